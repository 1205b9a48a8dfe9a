"""A compiler for many runs at once: fold, fuse, allocate buffers, execute in cache-sized tiles."""

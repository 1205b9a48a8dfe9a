"""Words of the pages, and the little markup they use."""

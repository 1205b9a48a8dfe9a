"""The frame of every page, and the live view in it."""

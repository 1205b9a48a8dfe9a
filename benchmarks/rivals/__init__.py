"""Other ways to compute a map, one per file: each does a `Task` and hands out the same `Ends`."""

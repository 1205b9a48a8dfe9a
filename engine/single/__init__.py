"""Three executors for few points: plain floats, NumPy arrays, and the rule as it is written."""

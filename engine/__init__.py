"""The pure core: every rule and every loss, in NumPy alone."""

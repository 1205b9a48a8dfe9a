"""Symbols that NumPy works on, their exact derivatives, and straight-line programs of them."""

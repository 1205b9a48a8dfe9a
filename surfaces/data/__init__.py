"""Data that surfaces are made of."""

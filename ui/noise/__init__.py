"""The parts of the page Noise."""

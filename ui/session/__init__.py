"""What this visit remembers, and how it changes."""

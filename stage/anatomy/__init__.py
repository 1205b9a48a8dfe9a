"""A rule line by line, as the page Anatomy shows it."""

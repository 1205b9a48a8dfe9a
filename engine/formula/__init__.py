"""The lines of a rule, as a paper writes them, recovered from its step."""

"""The page Reference."""

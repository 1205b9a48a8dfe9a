"""What a run leaves behind: its trajectory, how it ended, and its score."""

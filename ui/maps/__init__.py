"""The pictures of the page Maps, one file each, and what they share."""

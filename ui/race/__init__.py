"""What the page Race shows below the live view."""

"""An optimizer on a surface, under a schedule and noise, traced into programs."""

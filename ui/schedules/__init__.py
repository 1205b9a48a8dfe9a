"""The parts of the page Schedules."""

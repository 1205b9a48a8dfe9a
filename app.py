"""Descent: how optimizers move. The list of pages stands in ui/frame.py, because a deep link may run a page alone."""

from ui.frame import navigation

navigation().run()

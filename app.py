"""Descent: how optimizers move. Its pages are listed in ui/shell/frame.py: a deep link may run a page alone."""

from ui.shell.frame import have_menu, navigation

navigation().run()
have_menu()

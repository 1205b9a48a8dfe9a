"""Descent: how optimizers move. Its pages are listed in ui/shell/frame.py: a deep link may run a page alone."""

from ui.shell.frame import close_page, navigation
from ui.widgets.export_sheet import export_sheet

navigation().run()
export_sheet()
close_page()

"""A race taken home: as a script, a notebook, a table or a page of its own. Pure: a RunConfig in, text out."""

from export.kinds import KINDS, Kind
from export.notebook import notebook
from export.offline_page import page
from export.runners import CannotSay
from export.scripts import FRAMEWORKS, code, remarks
from export.tables import csv, json

__all__ = ["FRAMEWORKS", "KINDS", "CannotSay", "Kind", "code", "csv", "json", "notebook", "page", "remarks"]

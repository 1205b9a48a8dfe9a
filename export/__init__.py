"""A race taken home: as a script, a notebook or a table. Pure: a RunConfig in, text out."""

from export.kinds import KINDS, Kind
from export.tables import csv, json

__all__ = ["KINDS", "Kind", "csv", "json"]

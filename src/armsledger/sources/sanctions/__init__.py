"""Readers of sanctions lists; a new list is a module here that `read.py` calls."""

from armsledger.sources.sanctions.entry import Alias, ListEntry, Subject
from armsledger.sources.sanctions.read import read_list

__all__ = ["Alias", "ListEntry", "Subject", "read_list"]

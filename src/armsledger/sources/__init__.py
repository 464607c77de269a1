"""Turns bytes into reports."""

from armsledger.sources.loaded import Loaded, Refused
from armsledger.sources.read import read

__all__ = ["Loaded", "Refused", "read"]

"""Reads a report into claims."""

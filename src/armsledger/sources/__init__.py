"""Turns bytes into reports."""

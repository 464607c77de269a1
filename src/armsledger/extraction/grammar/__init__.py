"""Grammars for figures, dates and designations: tables in, spans out."""

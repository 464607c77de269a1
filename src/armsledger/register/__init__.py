"""Derives deals and series from claims: pure functions of the ledger."""

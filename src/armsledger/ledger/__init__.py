"""The append-only store of reports and claims."""

"""What armsledger is measured against: simple ways to read a report, each in one file."""

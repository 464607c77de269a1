"""Who and what exists: reference data and the matcher over it."""

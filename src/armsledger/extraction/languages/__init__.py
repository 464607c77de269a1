"""One folder a language: its words as data, its word order as a few functions."""

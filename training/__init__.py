"""How the tagger is made; not part of the package."""

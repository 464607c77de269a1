"""Prints the dependency group `dev` of pyproject.toml, one requirement a line, for `make lock`."""

import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
print("\n".join(project["dependency-groups"]["dev"]))

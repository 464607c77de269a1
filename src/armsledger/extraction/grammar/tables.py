"""A language's tables, read once from its YAML files."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class _Words(yaml.CSafeLoader):
    """YAML in which `on`, `no` and `yes` are the words that they are."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The table `name` of a language, as a dictionary."""
    source = files("armsledger.extraction.languages") / language / f"{name}.yaml"
    data: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), Loader=_Words)
    return data


@cache
def word_set(language: str, name: str, key: str) -> frozenset[str]:
    """The words that the table `name` lists under `key`."""
    return frozenset(table(language, name)[key])

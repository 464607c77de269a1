"""How much speaks for two claims being of one deal, and what, in words."""

from functools import cache
from importlib.resources import files

from armsledger.catalogue.csv_files import read_rows
from armsledger.register.facts import Facts, gap
from armsledger.register.likeness import Weight, features, numbers, possible, values
from armsledger.register.quantities import agree
from armsledger.register.wording import quantity
from armsledger.register.wordprint import same_print

FORBIDDEN = -20
"""Tenths of log-odds against a pair from which no other pair may join the two: 7 to 1."""


def weigh(a: Facts, b: Facts) -> int | None:
    """The log-odds that the two are of one deal, in tenths; None where they must not be.

    Symmetric. It is the sum of the weights of what holds for the pair; see `likeness` for
    the features and `scripts/fit_weights.py` for how the weights were found.
    """
    if not possible(a, b):
        return None
    weights = _weights()
    total = sum(weights.get(feature, 0) for feature in features(a, b))
    return None if total < FORBIDDEN else total


@cache
def _weights() -> dict[str, int]:
    source = files("armsledger.register") / "weights.csv"
    return {row.feature: int(row.weight) for row in read_rows(source, Weight)}


def reasons(a: Facts, b: Facts) -> tuple[str, ...]:
    """What speaks for one deal, in words, the parties first."""
    shared = (a.left & b.left, a.right & b.right)
    said = [f"both name {', '.join(sorted(both))}" for both in shared if both]
    if a.source.report_id == b.source.report_id:
        said.append("one report says both")
    if best := _shared_systems(a, b):
        said.append(best)
    amounts = [x for pairs in (numbers(a, b), values(a, b)) for x, y in pairs if agree(x, y)]
    said += [f"both say {quantity(x)}" for x in dict.fromkeys(amounts)]
    if a.window and b.window:
        apart = gap(a.window, b.window)
        said.append(f"their times lie {apart} days apart" if apart else "their times overlap")
    if a.source.report_id != b.source.report_id and same_print(a.words, b.words):
        said.append("their words are copies")
    return tuple(said)


def _shared_systems(a: Facts, b: Facts) -> str:
    """The nearest likeness of their items, in words; empty where there is none."""
    pairs = [(x, y) for x, _ in a.systems for y, _ in b.systems if x.meets(y)]
    for x, y in pairs:
        if x.keys and x.name == y.name:
            return f"both name the {x.label}"
    for x, y in pairs:
        of_one = "family" if x.keys and y.keys else "category"
        return f"{x.label} and {y.label} are of one {of_one}"
    return ""

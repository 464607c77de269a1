"""Floors: the least that the code must reach on each file of annotated reports.

They lie in `floors.json` beside this file, each pinned to its data by a hash, and are
set by `scripts/repin.py`.
"""

import json
import math
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
#: F1 figures have floors; noise has a ceiling, so it is worse where it is higher.
FIGURES = ("slots", "claims", "core", "noise")

Pinned = dict[str, Any]


Floors = dict[str, dict[str, Pinned]]
"""Extractor → data file's path from the root of the checkout → its hash and its figures."""


def load_floors(file: Path = FLOORS) -> Floors:
    """The floors of a file."""
    floors: Floors = json.loads(file.read_text(encoding="utf-8"))
    return floors


def save_floors(floors: Floors, file: Path = FLOORS) -> None:
    """Write the floors, the same bytes for the same floors."""
    file.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def rounded(figures: dict[str, float]) -> Pinned:
    """The floors for some figures: two places, to the side that is easier to keep.

    So a change that costs one slot in a thousand does not fail, and one that costs more does.
    """
    # Figures have four places; without the first rounding 0.29 * 100 would become 28.
    hundredths = {name: round(figures[name] * 100, 2) for name in FIGURES}
    return {
        name: (math.ceil(value) if name == "noise" else math.floor(value)) / 100
        for name, value in hundredths.items()
    }


def problems(name: str, pinned: Pinned | None, sha256: str, figures: dict[str, float]) -> list[str]:
    """What keeps one file's figures from passing; none where they pass."""
    way_out = "run `python scripts/repin.py`"
    if pinned is None or (missing := [figure for figure in FIGURES if figure not in pinned]):
        what = f" for {', '.join(missing)}" if pinned is not None else ""
        return [f"{name}: no floor is set{what}; {way_out}"]
    if pinned["sha256"] != sha256:
        return [f"{name}: the data is not what the floor was set on; {way_out} --lower"]
    return [
        f"{name}: {figure} is {figures[figure]}, "
        f"{'above its ceiling' if figure == 'noise' else 'below its floor'} of {pinned[figure]}"
        for figure in worse(pinned, figures)
    ]


def worse(pinned: Pinned, figures: dict[str, float]) -> list[str]:
    """The figures that are worse than pinned."""
    return [
        figure
        for figure in FIGURES
        if figure in pinned
        and (
            figures[figure] > pinned[figure]
            if figure == "noise"
            else figures[figure] < pinned[figure]
        )
    ]


def repinned(
    pinned: Pinned | None, sha256: str, figures: dict[str, float], *, lower: bool
) -> Pinned:
    """The new floors of one file.

    Raises ValueError where `lower` is not given, and a floor would become worse or the
    data is not what it was set on: old floors say nothing about other reports.
    """
    floors = rounded(figures)
    if pinned is not None and not lower:
        if pinned["sha256"] != sha256:
            raise ValueError("the data has changed; if that is meant, give --lower")
        if fallen := worse(pinned, floors):
            falls = ", ".join(f"{name} from {pinned[name]} to {floors[name]}" for name in fallen)
            raise ValueError(f"this would lower {falls}; if that is meant, give --lower")
    return {"sha256": sha256, **floors}

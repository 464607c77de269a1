"""Floors: the least that the code must reach on each file of annotated reports.

They lie in `floors.json` beside this file, each pinned to its data by a hash, and are
set by `scripts/repin.py`.
"""

import json
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
#: F1 figures have floors; noise has a ceiling, so it falls where the others rise.
FIGURES = ("slots", "claims", "noise")
#: Figures are kept to four places.
_ROUNDING = 0.00005

Pinned = dict[str, Any]


def load_floors(file: Path = FLOORS) -> dict[str, Pinned]:
    """Data file's path from the root of the checkout → its hash and its figures."""
    floors: dict[str, Pinned] = json.loads(file.read_text(encoding="utf-8"))
    return floors


def save_floors(floors: dict[str, Pinned], file: Path = FLOORS) -> None:
    """Write the floors, the same bytes for the same floors."""
    file.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def problems(name: str, pinned: Pinned | None, sha256: str, figures: dict[str, float]) -> list[str]:
    """What keeps one file's figures from passing; none where they pass."""
    way_out = "run `python scripts/repin.py`"
    if pinned is None:
        return [f"{name}: no floor is set; {way_out}"]
    if pinned["sha256"] != sha256:
        return [f"{name}: the data is not what the floor was set on; {way_out}"]
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
        if (pinned[figure] - figures[figure]) * (-1 if figure == "noise" else 1) > _ROUNDING
    ]


def repinned(
    pinned: Pinned | None, sha256: str, figures: dict[str, float], *, lower: bool
) -> Pinned:
    """The new floor of one file.

    Raises ValueError where a figure is worse than pinned and `lower` is not given. On
    data that has changed, the old figures say nothing, but a fall must be meant all the same.
    """
    if pinned is not None and not lower and (fallen := worse(pinned, figures)):
        falls = ", ".join(f"{name} from {pinned[name]} to {figures[name]}" for name in fallen)
        raise ValueError(f"this would lower {falls}; if that is meant, give --lower")
    return {"sha256": sha256, **{name: figures[name] for name in FIGURES}}

"""Set the quality floors to the present figures: `python scripts/repin.py [--lower]`.

Floors are the figures rounded down to two places (for the noise, up). Refuses to lower a
floor, and to set one on data that has changed, unless `--lower` is given. Files of
annotated reports that are not here keep the floors that they have.
"""

import argparse
import sys
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.data import FILES, GATED  # noqa: E402 - found by the line above
from tests.quality.floors import FLOORS, load_floors, repinned, save_floors  # noqa: E402
from tests.quality.measure import measure, sha256  # noqa: E402


def repin(root: Path, names: tuple[str, ...], floors_file: Path, *, lower: bool) -> list[str]:
    """Measure the files that are there and write their floors; what was refused, and why.

    Nothing is written for a file that is refused; the others are.
    """
    floors = load_floors(floors_file) if floors_file.exists() else {}
    refused: list[str] = []
    for extractor, name in product(GATED, names):
        file = root / name
        if not file.exists():
            continue
        of = floors.setdefault(extractor, {})
        figures = measure(file, extractor).figures
        try:
            new = repinned(of.get(name), sha256(file), figures, lower=lower)
        except ValueError as error:
            refused.append(f"{extractor}, {name}: {error}")
            continue
        print(f"{extractor}, {name}: {'as before' if new == of.get(name) else figures}")
        of[name] = new
    save_floors(floors, floors_file)
    return refused


def main() -> int:
    """Measure, compare and write; exit code 1 where anything was refused."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", action="store_true", help="let floors fall, accept other data")
    refused = repin(ROOT, FILES, FLOORS, lower=parser.parse_args().lower)
    for line in refused:
        print(line, file=sys.stderr)
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())

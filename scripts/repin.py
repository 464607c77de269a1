"""Set the quality floors to the present figures: `python scripts/repin.py [--lower]`.

Refuses to lower a floor (or to raise the ceiling of the noise) unless `--lower` is given.
Files of annotated reports that are not here keep the floors that they have.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.data import FILES  # noqa: E402 - found by the line above
from tests.quality.floors import load_floors, repinned, save_floors  # noqa: E402
from tests.quality.measure import measure, sha256  # noqa: E402


def main() -> int:
    """Measure, compare and write; exit code 1 where a floor would fall."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", action="store_true", help="let floors fall")
    lower = parser.parse_args().lower
    floors = load_floors()
    refused = False
    for name in FILES:
        if not (ROOT / name).exists():
            continue
        figures = measure(ROOT / name).figures
        try:
            new = repinned(floors.get(name), sha256(ROOT / name), figures, lower=lower)
        except ValueError as error:
            print(f"{name}: {error}", file=sys.stderr)
            refused = True
            continue
        print(f"{name}: {'as before' if new == floors.get(name) else figures}")
        floors[name] = new
    save_floors(floors)
    return int(refused)


if __name__ == "__main__":
    sys.exit(main())

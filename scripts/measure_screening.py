"""Prints how well screening finds the labelled parties on OFAC's list, at several thresholds.

measure_screening.py SDN.CSV: the list as OFAC publishes it, with its files beside it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.register.screened import LABELLED, measured, read_labelled  # noqa: E402


def main() -> None:
    """Print a table of thresholds, and what is found wrongly or missed at the default one."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {Path(sys.argv[0]).name} SDN.CSV")
    labelled = read_labelled(LABELLED)
    for with_catalogue in (False, True):
        print("with the catalogue's names" if with_catalogue else "by the parties' own names")
        print("| least | found rightly | found wrongly | missed | precision | recall |")
        for least in (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
            print(measured(Path(sys.argv[1]), labelled, least, with_catalogue).row)
    found = measured(Path(sys.argv[1]), labelled, None, with_catalogue=True)
    for title, pairs in (("wrongly", found.wrong), ("missed", found.missed)):
        print(title, *(f"  {name}: {entry}" for name, entry in pairs), sep="\n")


if __name__ == "__main__":
    main()

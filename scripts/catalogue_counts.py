"""Print how many entries the catalogue has, as tables: `python scripts/catalogue_counts.py`."""

import re
from collections import Counter
from collections.abc import Iterator

from armsledger.catalogue.entries import System
from armsledger.catalogue.files import FILES, all_entries, file_of, names_of
from armsledger.catalogue.load import Catalogue, load_catalogue

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def tables(catalogue: Catalogue) -> Iterator[str]:
    """What each file holds; then the systems by the register's armament category."""
    yield "| file | entries | names | in Cyrillic | in Chinese characters |"
    yield "| --- | --- | --- | --- | --- |"
    entries = all_entries(catalogue)
    for file in FILES.values():
        names = [n for entry in entries if file_of(entry) == file for n in names_of(entry)]
        count = sum(file_of(entry) == file for entry in entries)
        yield (
            f"| `{file}` | {count:,} | {len(names):,} | {_having(_CYRILLIC, names):,} "
            f"| {_having(_CHINESE, names):,} |"
        )
    yield f"| `organisation_changes.csv` | {len(catalogue.changes):,} | | | |"
    yield ""
    yield "| armament category | families | variants | with a maker | from states |"
    yield "| --- | --- | --- | --- | --- |"
    headings = {c.name: c.register or "not in the trade register" for c in catalogue.categories}
    by_heading = Counter(headings[system.category] for system in catalogue.systems)
    for heading, _ in by_heading.most_common():
        yield _row(heading, [s for s in catalogue.systems if headings[s.category] == heading])
    yield _row("all", [*catalogue.systems])


def _row(heading: str, systems: list[System]) -> str:
    families = sum(not system.family for system in systems)
    made = sum(bool(system.maker) for system in systems)
    states = {code for system in systems for code in system.origin}
    return (
        f"| {heading} | {families:,} | {len(systems) - families:,} | {made:,} | {len(states):,} |"
    )


def _having(letters: re.Pattern[str], names: list[str]) -> int:
    return sum(letters.search(name) is not None for name in names)


if __name__ == "__main__":
    for line in tables(load_catalogue()):
        print(line)

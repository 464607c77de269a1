"""OpenSanctions' `targets.simple.csv`: one row an entry, several values split by `;`."""

from collections.abc import Iterator
from pathlib import Path

from armsledger.catalogue.alpha2 import country_code
from armsledger.catalogue.load import Catalogue
from armsledger.sources.loaded import Refused
from armsledger.sources.sanctions.entry import Alias, ListEntry, Subject
from armsledger.sources.sanctions.rows import rows

LIST = "OpenSanctions"
NEEDED = ("id", "schema", "name", "aliases", "countries")
SUBJECTS = {
    **dict.fromkeys(("Organization", "Company", "LegalEntity", "PublicBody"), Subject.ORGANISATION),
    "Person": Subject.PERSON,
}


def is_simple(head: str) -> bool:
    """Whether a file begins with the header of `targets.simple.csv`."""
    header = [cell.strip('" \r') for cell in head.split("\n", 1)[0].split(",")]
    return all(column in header for column in NEEDED)


def read(path: Path, catalogue: Catalogue) -> Iterator[ListEntry | Refused]:
    """The entries of the list, and the rows that are broken."""
    found = rows(path)
    header: list[str] = []
    for item in found:
        if isinstance(item, Refused):
            yield item
            continue
        line, row = item
        if not header:
            header = row
            continue
        cells = dict(zip(header, row, strict=False))
        if len(row) != len(header) or not cells["id"] or not cells["name"]:
            yield Refused(
                f"{path}:{line}",
                f"the row has {len(row)} cells and the header {len(header)}, or id or name is "
                "empty; mend it, or fetch the list again",
            )
            continue
        codes = (country_code(catalogue, code) for code in _split(cells["countries"]))
        yield ListEntry(
            list=LIST,
            id=cells["id"],
            type=SUBJECTS.get(cells["schema"], Subject.OTHER),
            name=cells["name"],
            aliases=tuple(Alias(a) for a in _split(cells["aliases"]) if a != cells["name"]),
            countries=tuple(dict.fromkeys(code for code in codes if code)),
            programmes=_split(cells.get("program_ids") or cells.get("dataset") or ""),
            remarks=cells.get("sanctions", ""),
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.strip() for v in cell.split(";") if v.strip()))

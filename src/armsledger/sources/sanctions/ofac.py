"""The SDN list of the United States Treasury's OFAC, as `sdn.csv` with the files beside it.

`alt.csv` holds other names, `add.csv` addresses, `sdn_comments.csv` the rest of long
remarks; each is read where it is there. None has a header; `-0-` stands for nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from armsledger.catalogue.alpha2 import country_code
from armsledger.catalogue.load import Catalogue
from armsledger.sources.loaded import Refused
from armsledger.sources.sanctions.entry import Alias, ListEntry, Subject
from armsledger.sources.sanctions.rows import rows

LIST = "OFAC SDN"
_NULL = "-0-"
_WIDTHS = {"sdn.csv": 12, "alt.csv": 5, "add.csv": 6, "sdn_comments.csv": 2}
_QUOTED = re.compile(r"(?:a|f|n)\.k\.a\.,? ['\"]([^'\";]+)['\"]")
_OF_COUNTRY = re.compile(r"(?:nationality|citizen|Nationality of Registration) ([^;.]+)")
_TYPES = {"": Subject.ORGANISATION, "individual": Subject.PERSON}
_FIRST_ROW = re.compile(r'\s*\d+,"?[^,]+.*,"?-0-|\s*\d+,"[^"]+",.*-0-')


def is_sdn(head: str) -> bool:
    """Whether a file begins as `sdn.csv` does."""
    first = head.lstrip().split("\n", 1)[0]
    return bool(_FIRST_ROW.match(first)) and first.count(",") >= _WIDTHS["sdn.csv"] - 1


def read(path: Path, catalogue: Catalogue) -> Iterator[ListEntry | Refused]:
    """The entries of the list, and the rows that are broken."""
    beside: dict[str, dict[str, list[list[str]]]] = {}
    for name in ("alt.csv", "add.csv", "sdn_comments.csv"):
        beside[name] = defaultdict(list)
        found = _sibling(path, name)
        for row in _rows(found, name) if found else ():
            if isinstance(row, Refused):
                yield row
            else:
                beside[name][row[0]].append(row[1:])
    for row in _rows(path, "sdn.csv"):
        if isinstance(row, Refused):
            yield row
        else:
            yield _entry(row, {name: of[row[0]] for name, of in beside.items()}, catalogue)


def _sibling(path: Path, name: str) -> Path | None:
    for other in (path.with_name(name), path.with_name(name.upper())):
        if other.is_file() and other != path:
            return other
    return None


def _rows(path: Path, name: str) -> Iterator[list[str] | Refused]:
    """The rows, without nulls and outer spaces; short ones, or ones without id, are refused."""
    for found in rows(path):
        if isinstance(found, Refused):
            yield found
            continue
        line, row = found
        cells = ["" if cell.strip() == _NULL else cell.strip() for cell in row]
        if cells == ["\x1a"]:  # the files end as files of DOS did
            continue
        if len(cells) < _WIDTHS[name] or not cells[0].isdecimal() or not any(cells[1:]):
            yield Refused(
                f"{path}:{line}",
                f"the row has {len(cells)} cells or no id, {name} has {_WIDTHS[name]} and begins "
                "with a number; mend it, or fetch the list again",
            )
            continue
        yield cells


def _entry(row: list[str], beside: dict[str, list[list[str]]], catalogue: Catalogue) -> ListEntry:
    identity, name, kind, programmes = row[:4]
    remarks = row[11] + "".join(more[0] for more in beside["sdn_comments.csv"])
    subject = _TYPES.get(kind, Subject.OTHER)
    # In the remarks stand the names that OFAC calls weak, in quotes.
    strong = [other[2] for other in beside["alt.csv"]]
    if subject is Subject.PERSON:
        strong = [form for whole in (name, *strong) for form in (whole, turned(whole))]
    aliases = {weak: Alias(weak, weak=True) for weak in _QUOTED.findall(remarks)}
    aliases |= {other: Alias(other) for other in strong if other and other != name}
    places = [address[3] for address in beside["add.csv"]] + _OF_COUNTRY.findall(remarks)
    codes = (country_code(catalogue, place) for place in places)
    return ListEntry(
        list=LIST,
        id=identity,
        type=subject,
        name=name,
        aliases=tuple(aliases.values()),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        programmes=tuple(p.strip() for p in programmes.split("] [") if p.strip()),
        remarks=remarks,
    )


def turned(name: str) -> str:
    """A person's name with the first name first: "LAST, First" as "First LAST"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name

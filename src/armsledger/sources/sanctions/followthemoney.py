"""FollowTheMoney entities as JSON: one a line, or all in one array."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from armsledger.catalogue.alpha2 import country_code
from armsledger.catalogue.load import Catalogue
from armsledger.model import InputError
from armsledger.sources.loaded import Refused
from armsledger.sources.sanctions.entry import Alias, ListEntry, Subject
from armsledger.sources.sanctions.opensanctions import SUBJECTS
from armsledger.sources.sanctions.rows import is_utf8, lines, not_utf8

LIST = "FollowTheMoney"
_COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "mainCountry")


def is_entities(head: str) -> bool:
    """Whether a file begins as a JSON object or array does."""
    return head.lstrip().startswith(("{", "["))


def read(path: Path, catalogue: Catalogue) -> Iterator[ListEntry | Refused]:
    """The entities that have a name, and the lines that are broken."""
    for where, value in _values(path):
        if isinstance(value, Refused):
            yield value
            continue
        entry = _entry(value, catalogue)
        if entry is None:
            yield Refused(
                f"{path}:{where}",
                "no FollowTheMoney entity: it lacks `id`, `schema` or `properties`; leave it out",
            )
        elif entry.name:
            # What has no name, such as the listing itself, is nobody to look for.
            yield entry


def _values(path: Path) -> Iterator[tuple[int, Any]]:
    numbered = lines(path)
    for number, line in numbered:
        if not line.strip():
            continue
        if line.lstrip().startswith("["):
            whole = line + "".join(rest for _, rest in numbered)
            try:
                values = json.loads(whole)
            except ValueError as error:
                raise InputError(
                    f"{path}: not JSON ({error}); fetch the list again, or give one entity a line"
                ) from None
            yield from enumerate(values, 1)
            return
        if not is_utf8(line):
            yield number, not_utf8(path, number)
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            yield (
                number,
                Refused(f"{path}:{number}", f"the line is not JSON ({error}); mend it or leave it"),
            )


def _entry(value: Any, catalogue: Catalogue) -> ListEntry | None:
    if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
        return None
    if not isinstance(value.get("id"), str) or not isinstance(value.get("schema"), str):
        return None
    properties: dict[str, Any] = value["properties"]

    def values(*names: str) -> list[str]:
        found = (properties.get(name) for name in names)
        return [v for many in found if isinstance(many, list) for v in many if isinstance(v, str)]

    names = values("name")
    strong = [*names[1:], *values("alias", "previousName")]
    aliases = {weak: Alias(weak, weak=True) for weak in values("weakAlias")}
    aliases |= {other: Alias(other) for other in strong}
    codes = (country_code(catalogue, code) for code in values(*_COUNTRIES))
    return ListEntry(
        list=LIST,
        id=value["id"],
        type=SUBJECTS.get(value["schema"], Subject.OTHER),
        name=names[0] if names else "",
        aliases=tuple(aliases.values()),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        programmes=tuple(dict.fromkeys(values("programId", "program", "topics"))),
        remarks="; ".join(values("notes")),
    )

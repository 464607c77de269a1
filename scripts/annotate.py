"""Turn annotations in the short form into a file of annotated reports, and check them.

`python scripts/annotate.py PART.yaml [--texts TEXTS.jsonl] [--out PART.jsonl]`. The short
form is described in `docs/annotation.md`. Every mistake is listed with its report and its
claim; reports with one are left out and the exit code is 1. With `--texts`, the reports
come from a file that has them already and PART.yaml holds only `id` and `claims`: so a
second reader annotates without seeing the first one's claims.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.segment import sentence_spans
from armsledger.model import Claim, Report, Role
from armsledger.model.period import bounds
from armsledger.register.nouns import narrowest

#: What a report has in the short form beside its text and its claims.
ABOUT = ("writer", "genre", "about", "invented")
REPORT = ("id", "url", "title", "publisher", "published", "dateline")
QUALIFIERS = {
    "~": "about",
    ">": "over",
    ">=": "at_least",
    "<=": "up_to",
    "<": "under",
    "": "exact",
}
ROLES = tuple(role.value for role in Role)
#: In the roles that a kind of dealing has.
ROLES_OF = {
    "transfer": {"supplier", "recipient", "intermediary", "manufacturer"},
    "licensed_production": {"supplier", "recipient", "manufacturer"},
    "production": {"manufacturer"},
    "service": {"supplier", "recipient"},
    "upgrade": {"supplier", "recipient"},
    "training": {"supplier", "recipient"},
    "joint_development": {"partner"},
    "technology_transfer": {"supplier", "recipient"},
    "cooperation": {"partner"},
    "exhibition": {"participant", "host"},
    "restriction": {"imposer", "target"},
    "indicator": {"subject", "counterpart"},
}
PLAIN = ("kind", "stage", "measure", "of", "period", "event")
FIELDS = {*PLAIN, *ROLES, "items", "value", "amount", "place", "speaker", "via", "at"}

_QUANTITY = re.compile(r"(~|>=|<=|>|<)?\s*(-?[\d.]+(?:e\d+)?)(?:-([\d.]+(?:e\d+)?))?\s+(\S+)")
_PARTY = re.compile(r"(.*?)\s*(?:\(([A-Z]{3})\))?\s*(?:\[(group|person|organisation)\])?")
_ITEM = re.compile(r"(.*?)\s*(?:\[([^\]]+)\])?(?:\s+\*\s+(\S+(?:\s\S+)?))?")


def quantity(given: str) -> dict[str, Any]:
    """`>1.5e9 USD`, `~12 count`, `10-15 percent` as a quantity. Raises ValueError."""
    match = _QUANTITY.fullmatch(given.strip())
    if not match:
        raise ValueError(f"{given!r} is no quantity; write such as `>1.5e9 USD` or `10-15 percent`")
    mark, amount, upper, unit = match.groups()
    plain = {"amount": _number(amount), "unit": unit, "qualifier": QUALIFIERS[mark or ""]}
    return plain | {"qualifier": "between", "upper": _number(upper)} if upper else plain


def _number(given: str) -> int | float:
    number = float(given)
    return int(number) if number.is_integer() else number


def party(role: str, given: str) -> dict[str, Any]:
    """`India`, `Rostec (RUS)`, `NATO [group]` as a party. Raises ValueError."""
    match = _PARTY.fullmatch(_line(given))
    assert match is not None
    name, code, kind = match.groups()
    country = countries().get(name.casefold())
    if country and kind is None and code in (None, country[1]):
        return {"role": role, "name": country[0], "type": "country", "country": country[1]}
    if code is None and kind is None:
        raise ValueError(f"{name!r} is no country; write `Name (ISO)` or `Name [group]`")
    if code is not None and code not in codes():
        raise ValueError(f"{code} is no country's code")
    found = {"role": role, "name": name, "type": kind or "organisation"}
    return found | ({"country": code} if code else {})


def item(given: str) -> dict[str, Any]:
    """`S-400`, `T-90S * 64`, `S-300 [air defence system] * 2 regiment` as an item."""
    match = _ITEM.fullmatch(_line(given))
    assert match is not None
    name, category, number = match.groups()
    if not name or set(name) & set("*[]"):
        raise ValueError(f"{given!r} is no item; write such as `T-90S [tank] * 64`")
    found: dict[str, Any] = {"name": name}
    if category := category or category_of(name):
        if category not in categories():
            raise ValueError(f"{category!r} is no category")
        found["category"] = category
    if number:
        found["quantity"] = quantity(number if " " in number else f"{number} count")
    return found


def place(given: str) -> dict[str, Any]:
    """`Kazan (RUS)` or `India` as a place."""
    made = _PARTY.fullmatch(_line(given))
    assert made is not None
    name, code, _ = made.groups()
    country = countries().get(name.casefold())
    code = code or (country[1] if country else None)
    return {"name": name} | ({"country": code} if code else {})


def speaker(given: str | dict[str, str]) -> dict[str, str]:
    """`Name`, `Name; role; organisation` or a mapping as a speaker."""
    if isinstance(given, dict):
        return given
    parts = [part.strip() for part in _line(given).split(";")]
    pairs = zip(("name", "role", "organisation"), parts, strict=False)
    return {key: part for key, part in pairs if part}


def _line(given: Any) -> str:
    """A name on one line, as YAML may fold it over several. Raises ValueError for a mapping."""
    if isinstance(given, dict | list):
        raise ValueError(f"{given!r} must be text")  # noqa: TRY004 - a mistake to list
    return " ".join(str(given).split())


def claim(given: dict[str, Any], text: str, sentences: list[tuple[int, int]]) -> dict[str, Any]:
    """A claim of the contract. Raises ValueError where the short form is wrong."""
    if unknown := set(given) - FIELDS:
        raise ValueError(f"unknown: {', '.join(map(str, unknown))}")
    found: dict[str, Any] = {key: str(given[key]) for key in PLAIN if given.get(key) is not None}
    found["parties"] = [party(role, one) for role in ROLES for one in _many(given.get(role))]
    allowed = ROLES_OF.get(found.get("kind", ""), set())
    for one in found["parties"]:
        if one["role"] not in allowed:
            raise ValueError(f"a claim of kind {found.get('kind')} has no {one['role']}")
    if items := [item(one) for one in _many(given.get("items"))]:
        found["items"] = items
    for key, read in (("value", quantity), ("amount", quantity), ("place", place)):
        if given.get(key) is not None:
            found[key] = read(str(given[key]))
    if found.get("period"):
        bounds(found["period"])
    if given.get("speaker"):
        found["speaker"] = speaker(given["speaker"])
    if via := _many(given.get("via")):
        found["via"] = via
    spans = sorted(
        {span for cue in _many(given.get("at")) for span in _spans(str(cue), text, sentences)}
    )
    if not spans:
        raise ValueError("no `at`: write the first words of the sentence")
    found["evidence"] = [{"start": a, "end": b, "quote": text[a:b]} for a, b in spans]
    Claim.model_validate(found)
    return found


def _spans(cue: str, text: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that some words of the text lie in."""
    at = text.find(cue)
    if at < 0:
        raise ValueError(f"not in the text: {cue!r}")
    if text.find(cue, at + 1) >= 0:
        raise ValueError(f"twice in the text: {cue!r}; write more words")
    yield from (s for s in sentences if s[0] < at + len(cue) and at < s[1])


def _many(given: Any) -> list[Any]:
    return [] if given is None else given if isinstance(given, list) else [given]


@cache
def countries() -> dict[str, tuple[str, str]]:
    """Names and codes of countries, folded → the usual name and the code."""
    found: dict[str, tuple[str, str]] = {}
    for country in load_catalogue().countries:
        for name in (country.name, country.code, *country.aliases):
            found.setdefault(name.casefold(), (country.name, country.code))
    return found


@cache
def codes() -> frozenset[str]:
    """The codes of countries."""
    return frozenset(country.code for country in load_catalogue().countries)


@cache
def categories() -> frozenset[str]:
    """The names of categories of equipment."""
    return frozenset(category.name for category in load_catalogue().categories)


@cache
def _systems() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for system in load_catalogue().systems:
        for name in (system.name, *system.aliases):
            found.setdefault(name.casefold(), set()).add(system.category)
    return found


def category_of(name: str) -> str | None:
    """The catalogue's category: the name's own, or its last words'; None where unclear."""
    known = _systems().get(name.casefold(), set())
    if len(known) == 1:
        return next(iter(known))
    nouns = (narrowest(name), narrowest(name.removesuffix("s")))
    return next((noun for noun in nouns if noun in categories()), None)


def read(part: dict[str, Any], texts: dict[str, Any] | None) -> Iterator[dict[str, Any] | str]:
    """Each report with its claims and what is noted about it, or a mistake."""
    seen: set[str] = set()
    for given in part.get("reports") or []:
        name = str(given.get("id"))
        if name in seen:
            yield f"{name}: twice"
            continue
        seen.add(name)
        if texts is None:
            text = str(given.get("text", "")).strip()
            report = {key: str(given[key]) for key in REPORT if given.get(key)}
            report |= {"language": "en", "text": text}
            about = {key: given[key] for key in ABOUT if given.get(key) is not None}
        elif name in texts:
            report, about = texts[name]["report"], {}
        else:
            yield f"{name}: is not in the file of texts"
            continue
        mistakes, claims = [] if report["text"] else [f"{name}: no text"], []
        sentences = sentence_spans(report["text"])
        for number, one in enumerate(given.get("claims") or [], start=1):
            try:
                claims.append(claim(one, report["text"], sentences))
            except (ValueError, AttributeError, TypeError) as error:
                mistakes.append(f"{name}, claim {number}: {str(error)[:300]}")
        try:
            Report(**report)
        except ValueError as error:
            mistakes.append(f"{name}: {str(error)[:200]}")
        yield from mistakes
        if not mistakes:
            yield {"report": report, "claims": claims, **about}


def summary(found: list[dict[str, Any]]) -> Iterator[str]:
    """What there is how many of."""
    claims = [one for line in found for one in line["claims"]]
    yield f"{len(found)} reports, {sum(not line['claims'] for line in found)} without a claim"
    words = [len(line["report"]["text"].split()) for line in found] or [0]
    yield f"{len(claims)} claims; words {min(words)} to {max(words)}, in all {sum(words)}"
    for key in ("kind", "stage"):
        yield f"{key}s: {dict(Counter(one[key] for one in claims).most_common())}"
    for key in ("genre", "invented"):
        yield f"{key}: {dict(Counter(str(line.get(key)) for line in found).most_common())}"


def main() -> int:
    """Read, check, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("part", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    texts = None
    if given.texts:
        lines = given.texts.read_text(encoding="utf-8").split("\n")
        texts = {line["report"]["id"]: line for line in map(json.loads, filter(None, lines))}
    part = yaml.safe_load(given.part.read_text(encoding="utf-8"))
    results = list(read(part, texts))
    found = [one for one in results if not isinstance(one, str)]
    if given.out:
        lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in found]
        given.out.write_text("".join(lines), encoding="utf-8")
    print(*summary(found), sep="\n")
    mistakes = [one for one in results if isinstance(one, str)]
    print(*(f"MISTAKE {one}" for one in mistakes), sep="\n")
    return int(bool(mistakes))


if __name__ == "__main__":
    sys.exit(main())

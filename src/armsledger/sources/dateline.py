"""Datelines: "ZHUHAI, China, November 12 (Reuters) - " at the start of a report's body."""

import re
from dataclasses import dataclass

from armsledger.sources.dates import MONTH, WEEKDAYS, month_number, real_date
from armsledger.sources.known import Known, fold

_WORD = r"(?:(?:St|ST|Ft|FT|Mt|MT)\.|[A-Z][^\W\d_]*(?:[.'’-][^\W\d_]+)*)"
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]*[A-Z]")
#: A month with a day is no part of a place's name: "Zhuhai, China November 12".
_NAME = rf"(?!(?i:{MONTH})[ ]\d){_WORD}"
_PLACE = rf"{_NAME}(?:[ ](?:(?:de|la|le|el|al|du|of|the|am|and)[ ])?{_NAME}){{0,3}}"
_DAY = rf"""
    (?: (?P<mm>{MONTH})[ ](?P<md>\d{{1,2}})(?!\d)(?:,?[ ](?P<my>(?:19|20)\d\d))?
      | (?P<dd>\d{{1,2}})[ ](?P<dm>{MONTH})(?:,?[ ](?P<dy>(?:19|20)\d\d))? )
"""
_AGENCY = r"(?:/(?P<slashed>[A-Z][^/\n]{1,40})/|\((?P<bracketed>[A-Z][^()\n]{1,40})\))"
#: White space alone ends a dateline only after the agency: "/TASS/ The joint ...".
_SEPARATOR = r"(?:\.?[ ]?[-–—]{1,2}[ ]|\.?[ ]?[–—]|:[ ]|\.[ ]+|\.?$|(?<=[/)])[ ]+)"

#: A place, a day and an agency, each of them optional; then what sets it off.
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:,[ ]{_PLACE}){{0,2}})?(?:[ ,.]{{0,3}}(?i:{_DAY}))?"
    rf"(?:[ ,.]{{0,3}}{_AGENCY})?(?P<separator>{_SEPARATOR})",
    re.VERBOSE,
)
_LABEL_WORDS = """
    advertisement analysis breaking comment commentary editorial exclusive explainer factbox
    feature focus interview news note opinion photo photos pictures posted published report
    source summary timeline update updated urgent video watch warning
"""
_LABELS = frozenset(_LABEL_WORDS.split()).union(WEEKDAYS)
_NEXT = re.compile(r"[\"“‘'«(]?[A-Z0-9$€£]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states; offsets and dates are as printed, nothing is filled in."""

    printed: str
    length: int
    """Code points up to the first sentence."""
    place: str | None = None
    agency: str | None = None
    month_day: tuple[int, int] | None = None
    year: int | None = None


def dateline(line: str, known: Known) -> Dateline | None:
    """The dateline that a paragraph begins with, or None where it begins with none."""
    match = _DATELINE.match(line)
    if not match or not _sets_off(match, line) or not _is_dateline(match, line, known):
        return None
    place, agency = _place_and_agency(match, known)
    month_day, year = _day(match) or (None, None)
    return Dateline(
        printed=match.group().rstrip(" -–—:."),
        length=match.end(),
        place=place,
        agency=agency,
        month_day=month_day,
        year=year,
    )


def _sets_off(match: re.Match[str], line: str) -> bool:
    """Whether a sentence begins after the match, or nothing at all."""
    return match.end() == len(line) or bool(_NEXT.match(line, match.end()))


def _is_dateline(match: re.Match[str], line: str, known: Known) -> bool:
    place, agency = match["place"], match["slashed"] or match["bracketed"]
    if place and not _LABELS.isdisjoint(re.split(r"[ ,]+", place.lower())):
        return False
    if match["bracketed"] and not known.outlet(agency):
        # "Rosoboronexport (ROE)" looks like "WASHINGTON (AP)".
        return bool(place and match["separator"].strip()) and (
            known.is_place(place) or _in_capitals(place.split(",")[0])
        )
    if agency:
        return match["slashed"] is None or agency.isupper() or known.outlet(agency) is not None
    if _day(match):
        return place is not None
    return bool(place) and match.end() < len(line) and _is_bare_place(match, line, known)


def _place_and_agency(match: re.Match[str], known: Known) -> tuple[str | None, str | None]:
    """The place, and who sent the report: a press release is dated by its sender's name."""
    place, agency = match["place"], match["slashed"] or match["bracketed"]
    if agency or not place or known.is_place(place):
        return place, agency and (known.outlet(agency) or agency)
    sender = known.outlet(place) or known.organisations.get(fold(place))
    if sender:
        return None, sender
    # "Rostec, 12 November 2015." names its sender as "Zhukovsky, 12 November 2015." its place.
    doubtful = match["dm"] is not None and not _in_capitals(place.split(",")[0])
    return (None if doubtful else place), None


def _day(match: re.Match[str]) -> tuple[tuple[int, int], int | None] | None:
    month, day, year = (
        match["mm"] or match["dm"],
        match["md"] or match["dd"],
        match["my"] or match["dy"],
    )
    # 2000 has a 29 February.
    if not month or not real_date(2000, month_number(month), int(day)):
        return None
    return (month_number(month), int(day)), int(year) if year else None


def _is_bare_place(match: re.Match[str], line: str, known: Known) -> bool:
    """Whether "TEL AVIV. Ten" or "Sao Paulo - Three" is a dateline without day or agency."""
    place, separator = match["place"], match["separator"].strip()
    if known.is_place(place):
        return True
    if fold(place) in known.organisations:
        return False
    if known.outlet(place):
        return separator != "."
    if _in_capitals(place):
        return len(fold(place)) > 3
    # "Sukhoi - Russia's maker of fighters - said" is an aside, not a dateline.
    sentence = re.split(r"(?<=[a-z][.!?])\s", line[match.end() :], maxsplit=1)[0]
    aside = re.search(r"\s[-–—]{1,2}\s|[–—]", sentence)
    return separator[-1] in "-–—" and "," not in place and len(place.split()) < 4 and not aside


def _in_capitals(place: str) -> bool:
    return all(_CAPITALS.fullmatch(word) for word in re.split(r"[ ,]+", place))

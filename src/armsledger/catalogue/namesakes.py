"""Names that are something else here: Jordan the man, Mrs Babcock, room C-130."""

import re

#: States and towns that are given names as well.
_GIVEN_NAMES = frozenset(
    [
        *("Adelaide", "Alexandria", "Austin", "Brandon", "Bristol", "Camden", "Carolina", "Chad"),
        *("Charlotte", "Dallas", "Denver", "Florence", "Georgia", "Houston", "Israel", "Jackson"),
        *("Jordan", "Kenya", "Kingston", "Lincoln", "Logan", "Madison", "Milan", "Orlando"),
        *("Paris", "Santiago", "Savannah", "Sofia", "Sydney", "Trenton", "Valencia", "Victoria"),
    ]
)
_CIVIL_TITLE = re.compile(r"(?<!\w)(?:(?:Mr|Mrs|Ms|Mme|Dr|Prof)\.?|Miss|Madame|Professor)\s$")
_TITLE_ENDS = frozenset(".efrs")
_TITLES = re.compile(
    r"(?:(?:Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Sir|Lord|Lady)\.?|General|Colonel|"
    r"Senator|Captain|Admiral|Michael|Jim|John|David|Robert|James|Hamilton|Vernon)\s$"
)
#: What rooms, seats and sheets of paper are numbered with ("room C-130", "seat F16").
_LABEL = re.compile(
    r"(?<!\w)(?:rooms?|seats?|lockers?|gates?|flights?|codes?|error|forms?|pages?|pitch|plots?|"
    r"grades?|routes?|roads?|bus|junctions?|exits?|motorways?|highways?|bays?|shelf|zones?|lots?|"
    r"box|booths?|apartments?|flats?|sizes?|vitamins?|chapters?|sections?|tables?|figures?)\s$",
    re.IGNORECASE,
)
#: What is sold by a letter and a number ("M16 bolts", "A4 paper").
_SORT = re.compile(r"\s(?:bolts?|screws?|threads?|nuts|washers|paper|envelopes?|size|bags)(?!\w)")
_LONGEST_LABEL = 5
#: What makes money of a letter and a number: "R60 million" are rands.
_MONEY = re.compile(r"[\s-]?(?:million|billion|trillion|crore|lakh|bn|mn|m)(?!\w)")
_SURNAME = re.compile(r"\s([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?=\s(?:[a-z]|said)|[,.;:']|$)")
_PLACE = re.compile(r"[A-Z][\w.]+, $")
#: Words that follow a state in a name of its own ("Georgia Air Force").
_OF_A_STATE = frozenset(
    [
        "air",
        "armed",
        "army",
        "navy",
        "coast",
        "ministry",
        "defence",
        "defense",
        "national",
        "military",
        "border",
        "aerospace",
        "aircraft",
        "design",
        "weapon",
        "weapons",
        "shipyards",
        "shipyard",
        "police",
        "special",
        "royal",
        "land",
        "forces",
        "force",
        "and",
        "for",
        "president",
        "prime",
        "minister",
        "parliament",
        "central",
        "security",
        "republic",
    ]
)


def may_be_given_name(name: str) -> bool:
    """Whether a state's or a town's name is also a person's."""
    return name in _GIVEN_NAMES


def has_civil_title(text: str, start: int) -> bool:
    """Whether what begins here is somebody's surname: "Mrs Babcock"."""
    # The titles end in few letters, which spares most names the search.
    return text[start - 2 : start - 1] in _TITLE_ENDS and bool(
        _CIVIL_TITLE.search(text, max(0, start - 10), start)
    )


def is_label(text: str, start: int, end: int) -> bool:
    """Whether a designation at [start:end] is a sum, or numbers a room, a sheet, a bolt."""
    if _MONEY.match(text, end, end + 10):
        return True
    if end - start > _LONGEST_LABEL:
        return False
    before = _LABEL.search(text, max(0, start - 12), start)
    return before is not None or _SORT.match(text, end, end + 10) is not None


def is_person(name: str, simple: str, start: int, end: int) -> bool:
    """Whether a person bears the name at [start:end] of a plain text: "Michael Jordan"."""
    if _TITLES.search(simple, max(0, start - 12), start):
        return True
    surname = _SURNAME.match(simple, end, end + 24)
    return bool(surname and surname.group(1).lower() not in _OF_A_STATE and name != "Israel")


def follows_a_place(simple: str, start: int) -> bool:
    """Whether a place and a comma stand before: "Marietta, Georgia", of the United States."""
    return _PLACE.search(simple, max(0, start - 30), start) is not None

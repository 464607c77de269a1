"""Names that are something else here: Jordan the man, Mrs Babcock, room C-130."""

import re

from armsledger.catalogue.words import word_list

_CIVIL_TITLE = re.compile(r"(?<!\w)(?:(?:Mr|Mrs|Ms|Mme|Dr|Prof)\.?|Miss|Madame|Professor)\s$")
_TITLE_ENDS = frozenset(".efrs")
_TITLES = re.compile(
    r"(?:(?:Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Sir|Lord|Lady)\.?|General|Colonel|"
    r"Senator|Captain|Admiral|Michael|Jim|John|David|Robert|James|Hamilton|Vernon)\s$"
)
_LONGEST_LABEL = 5
#: What makes money of a letter and a number: "R60 million" are rands.
_MONEY = re.compile(r"[\s-]?(?:million|billion|trillion|crore|lakh|bn|mn|m)(?!\w)")
_SURNAME = re.compile(r"\s([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?=\s(?:[a-z]|said)|[,.;:']|$)")
_PLACE = re.compile(r"[A-Z][\w.]+, $")


def _either(name: str) -> str:
    return "|".join(word_list(name))


#: What rooms, seats and sheets of paper are numbered with ("room C-130", "seat F16").
_LABEL = re.compile(rf"(?<!\w)(?:{_either('labels')})\s$", re.IGNORECASE)
#: What is sold by a letter and a number ("M16 bolts").
_SORT = re.compile(rf"\s(?:{_either('labelled')})(?!\w)")
_GIVEN_NAMES = frozenset(word_list("given_names"))
_OF_A_STATE = frozenset(word_list("words_of_states"))


def may_be_given_name(name: str) -> bool:
    """Whether a state's or a town's name is also a person's."""
    return name in _GIVEN_NAMES


def has_civil_title(text: str, start: int) -> bool:
    """Whether what begins here is somebody's surname: "Mrs Babcock"."""
    # The titles end in few letters, which spares most names the search.
    return text[start - 2 : start - 1] in _TITLE_ENDS and bool(
        _CIVIL_TITLE.search(text, max(0, start - 10), start)
    )


def is_no_system(text: str, start: int, end: int) -> bool:
    """Whether a designation at [start:end] is a sum, or numbers a room, a sheet, a bolt."""
    # "S-400 bn" is a battalion.
    if _MONEY.match(text, end, end + 10) and "-" not in text[start:end]:
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

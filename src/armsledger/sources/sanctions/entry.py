"""One entry of a sanctions list."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a list names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"
    """A ship, an aircraft, a wallet: nothing that is a party to a deal."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entry."""

    name: str
    weak: bool = False
    """The list itself says that many others go by it ("weak alias")."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Somebody whom a sanctions list names."""

    list: str
    """The list: `OFAC SDN`, `OpenSanctions`, `FollowTheMoney`."""
    id: str
    """The list's own id."""
    type: Subject
    name: str
    """As the list prints it."""
    aliases: tuple[Alias, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3, of nationality, seat or address; only those the catalogue knows."""
    programmes: tuple[str, ...] = ()
    remarks: str = ""

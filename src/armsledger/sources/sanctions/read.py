"""Reads a sanctions list of any known format, which its content shows, not its name."""

from collections.abc import Iterator
from pathlib import Path

from armsledger.catalogue.load import Catalogue
from armsledger.model import InputError
from armsledger.sources.loaded import Refused
from armsledger.sources.sanctions import followthemoney, ofac, opensanctions
from armsledger.sources.sanctions.entry import ListEntry
from armsledger.sources.sanctions.rows import head

#: A new list: how it is recognised by its start, and what reads it.
_READERS = (
    (followthemoney.is_entities, followthemoney.read),
    (opensanctions.is_simple, opensanctions.read),
    (ofac.is_sdn, ofac.read),
)


def read_list(path: Path, catalogue: Catalogue) -> Iterator[ListEntry | Refused]:
    """The entries of a list one after the other, and the rows that are broken.

    Raises InputError where the file cannot be read or is no list of a known format.
    """
    start = head(path)
    for recognised, read in _READERS:
        if recognised(start):
            return read(path, catalogue)
    raise InputError(
        f"{path}: no sanctions list that is known; give OFAC's sdn.csv, OpenSanctions' "
        "targets.simple.csv, or FollowTheMoney entities as JSON"
    )

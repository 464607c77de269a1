"""Screening: which parties of the deals may stand on a sanctions list.

A match is a lead to be looked at, never an identification. States are not screened: that a
state is under an embargo is no matter of names.
"""

import math
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from armsledger.catalogue.entries import Organisation
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue
from armsledger.model import PartyType, Role
from armsledger.model.deal import Deal
from armsledger.register.screening_names import Compared, compared, is_generic
from armsledger.register.screening_score import Weight, likeness, word_likeness
from armsledger.sources.sanctions.entry import ListEntry, Subject

#: Chosen on tests/data/screening.csv; docs/screening.md has the figures around it.
LEAST = 0.8
#: Both sides name countries, and none in common.
_ELSEWHERE = 0.85
#: The list itself calls the alias weak, or it is the owner that matches and not the party.
_WEAK, _OWNER = 0.9, 0.9
_ACRONYM = 5
_SLOTS = 1 << 20


class How(StrEnum):
    """Which names agree."""

    NAME = "name"
    ALIAS = "alias"
    """The party's name with another name of the entry."""
    TRANSLITERATION = "transliteration"
    """Either stands in another script, and was compared in Latin letters."""
    CATALOGUE_ALIAS = "catalogue alias"
    """Another name that the catalogue has for the party."""
    CATALOGUE_PARENT = "catalogue parent"
    """The organisation that owns the party, as the catalogue has it."""


@dataclass(frozen=True, slots=True, order=True)
class Stand:
    """A deal in which a party stands, with its roles there."""

    deal: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A party that may be an entry of a list."""

    party: str
    type: PartyType
    country: str | None
    entry: ListEntry
    how: How
    party_name: str
    """The name of the party that was compared: its own, or one the catalogue has for it."""
    entry_name: str
    """The name of the entry that it is like."""
    score: float
    note: str
    """What speaks against it, or what it is that matches; may be empty."""
    deals: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name under which a party is looked for."""

    party: int
    written: str
    compared: Compared
    how: How


_Index = dict[tuple[Subject, str], dict[str, list[_Name]]]
"""Names of parties by subject and block, and within a block by word."""
_Near = Callable[[Subject, str, str], tuple[_Name, ...]]
_Who = tuple[str, PartyType, str | None]
_SUBJECTS = {
    PartyType.PERSON: Subject.PERSON,
    PartyType.ORGANISATION: Subject.ORGANISATION,
    PartyType.GROUP: Subject.ORGANISATION,
}


def screened(deals: Iterable[Deal]) -> dict[_Who, tuple[Stand, ...]]:
    """The parties that are looked for, states left out, with the deals that they stand in."""
    roles: dict[_Who, dict[str, set[Role]]] = defaultdict(lambda: defaultdict(set))
    for deal in deals:
        for party in deal.parties:
            if party.type is not PartyType.COUNTRY:
                roles[party.name, party.type, party.country][deal.id].add(party.role)
    return {
        who: tuple(Stand(deal, tuple(sorted(found))) for deal, found in sorted(of.items()))
        for who, of in sorted(roles.items(), key=lambda item: (*item[0][:2], item[0][2] or ""))
    }


def screen(
    deals: Iterable[Deal],
    entries: Iterable[ListEntry],
    catalogue: Catalogue,
    least: float = LEAST,
) -> list[Match]:
    """The entries that a party may be, the likest first; of each pair the likest names.

    The entries are gone through once, and only those are kept that share the beginning of an
    uncommon word with a party, so a list may be far larger than memory. The order of deals
    and of entries makes no difference.
    """
    parties = screened(deals)
    whos = list(parties)
    index: _Index = defaultdict(lambda: defaultdict(list))
    for number, who in enumerate(whos):
        for name in _names(number, who, catalogue):
            for key, word in name.compared.blocks():
                index[_SUBJECTS[who[1]], key][word].append(name)
    counted = _Counted()

    @lru_cache(maxsize=1 << 18)
    def near_word(subject: Subject, key: str, word: str) -> tuple[_Name, ...]:
        """The names of parties with a word that is alike; lists repeat their words."""
        words = index.get((subject, key), {}).items()
        return tuple(n for w, ns in words if w == word or word_likeness(word, w) for n in ns)

    near = [
        (entry, pairs)
        for entry in entries
        if entry.type is not Subject.OTHER and (pairs := _pairs(entry, near_word, counted))
    ]
    weight = counted.weight()
    matches: dict[tuple[int, str, str], Match] = {}
    for entry, pairs in near:
        for pair in pairs:
            number = pair.name.party
            who = whos[number]
            score, note = _score(pair, who[2], entry, weight)
            if score < least:
                continue
            match = Match(
                party=who[0],
                type=who[1],
                country=who[2],
                entry=entry,
                how=_how(pair, entry),
                party_name=pair.name.written,
                entry_name=pair.written,
                score=score,
                note=note,
                deals=parties[who],
            )
            pair_key = (number, entry.list, entry.id)
            before = matches.get(pair_key)
            if before is None or _rank(match) < _rank(before):
                matches[pair_key] = match
    return sorted(matches.values(), key=_order)


def _names(number: int, who: _Who, catalogue: Catalogue) -> Iterator[_Name]:
    """A party's own name, then what the catalogue adds to it."""
    own = compared(who[0])
    yield _Name(number, who[0], own, How.NAME)
    if who[1] is not PartyType.ORGANISATION:
        return
    known = _called(catalogue, who[0], who[2])
    if known is None:
        return
    for name in (known.name, *known.aliases):
        if compared(name) != own:
            yield _Name(number, name, compared(name), How.CATALOGUE_ALIAS)
    if known.parent:
        yield _Name(number, known.parent, compared(known.parent), How.CATALOGUE_PARENT)


def _called(catalogue: Catalogue, name: str, country: str | None) -> Organisation | None:
    for entry in _by_name(catalogue).get(bare(name), ()):
        if not (country and entry.country) or entry.country == country:
            return entry
    return None


@lru_cache(maxsize=8)
def _by_name(catalogue: Catalogue) -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = defaultdict(list)
    for entry in catalogue.organisations:
        for name in {bare(n) for n in (entry.name, *entry.aliases)}:
            found[name].append(entry)
    return found


@dataclass(frozen=True, slots=True)
class _Pair:
    """A party's name beside an entry's, which share a block."""

    name: _Name
    written: str
    compared: Compared
    weak: bool


def _pairs(entry: ListEntry, near_word: _Near, counted: "_Counted") -> list[_Pair]:
    """The names of parties that one of an entry's names may be, with that name."""
    found: list[_Pair] = []
    words: set[str] = set()
    for written, weak in ((entry.name, False), *((a.name, a.weak) for a in entry.aliases)):
        form = compared(written)
        words.update(form.words)
        near = {id(n): n for key, word in form.blocks() for n in near_word(entry.type, key, word)}
        found += [_Pair(name, written, form, weak) for name in near.values()]
    counted.count(words)
    return found


def _score(pair: _Pair, country: str | None, entry: ListEntry, weight: Weight) -> tuple[float, str]:
    name, form = pair.name, pair.compared
    alike = likeness(name.compared, form, weight)
    notes: list[str] = []
    agrees = country is not None and country in entry.countries
    if name.how is How.CATALOGUE_PARENT:
        alike *= _OWNER
        notes.append("the list names the party's owner")
    if pair.weak:
        alike *= _WEAK
        notes.append("the list calls this alias weak")
    if country and entry.countries and not agrees:
        alike *= _ELSEWHERE
        notes.append(f"{country}, but the list has {', '.join(entry.countries)}")
    if not agrees and _says_little(form):
        # An acronym, or common words alone: only the country makes it more than chance.
        alike *= _ELSEWHERE * _WEAK
        notes.append("common words or an acronym, and no country agrees")
    return round(alike, 3), "; ".join(notes)


def _says_little(form: Compared) -> bool:
    return all(is_generic(w) for w in form.words) or len(form.joined) <= _ACRONYM


def _how(pair: _Pair, entry: ListEntry) -> How:
    name = pair.name
    if name.how is not How.NAME:
        return name.how
    if name.compared.transliterated or pair.compared.transliterated:
        return How.TRANSLITERATION
    return How.NAME if pair.written == entry.name else How.ALIAS


def _rank(match: Match) -> tuple[float, int, str, str]:
    return (-match.score, list(How).index(match.how), match.entry_name, match.party_name)


def _order(match: Match) -> tuple[float, str, str, str, str, str]:
    entry = match.entry
    return (-match.score, match.party, match.type, match.country or "", entry.list, entry.id)


class _Counted:
    """In how many entries each word stands, in memory that does not grow with the list.

    Words share slots; a rare word that shares one counts as a little less rare.
    """

    def __init__(self) -> None:
        self._slots = array("L", bytes(array("L").itemsize * _SLOTS))
        self._entries = 0

    def count(self, words: Iterable[str]) -> None:
        """Take the words of one entry in."""
        self._entries += 1
        for word in words:
            self._slots[zlib.crc32(word.encode()) % _SLOTS] += 1

    def weight(self) -> Weight:
        """1 for a word of one entry, falling towards 0.3 for one that stands in all."""
        # A short list cannot tell what is common; it is taken as a thousand entries.
        whole = math.log(max(self._entries, 1000))

        def of(word: str) -> float:
            count = self._slots[zlib.crc32(word.encode()) % _SLOTS]
            return 1.0 - 0.7 * math.log(max(count, 1)) / whole

        return of

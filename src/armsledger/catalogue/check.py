"""What is wrong with a catalogue: clashing names, dangling references, risky aliases."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from armsledger.catalogue.entries import (
    CHANGES,
    MUNITIONS_LIST,
    REGISTER,
    UN_REGISTER,
    City,
    Currency,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.files import Entry, all_entries, file_of, names_of
from armsledger.catalogue.folding import fold
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.words import ordinary_words

#: A name of fewer characters ("K9", "C2") turns up by chance, so it needs context;
#: a hyphen marks a designation ("F-5") well enough.
SHORTEST = 3

#: Where the characters of Chinese, Japanese and Korean begin.
_EAST_ASIAN = 0x2E80

#: The matcher lets an acronym of this length be written as a word ("NORINCO", "Norinco").
_ACRONYM_AS_WORD = 5


def problems(catalogue: Catalogue) -> list[str]:
    """Every breach of the catalogue's rules, sorted; each line names file and entry."""
    found = {
        *structure_problems(catalogue),
        *_clashes(catalogue),
        *_currency_clashes(catalogue),
        *_risky(catalogue),
    }
    return sorted(found)


def structure_problems(catalogue: Catalogue) -> list[str]:
    """The breaches that make a catalogue unusable: dangling references, unknown words."""
    found = {
        *_names(catalogue),
        *_systems(catalogue),
        *_parents(catalogue),
        *_countries(catalogue),
        *_categories(catalogue),
        *_changes(catalogue),
    }
    return sorted(found)


def _at(entry: Entry) -> str:
    return f"{file_of(entry)}: {names_of(entry)[0] or 'an entry'}"


def _names(catalogue: Catalogue) -> Iterator[str]:
    for entry in all_entries(catalogue):
        names = names_of(entry)
        if not names[0]:
            yield f"{_at(entry)} has no name"
        # A currency's code is one of its symbols too.
        counted = names[1:] if isinstance(entry, Currency) else names
        for name, times in Counter(counted).items():
            if name and times > 1:
                yield f"{_at(entry)} lists {name!r} twice"


def _clashes(catalogue: Catalogue) -> Iterator[str]:
    """Names that two entries claim, neither of which asks for context.

    Currencies stand apart: their words are read only beside a figure.
    """
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in all_entries(catalogue):
        if isinstance(entry, Currency) or _context(entry):
            continue
        for key in {_form(name) for name in names_of(entry) if name}:
            owners[key].append(entry)
    for key, (first, *others) in owners.items():
        for other in others:
            yield f"{_at(other)} shares the name {key!r} with {_at(first)}; give one context"


def _form(name: str) -> str:
    """What two names must share to be found in one place: GAO is never written Gao."""
    short = name.isalpha() and name.isupper() and len(name) < _ACRONYM_AS_WORD
    return name if short else fold(name)


def _context(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, System | Organisation | Show | Outlet | City):
        return entry.context
    return ()


def _currency_clashes(catalogue: Catalogue) -> Iterator[str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for currency in catalogue.currencies:
        for word in currency.words:
            owners[f"the word {fold(word)!r}"].add(currency.code)
        for symbol in currency.symbols:
            owners[f"the symbol {symbol!r}"].add(currency.code)
    for what, codes in owners.items():
        if len(codes) > 1:
            yield f"currencies.csv: {what} belongs to {', '.join(sorted(codes))}"


def _systems(catalogue: Catalogue) -> Iterator[str]:
    families = {system.name: system.family for system in catalogue.systems}
    categories = {category.name for category in catalogue.categories}
    for system in catalogue.systems:
        where, family = _at(system), system.family
        if system.category not in categories:
            yield f"{where} has the category {system.category!r}, which categories.csv lacks"
        if not family:
            continue
        if family not in families:
            yield f"{where} has the family {family!r}, which does not exist"
        elif _in_cycle(system.name, families):
            yield f"{where} is its own family, over {family!r}"
        elif families[family]:
            yield f"{where} has the family {family!r}, a variant itself of {families[family]!r}"


def _parents(catalogue: Catalogue) -> Iterator[str]:
    parents = {organisation.name: organisation.parent for organisation in catalogue.organisations}
    groups = {group.name for group in catalogue.groups}
    for organisation in catalogue.organisations:
        where, parent = _at(organisation), organisation.parent
        if parent and parent not in parents and parent not in groups:
            yield f"{where} has the parent {parent!r}, which does not exist"
        elif _in_cycle(organisation.name, parents):
            yield f"{where} is its own parent, over {parent!r}"


def _changes(catalogue: Catalogue) -> Iterator[str]:
    """Turns in organisations' lives that name none, or no year."""
    known = {organisation.name for organisation in catalogue.organisations}
    for change in catalogue.changes:
        where = f"organisation_changes.csv: {change.organisation}, {change.year}"
        if change.organisation not in known:
            yield f"{where}: there is no such organisation"
        if not (change.year.isdecimal() and len(change.year) == 4):
            yield f"{where}: the year has four digits"
        if change.change not in CHANGES:
            yield f"{where} has the change {change.change!r}, which is none of {', '.join(CHANGES)}"
        elif CHANGES[change.change] and change.other not in known:
            yield f"{where} names {change.other!r}, which does not exist"


def _categories(catalogue: Catalogue) -> Iterator[str]:
    for category in catalogue.categories:
        where = f"categories.csv: {category.name}"
        if category.register not in REGISTER:
            yield f"{where} has the armament category {category.register!r}, which is none"
        if category.un_register not in UN_REGISTER:
            yield f"{where} has the category {category.un_register!r} of the UN Register: no such"
        if category.munitions_list not in MUNITIONS_LIST:
            yield f"{where} has the heading {category.munitions_list!r}, none of ML1 to ML22"


def _in_cycle(name: str, above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    up = above.get(name, "")
    while up and up not in seen:
        if up == name:
            return True
        seen.add(up)
        up = above.get(up, "")
    return False


def _countries(catalogue: Catalogue) -> Iterator[str]:
    known = {country.code for country in catalogue.countries}
    for entry in all_entries(catalogue):
        codes: tuple[str, ...] = ()
        if isinstance(entry, System):
            codes = entry.origin
        elif isinstance(entry, Organisation | Show | Outlet | City):
            codes = (entry.country,)
        for code in codes:
            if code and code not in known:
                yield f"{_at(entry)} has the unknown country {code!r}"


def _risky(catalogue: Catalogue) -> Iterator[str]:
    """Names that turn up in ordinary text, of entries that could ask for context and do not."""
    for entry in all_entries(catalogue):
        if not isinstance(entry, System | Organisation | Show | Outlet | City) or entry.context:
            continue
        for name in names_of(entry):
            if 0 < _length(name) < SHORTEST:
                yield f"{_at(entry)} has the short name {name!r}; give it context"
            elif _is_ordinary(name):
                yield f"{_at(entry)} has the ordinary word {name!r} as a name; give it context"


def _length(name: str) -> int:
    """In letters: a Chinese, Japanese or Korean character is a syllable, and counts as two."""
    return sum(2 if ord(char) >= _EAST_ASIAN else 1 for char in name)


def _is_ordinary(name: str) -> bool:
    """Whether an ordinary word could be taken for this name: not for "HALO" or "LanceR"."""
    like_a_word = name[1:].islower() or (name.isupper() and len(name) >= _ACRONYM_AS_WORD)
    return like_a_word and name.lower() in ordinary_words()

"""Which data file each kind of entry lies in, and every name that an entry goes by."""

from armsledger.catalogue.entries import (
    City,
    Country,
    Currency,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.load import Catalogue

Entry = Country | Group | Currency | Organisation | System | Show | Outlet | City

#: The data file of each kind of entry.
FILES: dict[type[Entry], str] = {
    Country: "countries.csv",
    Group: "groups.csv",
    Currency: "currencies.csv",
    Organisation: "organisations/",
    System: "systems/",
    Show: "shows.csv",
    Outlet: "outlets.csv",
    City: "cities.csv",
}


def file_of(entry: Entry) -> str:
    """The data file, or folder of files, that holds entries of this kind."""
    return FILES[type(entry)]


def all_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Every entry of the catalogue, kind by kind, each kind in file order."""
    return (
        *catalogue.countries,
        *catalogue.groups,
        *catalogue.currencies,
        *catalogue.organisations,
        *catalogue.systems,
        *catalogue.shows,
        *catalogue.outlets,
        *catalogue.cities,
    )


def names_of(entry: Entry) -> tuple[str, ...]:
    """Every name of an entry, its main name first; a currency's is its code."""
    match entry:
        case Country():
            forms = (entry.adjectives, entry.demonyms, entry.capitals, entry.metonyms)
            return (entry.name, *entry.aliases, *(word for form in forms for word in form))
        case Group():
            return (entry.name, *entry.aliases, *entry.adjectives)
        case Currency():
            return (entry.code, *entry.words, *entry.symbols)
        case _:
            return (entry.name, *entry.aliases)

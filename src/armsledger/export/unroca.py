"""Deals as returns to the UN Register of Conventional Arms: what passed in each calendar year."""

import csv
import io
from collections.abc import Iterable, Iterator

from armsledger.catalogue.load import Catalogue
from armsledger.export.cells import Cell, harmless
from armsledger.export.sipri import sources
from armsledger.model import Kind, NotFoundError, Role
from armsledger.model.deal import Deal
from armsledger.register import wording
from armsledger.register.figures import DELIVERIES
from armsledger.register.listed import HandedOver, Listed, listed
from armsledger.register.selecting import names

COLUMNS = (
    *("Reporting State", "Calendar year", "Exports or imports", "Category"),
    *("Final importer or exporter State", "Number of items", "State of origin (if not exporter)"),
    *("Intermediate location (if any)", "Description of item", "Comments on the transfer"),
    "Sources",
)

#: The Register's categories, by the sign that `categories.csv` has for them.
CATEGORIES = {
    "I": "I. Battle tanks",
    "II": "II. Armoured combat vehicles",
    "III": "III. Large-calibre artillery systems",
    "IV": "IV. Combat aircraft and unmanned combat aerial vehicles",
    "V": "V. Attack helicopters",
    "VI": "VI. Warships",
    "VII": "VII. Missiles and missile launchers",
    "small arms": "VIII. Small arms and light weapons",
}


def to_unroca(deals: Iterable[Deal], catalogue: Catalogue, country: str | None = None) -> str:
    """The returns as CSV: for every state, or one, its exports and its imports by year.

    A row is what was handed over of one system of one deal in one calendar year, once as the
    supplier's export and once as the recipient's import. What has no category of the Register,
    no year, or a side that is no known state is left out, and so is licensed production, in
    which no item passes a border. `country` is a name or an ISO 3166-1 code.
    Raises NotFoundError where there is no such country.
    """
    states = {c.code: c.name for c in catalogue.countries}
    wanted = _wanted(country, catalogue) if country else None
    categories = {c.name: CATEGORIES.get(c.un_register, "") for c in catalogue.categories}
    rows = [
        row
        for entry in listed(deals, catalogue)
        if entry.deal.kind is Kind.TRANSFER and not entry.off
        if (category := categories.get(entry.item.category or ""))
        for row in _returns(entry, category, states)
        if wanted is None or row[0] == states[wanted]
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda r: (*r[:5], r[8], *map(str, r))):
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def _wanted(country: str, catalogue: Catalogue) -> str:
    asked = names(country, catalogue)
    for state in catalogue.countries:
        if state.code.casefold() in asked:
            return state.code
    raise NotFoundError(f"no such country: {country!r}; give its ISO 3166-1 alpha-3 code")


def _returns(entry: Listed, category: str, states: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    """The rows of both sides, for each year that is known."""
    exporters, importers = (
        sorted((k for k in keys if k in states), key=lambda k: states[k])
        for keys in (entry.suppliers, entry.recipients)
    )
    if len(exporters) < len(entry.suppliers) or len(importers) < len(entry.recipients):
        return
    sides = (("Exports", exporters, importers), ("Imports", importers, exporters))
    for handed_over in entry.deliveries:
        if handed_over.year is None:
            continue
        number = handed_over.number
        for direction, reporting, others in sides if exporters and importers else ():
            for state in reporting:
                yield (
                    *(states[state], handed_over.year, direction, category),
                    "; ".join(states[other] for other in others),
                    number.amount if number else "",
                    _states(_origin(entry.deal, exporters), states),
                    _states(_between(entry.deal, {*exporters, *importers}), states),
                    entry.item.name,
                    _comments(entry, handed_over, [states[s] for s in reporting if s != state]),
                    sources(entry.deal),
                )


def _states(codes: Iterable[str], states: dict[str, str]) -> str:
    return "; ".join(sorted(states[code] for code in codes if code in states))


def _origin(deal: Deal, exporters: Iterable[str]) -> set[str]:
    """The makers' states, where reports name a maker and it is not the exporter's."""
    makers = {p.country for p in deal.parties if p.role is Role.MANUFACTURER and p.country}
    return makers.difference(exporters)


def _between(deal: Deal, sides: set[str]) -> set[str]:
    """The intermediaries' states that a report of a delivery has as the place of it."""
    intermediaries = {p.country for p in deal.parties if p.role is Role.INTERMEDIARY}
    places = {
        c.claim.place.country
        for c in deal.claims
        if c.claim.stage in DELIVERIES and c.claim.place and c.claim.place.country
    }
    return {place for place in places & intermediaries if place}.difference(sides)


def _comments(entry: Listed, handed_over: HandedOver, together_with: list[str]) -> str:
    """What a reader must know before trusting the number or the year."""
    return "; ".join(_remarks(entry, handed_over, together_with))


def _remarks(entry: Listed, handed_over: HandedOver, together_with: list[str]) -> Iterator[str]:
    figure = handed_over.figure
    if figure is None:
        yield "no report states the number handed over in this year"
    elif handed_over.number is None:
        yield f"{wording.quantity(figure.printed)}; the number of items is not reported"
    else:
        if handed_over.number_estimate:
            yield f"the number is an estimate ({wording.quantity(figure.printed)})"
        rivals = [wording.quantity(r.value) for r in figure.reported if r.rival]
        if rivals:
            yield f"other reports: {', '.join(rivals)}"
    if handed_over.year_estimate:
        yield "the year is an estimate"
    if together_with:
        yield f"the items are those of {', '.join(together_with)} as well, counted once together"
    if entry.deal.existence == "unsure":
        yield "one origin only, or denied by another"
    if entry.deal.stage.value in {"suspended", "cancelled"}:
        yield f"the deal was {entry.deal.stage} later"

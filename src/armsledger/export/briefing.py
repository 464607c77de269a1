"""What a brief of one country says, as plain data that both of its printed forms are made from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from armsledger.catalogue.entries import Country
from armsledger.export.cells import legal
from armsledger.export.notes import Notes
from armsledger.model import Party, Quantity, Role, SourcedClaim, Stage
from armsledger.model.deal import Deal, Printed
from armsledger.model.series import Point, Series
from armsledger.register import wording
from armsledger.register.selecting import left, right
from armsledger.register.sides import ONE_SIDED, roles

Data = dict[str, Any]
"""JSON values: texts, numbers, lists and dictionaries of them."""

NONE = "–"
"""Stands in a table where the reports say nothing."""

_STAGES = list(Stage)


def briefing(deals: Sequence[Deal], series: Sequence[Series], country: Country) -> Data:
    """The brief of a country: its figures, tables, disputes and numbered sources.

    Of the deals those with a party of the country; nothing is added up but the number of
    deals, and there a frame contract counts once, not with its call-offs.
    """
    notes = Notes()
    tables: dict[str, list[Deal]] = {heading: [] for heading, _ in _TABLES}
    for deal in deals:
        if heading := _heading(deal, country.code):
            tables[heading].append(deal)
    found = [deal for within in tables.values() for deal in within]
    data = {
        "country": country.name,
        "code": country.code,
        "counts": [_count(h, tables[h]) for h, _ in _TABLES if tables[h]],
        "tables": [
            {
                "heading": heading,
                "about": about,
                "rows": [_row(deal, country.code, notes) for deal in tables[heading]],
            }
            for heading, about in _TABLES
        ],
        "disputes": [dispute for deal in found for dispute in _disputes(deal, notes)],
        "series": [_series(one, notes) for one in series],
    }
    data["sources"] = notes.told()
    cleaned: Data = _legal(data)
    return cleaned


_TABLES = (
    ("Imports", "Deals in which it receives."),
    ("Exports", "Deals in which it supplies."),
    ("Within the country", "Deals with suppliers and recipients of its own only."),
    ("Other dealings", "Partnerships, production, shows, restrictions, and other parts in a deal."),
)


def _heading(deal: Deal, code: str) -> str | None:
    """The table that a deal stands in; None where the country has no part in it."""
    if not any(p.country == code for p in deal.parties):
        return None
    if roles(deal.kind)[1] != (Role.RECIPIENT,):
        return "Other dealings"
    gives = any(p.country == code for p in left(deal))
    takes = any(p.country == code for p in right(deal))
    if gives and takes:
        return "Within the country"
    if takes:
        return "Imports"
    return "Exports" if gives else "Other dealings"


def _count(heading: str, deals: list[Deal]) -> Data:
    ids = {deal.id for deal in deals}
    whole = [deal for deal in deals if deal.part_of not in ids]
    by_stage = Counter(deal.stage for deal in whole)
    by_existence = Counter(deal.existence for deal in whole)
    return {
        "heading": heading,
        "deals": len(whole),
        "call_offs": len(deals) - len(whole),
        "stages": [
            {"stage": wording.words(stage), "deals": by_stage[stage]}
            for stage in sorted(by_stage, key=_STAGES.index)
        ],
        "existence": [
            {"existence": existence, "deals": by_existence[existence]}
            for existence in ("sure", "unsure", "denied")
            if by_existence[existence]
        ],
    }


def _row(deal: Deal, code: str, notes: Notes) -> Data:
    many = len(deal.items) > 1

    def numbers(name: str) -> list[str]:
        figures = ((i.name, getattr(i, name)) for i in deal.items)
        return [
            wording.printed(f) + (f" {system}" if many else "") for system, f in figures if f
        ] or [NONE]

    return {
        "deal": deal.id,
        "kind": wording.words(deal.kind),
        "partners": _partners(deal, code),
        "systems": [item.name for item in deal.items] or [NONE],
        "ordered": numbers("ordered"),
        "delivered": numbers("delivered"),
        "value": wording.printed(deal.value) or NONE,
        "order_date": _marked(deal.order_date),
        "delivery_years": _marked(deal.delivery_years),
        "status": _with_marks(wording.standing(deal), deal.status),
        "existence": deal.existence,
        "origins": deal.origins,
        "part_of": deal.part_of or "",
        "notes": notes.refer(deal.claims),
    }


def _partners(deal: Deal, code: str) -> str:
    """Everybody else on the two sides; of one-sided kinds with nobody else, the parties."""
    sides = left(deal) if deal.kind in ONE_SIDED else [*left(deal), *right(deal)]
    others: list[Party] = [p for p in sides if p.country != code]
    if deal.kind in ONE_SIDED or (left(deal) and right(deal)):
        return wording.parties(others or sides)
    return wording.parties(others)


def _marked(dated: Printed[str] | None) -> str:
    return _with_marks(dated.printed, dated) if dated else NONE


def _with_marks(text: str, field: Printed[Any]) -> str:
    rivals = any(r.rival for r in field.reported)
    return f"{text} {wording.UNSURE * (not field.sure)}{wording.RIVALS * rivals}".rstrip()


def _disputes(deal: Deal, notes: Notes) -> Iterator[Data]:
    """The fields of a deal whose values contradict one another, with who says which."""
    fields: list[tuple[str, Printed[Any] | None]] = [
        named
        for item in deal.items
        for named in (
            (f"{item.name}, ordered", item.ordered),
            (f"{item.name}, delivered", item.delivered),
        )
    ]
    fields += [
        ("value", deal.value),
        ("order date", deal.order_date),
        ("delivery years", deal.delivery_years),
        ("status", deal.status),
    ]
    claims = {c.claim_id: c for c in deal.claims}
    for name, printed in fields:
        if printed is None or not any(r.rival for r in printed.reported):
            continue
        yield {
            "deal": deal.id,
            "parties": " → ".join(
                dict.fromkeys((wording.parties(left(deal)), wording.parties(right(deal))))
            ),
            "field": name,
            "printed": _value(printed.printed),
            "rule": printed.rule,
            "values": [
                {
                    "value": _value(r.value),
                    "standing": "printed"
                    if r.value == printed.printed
                    else ("rival" if r.rival else "other"),
                    "origins": r.origins,
                    "who": _who(claims[i] for i in r.claim_ids),
                    "notes": notes.refer(claims[i] for i in r.claim_ids),
                }
                for r in printed.reported
            ],
        }


def _value(value: Quantity | Stage | str) -> str:
    match value:
        case Quantity():
            return wording.quantity(value)
        case Stage():
            return wording.words(value)
        case _:
            return value


def _who(claims: Iterable[SourcedClaim]) -> list[str]:
    """Who says it: the speaker and the outlet, or the outlet alone."""
    said = []
    for source in claims:
        outlet = wording.publisher(source)
        speaker = source.claim.speaker
        said.append(f"{speaker.name}, in {outlet}" if speaker else outlet)
    return list(dict.fromkeys(said))


def _series(one: Series, notes: Notes) -> Data:
    claims = {c.claim_id: c for c in one.claims}
    title = wording.words(one.measure)
    title += f" of {wording.words(one.of)}" if one.of else ""
    title += f" with {one.counterpart}" if one.counterpart else ""
    title += f": {one.item}" if one.item else ""
    return {
        "title": f"{title[:1].upper()}{title[1:]}",
        "unit": one.unit,
        "points": [_point(point, claims, notes) for point in one.points],
    }


def _point(point: Point, claims: dict[str, SourcedClaim], notes: Notes) -> Data:
    figure = point.figure
    return {
        "period": point.period or NONE,
        "stage": wording.words(point.stage),
        "figure": wording.printed(figure),
        "beside": [
            f"{wording.RIVALS} " * r.rival + wording.quantity(r.value)
            for r in figure.reported
            if r.value != figure.printed
        ],
        "notes": notes.refer(claims[i] for r in figure.reported for i in r.claim_ids),
    }


def _legal(value: Any) -> Any:
    match value:
        case str():
            return legal(value)
        case list():
            return [_legal(v) for v in value]
        case dict():
            return {k: _legal(v) for k, v in value.items()}
        case _:
            return value

"""How figures, stages and parties are written for people: the one place for it."""

from collections.abc import Iterable, Iterator
from math import isclose
from typing import Any

from armsledger.model import Party, Qualifier, Quantity, SourcedClaim, Stage
from armsledger.model.deal import Deal, Printed
from armsledger.model.rates import Conversion
from armsledger.register.sides import ends

_MARKS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "~",
    Qualifier.OVER: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.UP_TO: "≤",
    Qualifier.UNDER: "<",
    Qualifier.BETWEEN: "",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLACES = 3
_ISO_4217 = 3

UNSURE = "?"
"""Marks a value that is not sure."""
RIVALS = "≠"
"""Marks a value beside which others stand that contradict it."""

_NOT_AGREED = frozenset({Stage.CONSIDERED, Stage.OFFERED, Stage.NEGOTIATING, Stage.PLANNED})
_OFF = frozenset({Stage.SUSPENDED, Stage.CANCELLED})


def quantity(value: Quantity) -> str:
    """A quantity in words: `USD ~1.6 billion`, `≥24`, `2 regiments`, `10–12%`."""
    amount = _MARKS[value.qualifier] + _amount(value.amount, value.unit)
    if value.upper is not None:
        amount += "–" + _amount(value.upper, value.unit)
    match value.unit:
        case "count":
            return amount
        case "percent":
            return f"{amount}%"
        case "ratio":
            return f"×{amount}"
        case "rank":
            return f"rank {amount}"
        case unit if is_money(unit):
            return f"{unit} {amount}"
        case unit if unit.isalpha() and len(unit) > _ISO_4217:
            return f"{amount} {plural(unit) if value.amount != 1 or value.upper else unit}"
        case unit:
            return f"{amount} {unit}"


def plural(noun: str) -> str:
    """The plural of a formation's name."""
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "s", "x")) else "s")


def value(stated: Quantity | Stage | str) -> str:
    """One value of a field: a quantity, a stage or a date."""
    if isinstance(stated, Quantity):
        return quantity(stated)
    return words(stated) if isinstance(stated, Stage) else stated


def printed(shown: Printed[Any] | None) -> str:
    """A field as a table shows it: `?` where it is not sure, `≠` where rivals stand beside it."""
    if shown is None:
        return ""
    marks = UNSURE * (not shown.sure) + RIVALS * any(r.rival for r in shown.reported)
    return f"{value(shown.printed)} {marks}".rstrip()


def fields(deal: Deal) -> Iterator[tuple[str, Printed[Any]]]:
    """Every printed value of a deal with the field's name; numbers name their item."""
    for item in deal.items:
        for name, number in (("ordered", item.ordered), ("delivered", item.delivered)):
            if number:
                yield f"{name}: {item.name}", number
    if deal.value:
        yield "value", deal.value
    if deal.order_date:
        yield "order date", deal.order_date
    if deal.delivery_years:
        yield "delivery years", deal.delivery_years
    yield "status", deal.status


def subject(deal: Deal) -> str:
    """Whom and what a deal is about: `Russia → India: Su-30, T-90`."""
    left, right = ends(deal.kind, deal.parties)
    who = parties(left) if left == right else f"{parties(left)} → {parties(right)}"
    what = ", ".join(item.name for item in deal.items) or words(deal.kind)
    return f"{who}: {what}"


def said_by(source: SourcedClaim) -> str:
    """Who says it and where: `Ivan Petrov in TASS, 2012-12-25`."""
    speaker = source.claim.speaker
    named = source.claim.via[:1] or ((speaker.name,) if speaker else ())
    return f"{named[0]} in {outlet(source)}" if named else outlet(source)


def publisher(source: SourcedClaim) -> str:
    """The report's outlet, else its title, else its id."""
    return source.publisher or source.title or f"report {source.report_id}"


def outlet(source: SourcedClaim) -> str:
    """The report's outlet and date."""
    name = publisher(source)
    return f"{name}, {source.published}" if source.published else name


def words(name: str) -> str:
    """A kind, stage, role or measure as words."""
    return name.replace("_", " ")


def standing(deal: Deal) -> str:
    """How far the deal has got, so that what is not agreed never looks like a deal."""
    stage = words(deal.stage)
    if deal.stage in _NOT_AGREED:
        stage += ", not agreed"
    elif deal.stage in _OFF:
        stage += ", off"
    if deal.stage is not Stage.DENIED and any(s.stage is Stage.DENIED for s in deal.steps):
        stage += ", disputed"
    return stage


def parties(side: Iterable[Party]) -> str:
    """The names of one side, countries first; `unknown` where it is empty."""
    return ", ".join(dict.fromkeys(p.name for p in side)) or "unknown"


def converted(conversion: Conversion | None) -> str:
    """An amount in another currency with rate, year and source, or why there is none.

    The amount is rounded to four significant digits: a rate of a year bears no more.
    """
    if conversion is None:
        return ""
    if conversion.amount is None or conversion.rate is None:
        return f"not converted: {conversion.why_not}"
    amount, rate = conversion.amount, conversion.rate
    upper = None if amount.upper is None else _rounded(amount.upper)
    shown = amount.model_copy(update={"amount": _rounded(amount.amount), "upper": upper})
    return (
        f"{quantity(shown)} (at {rate.rate:g} {rate.currency} for 1 {rate.source_currency} "
        f"in {rate.year}: {rate.source})"
    )


def _rounded(amount: float) -> float:
    return float(f"{amount:.4g}")


def number(amount: float) -> str:
    """A plain number with every digit that it has, thousands apart."""
    return f"{int(amount):,}" if amount.is_integer() else f"{amount:,}"


def _amount(amount: float, unit: str) -> str:
    """Scaled to millions and above only where that loses nothing."""
    if is_money(unit):
        for scale, word in _SCALES:
            if abs(amount) >= scale:
                scaled = round(amount / scale, _PLACES)
                exact = isclose(scaled * scale, amount, rel_tol=1e-12)
                return f"{number(scaled)} {word}" if exact else number(amount)
    return number(amount)


def is_money(unit: str) -> bool:
    """Whether a unit has the form of a currency's code (ISO 4217)."""
    return len(unit) == _ISO_4217 and unit.isalpha() and unit.isupper()

"""Which two amounts a share or a growth relates, as its parties and its period tell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from armsledger.model import PartyType, Stage
from armsledger.register.intervals import Interval
from armsledger.register.stated import About, Stated, names
from armsledger.register.wording import words
from armsledger.register.years import whole_year


@dataclass(frozen=True, slots=True)
class Readings:
    """The pairs of amounts that a figure may relate: the first divided by the second."""

    pairs: tuple[tuple[About, About], ...] = ()
    how: str = ""
    """How it is read, or why it cannot be."""
    sure: bool = True
    """False where another pair, that nobody states, may be meant: then nothing is inconsistent."""
    reckon: Callable[[Interval, Interval], Interval] = field(default=Interval.over)


def share_readings(stated: Stated, about: About, unit: str) -> Readings:
    """Part and whole of a share.

    A share of the world's, of a group's or of a state's own firms is the part's own amount; a
    share in what a country deals with is the whole's amount with the part as counterpart. Of
    a group that the part may belong to or deal with, both are tried.
    """
    if about.of is None:
        return Readings(how="the reports do not say of which measure it is a share")
    if about.days is None:
        return Readings(how="the reports give no period")
    of = about.of
    whole = about.amount(of, subject=about.counterpart, counterpart=())
    member = about.amount(of, counterpart=())
    partner = about.amount(of, subject=about.counterpart, counterpart=about.subject)
    sure = True
    if about.counterpart:
        pairs = {
            "member": ((member, whole),),
            "partner": ((partner, whole),),
            "either": ((member, whole), (partner, whole)),
        }[relation := _relation(stated, about)]
        sure = relation != "either"
    elif about.item:
        pairs = ((member, about.amount(of, item=())),)
    else:
        return Readings(how="the reports do not name the whole of which it is a share")
    factor = 100.0 if unit == "percent" else 1.0
    part, of_whole = pairs[0]
    return Readings(
        pairs,
        f"{stated.name(part)}, as a share of {stated.name(of_whole)}",
        sure,
        lambda one, other: one.over(other).scaled(factor),
    )


def _relation(stated: Stated, about: About) -> str:
    """Whether the subject of a share is a part of the whole's party or one that deals with it."""
    part, whole = stated.types(about.subject), stated.types(about.counterpart)
    if is_world(about):
        return "member"
    if len(about.counterpart) > 1 or PartyType.GROUP in whole:
        return "either"
    firm = part == {PartyType.ORGANISATION}
    home = {country for _, country in about.subject} == {about.counterpart[0][1]}
    if whole == {PartyType.COUNTRY}:
        return "member" if firm and home else "partner"
    return "either" if firm else "partner"


def is_world(about: About) -> bool:
    """Whether the whole of a share is the world: then nobody is outside it."""
    return names(about.counterpart).casefold() == "world"


def growth_readings(about: About, period: str | None, unit: str) -> Readings:
    """The amounts of the two years that a growth relates: of a year, that and the one before.

    Of a span of years, the last and the first; or else the whole span and the one as long
    before it. The earlier amount of a forecast is what was reported, or else forecast too.
    """
    if about.of is None:
        return Readings(how="the reports do not say of which measure it is a growth")
    if period is None:
        return Readings(how="the reports give no period")
    first, _, last = period.partition("/")
    start, end = whole_year(first), whole_year(last or first)
    if start is None or end is None or start > end:
        return Readings(how=f"the period {period} names no two years to compare")
    single = start == end
    spans = [((start - 1, start - 1), (end, end))] if single else [((start, start), (end, end))]
    if not single:
        spans.append(((2 * start - end - 1, start - 1), (start, end)))
    stages = dict.fromkeys((Stage.REPORTED, about.stage))
    pairs = tuple(
        (
            about.amount(about.of, days=_days(late)),
            about.amount(about.of, days=_days(early), stage=s),
        )
        for early, late in spans
        for s in stages
    )
    (base_year, _), (year, _) = spans[0]
    percent = unit == "percent"
    return Readings(
        pairs,
        f"{words(about.of)} of {names(about.subject)} from {base_year} to {year}",
        reckon=lambda one, other: one.over(other).scaled(100, -100) if percent else one.over(other),
    )


def _days(years: tuple[int, int]) -> tuple[int, int]:
    first, last = years
    return date(max(first, 1), 1, 1).toordinal(), date(max(last, 1), 12, 31).toordinal()

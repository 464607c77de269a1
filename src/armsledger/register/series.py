"""Indicators → series: the figures about one subject, by measure and period."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from armsledger.catalogue.load import Catalogue
from armsledger.model import Kind, Measure, NotFoundError, Party, Role, SourcedClaim, Stage
from armsledger.model.series import Point, Series
from armsledger.register.facts import window
from armsledger.register.figures import figure
from armsledger.register.origins import origins
from armsledger.register.outcomes import EXPECTED, outcome
from armsledger.register.selecting import names

_LAST = 10**7
"""After every ordinal that a date can have."""

_Key = tuple[str, str, Measure, str, str, str, str]


def series(
    claims: Iterable[SourcedClaim], subject: str, catalogue: Catalogue | None = None
) -> list[Series]:
    """Every series about a subject: a name, an alias or an ISO 3166-1 alpha-3 code.

    A country's figures are those about the country itself, not about its companies.
    Raises NotFoundError, with the subjects that are near, where there is no figure.
    """
    asked = names(subject, catalogue)
    known = list(claims)
    found = _grouped(known, lambda party: is_asked(party, asked))
    if not found:
        raise NotFoundError(no_indicator(subject, known))
    return found


def every_series(claims: Iterable[SourcedClaim]) -> list[Series]:
    """The series about every subject, by subject and measure."""
    return _grouped(claims, lambda _: True)


def _grouped(claims: Iterable[SourcedClaim], wanted: Callable[[Party], bool]) -> list[Series]:
    grouped: dict[_Key, dict[str, SourcedClaim]] = defaultdict(dict)
    for source in claims:
        claim = source.claim
        if claim.kind is not Kind.INDICATOR or claim.amount is None or claim.measure is None:
            continue
        for party in claim.parties:
            if party.role is Role.SUBJECT and wanted(party):
                key = (
                    party.name,
                    party.country or "",
                    claim.measure,
                    claim.of or "",
                    ", ".join(sorted(p.name for p in claim.parties if p.role is Role.COUNTERPART)),
                    ", ".join(sorted(item.name for item in claim.items)),
                    claim.amount.unit,
                )
                grouped[key][source.claim_id] = source
    return [_series(key, grouped[key]) for key in sorted(grouped)]


def is_asked(party: Party, asked: frozenset[str]) -> bool:
    """Whether the party is the one asked for; a code stands for the country alone."""
    if party.name.casefold() in asked:
        return True
    return party.type == "country" and (party.country or "").casefold() in asked


def no_indicator(subject: str, claims: Iterable[SourcedClaim]) -> str:
    """That nothing is about the subject, with the subjects that are near it."""
    seen = {
        party.name
        for source in claims
        if source.claim.kind is Kind.INDICATOR
        for party in source.claim.parties
        if party.role is Role.SUBJECT
    }
    folded = {name.casefold(): name for name in sorted(seen)}
    near = get_close_matches(subject.casefold(), folded, n=5, cutoff=0.5)
    if near:
        return f"no indicator is about {subject!r}; near it are {', '.join(map(folded.get, near))}"  # type: ignore[arg-type]
    if not seen:
        return f"no indicator is about {subject!r}: the ledger holds no indicators at all"
    some = ", ".join(sorted(seen)[:5])
    return f"no indicator is about {subject!r}; subjects are {some}{' …' if len(seen) > 5 else ''}"


def _series(key: _Key, claims: dict[str, SourcedClaim]) -> Series:
    name, country, measure, of, counterpart, item, unit = key
    ordered = [claims[i] for i in sorted(claims)]
    by_point: dict[tuple[str | None, Stage], list[SourcedClaim]] = defaultdict(list)
    for source in ordered:
        by_point[source.claim.period, source.claim.stage].append(source)
    points = []
    for period, stage in sorted(by_point, key=lambda p: _when(p[0], p[1], by_point[p])):
        at = by_point[period, stage]
        printed = figure([(c, c.claim.amount) for c in at if c.claim.amount], origins(at))
        if printed:
            became = outcome(at, printed.printed, ordered) if stage in EXPECTED else None
            points.append(Point(period=period, stage=stage, figure=printed, outcome=became))
    return Series(
        subject=name,
        country=country or None,
        measure=measure,
        of=Measure(of) if of else None,
        counterpart=counterpart or None,
        item=item or None,
        unit=unit,
        points=tuple(points),
        claims=tuple(ordered),
    )


def _when(
    period: str | None, stage: Stage, claims: list[SourcedClaim]
) -> tuple[int, int, str, int]:
    """By first day, then last, the undated last; figures before forecasts before targets."""
    days = window(claims[0]) if period else None
    first, last = days or (_LAST, _LAST)
    return first, last, period or "", list(Stage).index(stage)

"""What indicators state, looked up by what they are about: for the checks."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from armsledger.model import Kind, Measure, Party, PartyType, Quantity, Role, SourcedClaim, Stage
from armsledger.model.check import CheckedFigure
from armsledger.model.enums import INDICATOR_STAGES
from armsledger.register.figures import figure
from armsledger.register.origins import origins
from armsledger.register.wording import words
from armsledger.register.years import same_days

Who = tuple[tuple[str, str], ...]
"""Names with their countries' codes, sorted; a figure that several share has several."""

RATIOS = frozenset({"percent", "ratio", "rank"})
"""Units that are not of an amount."""


@dataclass(frozen=True, slots=True)
class About:
    """What a figure is about, but for its unit."""

    subject: Who
    measure: Measure
    of: Measure | None
    counterpart: Who
    item: tuple[str, ...]
    days: Hashable
    """The period as `years.same_days` has it."""
    stage: Stage

    def amount(self, measure: Measure, **other: object) -> "About":
        """An amount about the same but for what is given."""
        return replace(self, measure=measure, of=None, **other)  # type: ignore[arg-type]


class Stated:
    """Every figure that some indicators state; denied ones are left out."""

    def __init__(self, claims: Iterable[SourcedClaim]) -> None:
        known = {c.claim_id: c for c in claims}
        self.claims = {i: known[i] for i in sorted(known)}
        self._at: dict[About, dict[str, list[SourcedClaim]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._types: dict[tuple[str, str], PartyType] = {}
        for source in self.claims.values():
            claim = source.claim
            if claim.amount is None or claim.stage not in INDICATOR_STAGES:
                continue
            if about := _about(source):
                self._at[about][claim.amount.unit].append(source)
                for party in claim.parties:
                    self._types.setdefault(_who(party), party.type)

    def abouts(self) -> list[About]:
        """All that figures are about, in the order of the smallest claim about it."""
        return list(self._at)

    def units(self, about: About) -> list[str]:
        """The units in which figures about this are stated."""
        return sorted(self._at[about]) if about in self._at else []

    def at(self, about: About, unit: str) -> list[SourcedClaim]:
        """The claims about this in this unit, by id."""
        return self._at[about][unit] if unit in self.units(about) else []

    def values(
        self, about: About, unit: str, beside: frozenset[str] = frozenset(), *, only: bool = False
    ) -> list[CheckedFigure]:
        """Each value stated, the printed one first.

        Where reports named in `beside` state one, only theirs: they reckon with their own
        figures. With `only`, nothing else in any case.
        """
        claims = self.at(about, unit)
        own = [c for c in claims if c.report_id in beside]
        claims = own if own or only else claims
        found = figure([(c, c.claim.amount) for c in claims if c.claim.amount], origins(claims))
        if found is None:
            return []
        name = self.name(about, claims)
        return [
            CheckedFigure(name=name, value=r.value, claim_ids=r.claim_ids) for r in found.reported
        ]

    def by_value(self, about: About, unit: str) -> dict[Quantity, list[SourcedClaim]]:
        """The claims about this by the value that they state."""
        found: dict[Quantity, list[SourcedClaim]] = defaultdict(list)
        for source in self.at(about, unit):
            if source.claim.amount:
                found[source.claim.amount].append(source)
        return found

    def types(self, who: Who) -> frozenset[PartyType]:
        """What the parties are."""
        return frozenset(self._types[party] for party in who)

    def reports(self, claim_ids: Iterable[str]) -> frozenset[str]:
        """The ids of the reports that the claims stand in."""
        return frozenset(self.claims[i].report_id for i in claim_ids)

    def name(self, about: About, claims: Iterable[SourcedClaim] = ()) -> str:
        """What a figure is, in words: `exports of Russia with India, 2012`."""
        said = _share(about) if about.measure is Measure.SHARE else _amount(about)
        period = next((c.claim.period for c in claims if c.claim.period), None)
        return f"{said}, {period}" if period else said


def _amount(about: About) -> str:
    of = f" of {words(about.of)}" if about.of else ""
    said = f"{words(about.measure)}{of} of {names(about.subject)}"
    if about.counterpart:
        said += f" with {names(about.counterpart)}"
    return f"{said}: {', '.join(about.item)}" if about.item else said


def _share(about: About) -> str:
    """`share of Europe in exports of Israel`, `share of satellite in exports of Israel`."""
    of = words(about.of) if about.of else "what is not said"
    items = ", ".join(about.item)
    if about.counterpart:
        said = f"share of {names(about.subject)} in {of} of {names(about.counterpart)}"
        return f"{said}: {items}" if items else said
    return (
        f"share of {items} in {of} of {names(about.subject)}"
        if items
        else (f"share of {of} of {names(about.subject)}")
    )


def names(who: Who) -> str:
    """The names of parties."""
    return ", ".join(name for name, _ in who)


def _about(source: SourcedClaim) -> About | None:
    claim = source.claim
    if claim.kind is not Kind.INDICATOR or claim.measure is None:
        return None
    subject = _side(claim.parties, Role.SUBJECT)
    if not subject:
        return None
    return About(
        subject=subject,
        measure=claim.measure,
        of=claim.of,
        counterpart=_side(claim.parties, Role.COUNTERPART),
        item=tuple(sorted({item.name for item in claim.items})),
        days=same_days(claim.period),
        stage=claim.stage,
    )


def _side(parties: Iterable[Party], role: Role) -> Who:
    return tuple(sorted({_who(p) for p in parties if p.role is role}))


def _who(party: Party) -> tuple[str, str]:
    return party.name, party.country or ""

"""Finds deals: by id, or by who, what and how far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from armsledger.catalogue.entries import Group, Organisation
from armsledger.catalogue.load import Catalogue
from armsledger.model import Kind, NotFoundError, Party, Stage
from armsledger.model.deal import Deal
from armsledger.register.deals import deal_id
from armsledger.register.sides import ends

_LEAST_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What deals to show; None asks for anything. Names match without regard to case."""

    supplier: str | None = None
    """A name or an ISO 3166-1 alpha-3 code: the supplier, maker, imposer or a partner."""
    recipient: str | None = None
    """Likewise: the recipient, host, target or a partner."""
    item: str | None = None
    """Part of a system's name or its category."""
    kind: Kind | None = None
    stage: Stage | None = None


def select(deals: Iterable[Deal], wanted: Wanted, catalogue: Catalogue | None = None) -> list[Deal]:
    """The deals that fit, in their order."""
    supplier = names(wanted.supplier, catalogue) if wanted.supplier else None
    recipient = names(wanted.recipient, catalogue) if wanted.recipient else None
    return [
        deal
        for deal in deals
        if (wanted.kind is None or deal.kind is wanted.kind)
        and (wanted.stage is None or deal.stage is wanted.stage)
        and (supplier is None or any(_named(p, supplier) for p in left(deal)))
        and (recipient is None or any(_named(p, recipient) for p in right(deal)))
        and (wanted.item is None or _deals_with(deal, wanted.item.casefold()))
    ]


def find(deals: Sequence[Deal], wanted: str) -> Deal:
    """The deal with this id, or the start of it, or that holds the claim with this id.

    An id that a deal had before a smaller claim joined it finds it too.

    Raises NotFoundError, with the ids that are near, where there is none or no one.
    """
    asked = wanted.strip().casefold()
    for deal in deals:
        if asked == deal.id.casefold() or any(asked == c.claim_id for c in deal.claims):
            return deal
    if former := [
        d for d in deals if any(deal_id(c.claim_id).casefold() == asked for c in d.claims)
    ]:
        return former[0]
    started = [d for d in deals if d.id.casefold().startswith(asked)]
    if len(started) == 1 and len(asked) > _LEAST_PREFIX:
        return started[0]
    if len(started) > 1:
        several = ", ".join(d.id for d in started[:5]) + (" …" if len(started) > 5 else "")
        raise NotFoundError(f"{wanted!r} begins several deals: {several}; give more of the id")
    ids = [d.id for d in started] or get_close_matches(wanted, [d.id for d in deals])
    near = f"near it are {', '.join(ids)}" if ids else "`armsledger deals` lists those there are"
    raise NotFoundError(f"there is no deal {wanted!r}; {near}")


def left(deal: Deal) -> list[Party]:
    """The parties on the giving side; of one-sided kinds, all that make the deal."""
    return ends(deal.kind, deal.parties)[0]


def right(deal: Deal) -> list[Party]:
    """The parties on the receiving side; of one-sided kinds, the same as the left."""
    return ends(deal.kind, deal.parties)[1]


def names(asked: str, catalogue: Catalogue | None) -> frozenset[str]:
    """Every folded name and code that stands for what was asked: its aliases by the catalogue."""
    folded = asked.strip().casefold()
    found = {folded}
    for country in catalogue.countries if catalogue else ():
        if folded in {n.casefold() for n in (country.name, country.code, *country.aliases)}:
            found |= {country.name.casefold(), country.code.casefold()}
    entries: list[Organisation | Group] = []
    if catalogue:
        entries += catalogue.organisations
        entries += catalogue.groups
    for entry in entries:
        if folded in {n.casefold() for n in (entry.name, *entry.aliases)}:
            found.add(entry.name.casefold())
    return frozenset(found)


def _named(party: Party, asked: frozenset[str]) -> bool:
    return party.name.casefold() in asked or (
        party.country is not None and party.country.casefold() in asked
    )


def _deals_with(deal: Deal, asked: str) -> bool:
    said = {i.name for i in deal.items} | {i.category for i in deal.items if i.category}
    said |= {item.name for claim in deal.claims for item in claim.claim.items}
    return any(asked in name.casefold() for name in said)

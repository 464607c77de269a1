"""The two sides of a dealing, as keys that claims of one deal share."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from armsledger.catalogue.load import Catalogue
from armsledger.model import Claim, Kind, Party, PartyType, Role

Side = frozenset[str]
"""ISO 3166-1 alpha-3 codes, with the folded names of parties that belong to no state."""

#: Whose roles make the left and the right side of each kind; the later roles of a
#: side stand in where the first are not filled.
_ROLES: dict[Kind, tuple[tuple[Role, ...], tuple[Role, ...]]] = {
    Kind.PRODUCTION: ((Role.MANUFACTURER, Role.SUPPLIER), ()),
    Kind.JOINT_DEVELOPMENT: ((Role.PARTNER,), ()),
    Kind.COOPERATION: ((Role.PARTNER,), ()),
    Kind.EXHIBITION: ((Role.PARTICIPANT,), (Role.HOST,)),
    Kind.RESTRICTION: ((Role.IMPOSER,), (Role.TARGET,)),
}
_SUPPLY = ((Role.SUPPLIER, Role.MANUFACTURER), (Role.RECIPIENT,))

#: Kinds with one side only.
ONE_SIDED = frozenset({Kind.PRODUCTION, Kind.JOINT_DEVELOPMENT, Kind.COOPERATION})

#: Types of party that stand for themselves where they have no country.
_STATELESS = frozenset({PartyType.GROUP, PartyType.COUNTRY})

_FORCE = re.compile(
    r"\b(navy|naval|army|ground forces|air ?force|coast ?guard|police|marines|border guard)", re.I
)


def roles(kind: Kind) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The roles on the left and on the right side of a kind."""
    return _ROLES.get(kind, _SUPPLY)


def ends(kind: Kind, parties: Iterable[Party]) -> tuple[list[Party], list[Party]]:
    """The parties on the left and on the right of a dealing; of one-sided kinds, twice the same."""
    known = list(parties)

    def side(filled_by: tuple[Role, ...]) -> list[Party]:
        by_role = ([p for p in known if p.role is role] for role in filled_by)
        return next((found for found in by_role if found), [])

    left, right = roles(kind)
    return side(left), side(left if kind in ONE_SIDED else right)


@lru_cache(maxsize=4)
def _known(catalogue: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """What each folded name stands for, and of companies with an owner abroad, the owner's state.

    The first is a state's code, or the name of a body that stands for itself.
    """
    states: dict[str, str] = {}
    abroad: dict[str, str] = {}
    organisations = {o.name: o for o in catalogue.organisations}
    for organisation in organisations.values():
        if organisation.context:
            continue
        owner = organisations.get(organisation.parent, organisation)
        stands = organisation.country or owner.country or organisation.parent.casefold()
        for name in (organisation.name, *organisation.aliases):
            states.setdefault(name.casefold(), stands or organisation.name.casefold())
            if organisation.country and owner.country not in {"", organisation.country}:
                abroad.setdefault(name.casefold(), owner.country)
    for group in catalogue.groups:
        for name in (group.name, *group.aliases):
            states.setdefault(name.casefold(), group.name.casefold())
    return states, abroad


class Sides:
    """Knows which state a party stands for: by the claim, else by the catalogue where there is one.

    So a company in one report meets its country in another.
    """

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._states, self._owners = _known(catalogue) if catalogue else ({}, {})

    def __call__(self, claim: Claim) -> tuple[Side, Side]:
        """The left and the right side of a claim; empty where it is not known."""
        left, right = roles(claim.kind)
        return self._side(claim, left), self._side(claim, right)

    def _side(self, claim: Claim, filled_by: tuple[Role, ...]) -> Side:
        for role in filled_by:
            parties = [p for p in claim.parties if p.role is role]
            if parties:
                stated = {k for p in parties for k in self._keys(p)}
                return frozenset(stated or {p.name.casefold() for p in parties})
        return frozenset()

    def _keys(self, party: Party) -> Iterator[str]:
        """What a party stands for: a subsidiary abroad for its owner's state as well."""
        name = party.name.casefold()
        known = self._states.get(name, name if party.type in _STATELESS else None)
        if party.country or known:
            yield party.country or str(known)
        if owner := self._owners.get(name):
            yield owner


def exact_recipients(claim: Claim) -> frozenset[str]:
    """What splits a right side within one country: its armed services, or who is sanctioned.

    The navy's order is not the air force's; sanctions on one company are not
    those on another. Empty where the claim names only the country.
    """
    _, right = roles(claim.kind)
    organisations = [
        p.name for p in claim.parties if p.role in right and p.type is not PartyType.COUNTRY
    ]
    if claim.kind is Kind.RESTRICTION:
        return frozenset(name.casefold() for name in organisations)
    forces = (_FORCE.search(name) for name in organisations)
    return frozenset(f[1].casefold().replace(" ", "") for f in forces if f)

"""A claim in the making: what the frames found, before time, attribution and grounding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from armsledger.extraction.document import Mention, Sentence
from armsledger.model import Kind, Measure, Quantity, Role, Speaker, Stage

SIDES: dict[Kind, tuple[Role, Role]] = {
    Kind.TRANSFER: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.LICENSED_PRODUCTION: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.SERVICE: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.UPGRADE: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.TRAINING: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.TECHNOLOGY_TRANSFER: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.RESTRICTION: (Role.IMPOSER, Role.TARGET),
    Kind.EXHIBITION: (Role.PARTICIPANT, Role.HOST),
    Kind.JOINT_DEVELOPMENT: (Role.PARTNER, Role.PARTNER),
    Kind.COOPERATION: (Role.PARTNER, Role.PARTNER),
    Kind.PRODUCTION: (Role.MANUFACTURER, Role.MANUFACTURER),
    Kind.INDICATOR: (Role.SUBJECT, Role.COUNTERPART),
}
"""The two sides of each kind of dealing."""


TWO_SIDED = frozenset(kind for kind, sides in SIDES.items() if sides[0] is Role.SUPPLIER)
"""Kinds of dealing in which one side supplies another."""

VALUED = TWO_SIDED
"""Kinds of dealing whose worth a sum beside them is likely to be."""


@dataclass(slots=True)
class Draft:
    """What will be a claim if it stands the last check."""

    kind: Kind
    stage: Stage
    sentence: Sentence
    number: int
    """The sentence's place in the document."""
    start: int
    end: int
    """The evidence."""
    trigger: int
    """Where its trigger stands."""
    roles: dict[Role, list[Mention]] = field(default_factory=dict)
    loose: list[Mention] = field(default_factory=list)
    """Parties of the dealing whose side the words do not say."""
    groups: list[tuple[str, ...]] = field(default_factory=list)
    """Names among `loose` that stand together in one list, hence on one side."""
    where: list[Mention] = field(default_factory=list)
    """Countries where it stands, which are whom it serves if nobody else is named."""
    definite: bool = False
    """Its noun is "the contract", "their deal": one that the report has named or will."""
    items: list[Mention] = field(default_factory=list)
    value: Quantity | None = None
    measure: Measure | None = None
    of: Measure | None = None
    amount: Quantity | None = None
    dates: list[Mention] = field(default_factory=list)
    period: str | None = None
    place: Mention | None = None
    event: Mention | None = None
    evidence: list[tuple[int, int]] = field(default_factory=list)
    future: bool | None = None
    """The step lies ahead (True) or behind (False) of the publication."""
    anaphoric: bool = False
    """It speaks of a dealing named before ("the contract", "deliveries"): what that was about
    holds for it too."""
    part: bool = False
    """It belongs to a package ("includes training"): the package's step is its own."""
    present: bool = False
    """Its verb speaks of what holds now or will ("does not sell", "will not supply")."""
    scheduled: bool = False
    """It was put as a plan ("will supply") but stands on a contract."""
    moves: bool = False
    """Its verb says only that something moves: without a recipient it is no dealing."""
    words: str = ""
    """The folded text of its clause."""
    speaker: Speaker | None = None
    confidence: float | None = None
    """How likely it is right, where the tagger weighed it: 0 to 1."""
    signs: tuple[float, ...] = ()
    """What that rests on: `tagger.confidence.SIGNS`."""

    def has(self, role: Role) -> bool:
        """Somebody plays `role`."""
        return bool(self.roles.get(role))

    def add(self, role: Role, *mentions: Mention) -> None:
        """Let each of `mentions` play `role`, once."""
        seen = self.roles.setdefault(role, [])
        for m in mentions:
            if not any(m.name == s.name for s in seen):
                seen.append(m)

    def let_loose(self, mentions: list[Mention]) -> None:
        """Take parties of one list whose side is still open."""
        self.loose += [m for m in mentions if all(m.name != old.name for old in self.loose)]
        names = tuple(m.name for m in mentions)
        for k, group in enumerate(self.groups):
            if set(group) & set(names):
                self.groups[k] = (*group, *(n for n in names if n not in group))
                return
        if names:
            self.groups.append(names)

    @property
    def families(self) -> set[str]:
        """What its items are, each by its family where it has one."""
        return {i.family or i.name for i in self.items}

    def countries(self, role: Role) -> set[str]:
        """The countries of those who play `role`; the name of one that has none."""
        return {m.country or m.name for m in self.roles.get(role, [])}

    def become_cooperation(self) -> None:
        """Turn an agreement about no equipment into one of partners."""
        partners = [*self.parties, *self.loose]
        self.kind = Kind.COOPERATION
        self.roles, self.loose, self.value = {}, [], None
        self.add(Role.PARTNER, *partners)

    def copy(self, **changes: Any) -> Draft:
        """A draft with lists of its own, but for what `changes` gives it instead."""
        own = {
            "roles": {role: list(mentions) for role, mentions in self.roles.items()},
            "loose": list(self.loose),
            "groups": list(self.groups),
            "where": list(self.where),
            "items": list(self.items),
            "dates": list(self.dates),
            "evidence": list(self.evidence),
        }
        return replace(self, **{**own, **changes})

    @property
    def parties(self) -> list[Mention]:
        """Everybody who plays a part."""
        return [m for ms in self.roles.values() for m in ms]

"""What kind of dealing a draft is, by its items, its parties and its step."""

from __future__ import annotations

from armsledger.extraction.assembly.stands import vague
from armsledger.extraction.document import M
from armsledger.extraction.draft import Draft
from armsledger.model import Kind, Role, Stage

SUPPLYING = frozenset(["maker", "exporter"])
"""Types of organisation that supply by their nature."""
RECEIVING = frozenset(["force", "ministry", "agency"])
"""Types of organisation that receive by their nature."""

_BROKEN_OFF = frozenset([Stage.DENIED, Stage.SUSPENDED, Stage.CANCELLED])


def by_items(d: Draft, service: frozenset[str], technology: frozenset[str]) -> None:
    """A transfer of spare parts is a service; of know-how, a technology transfer."""
    if d.kind is Kind.TRANSFER and d.items:
        if all(i.name in service for i in d.items):
            d.kind = Kind.SERVICE
        elif all(i.name.split()[-1] in technology or i.name in technology for i in d.items):
            d.kind = Kind.TECHNOLOGY_TRANSFER
    if d.kind is Kind.PRODUCTION and d.has(Role.RECIPIENT):
        # "will build two satellites for the armed forces": a sale, if also to its own state.
        d.kind = Kind.TRANSFER
        d.roles[Role.SUPPLIER] = d.roles.pop(Role.MANUFACTURER, [])
    if d.kind is Kind.PRODUCTION and d.items:
        _of_several(d)


def _of_several(d: Draft) -> None:
    """Makers of several countries develop jointly."""
    makers = d.roles.get(Role.MANUFACTURER, [])
    if len({m.country or m.name for m in makers}) > 1:
        d.kind = Kind.JOINT_DEVELOPMENT
        d.roles = {Role.PARTNER: makers}
    elif d.loose and makers:
        d.kind = Kind.JOINT_DEVELOPMENT
        d.roles = {Role.PARTNER: [*makers, *d.loose]}
        d.loose = []


def restricts(d: Draft) -> None:
    """ "will not sell arms to", "halted arms exports to": a policy towards a country."""
    if d.kind is not Kind.TRANSFER or d.stage not in _BROKEN_OFF:
        return
    if not d.items or any(i.quantity or not vague(i) for i in d.items):
        return
    suppliers = d.roles.get(Role.SUPPLIER, [])
    if not suppliers or any(
        m.type is M.ORGANISATION and m.org_type in SUPPLYING for m in suppliers
    ):
        return
    if d.stage is Stage.DENIED and not d.present:
        return
    d.kind, d.stage = Kind.RESTRICTION, Stage.UNDER_WAY
    d.roles = {Role.IMPOSER: suppliers, Role.TARGET: d.roles.get(Role.RECIPIENT, [])}

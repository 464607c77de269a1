"""One dealing at one step is one claim, with all its evidence; titles join what they announce."""

from __future__ import annotations

from armsledger.extraction.assembly.merge import ORDER, merge
from armsledger.extraction.draft import SIDES, Draft
from armsledger.model import Kind, Quantity, Role, Stage


def join(drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that are one dealing at one step made one."""
    out: list[Draft] = []
    alike: dict[Kind, list[Draft]] = {}
    for d in drafts:
        rest = alike.setdefault(d.kind, [])
        target = next((o for o in rest if _same(o, d)), None)
        if target is None:
            out.append(d)
            rest.append(d)
        else:
            merge(target, d)
    return out


def _same(a: Draft, b: Draft) -> bool:
    if a.kind is Kind.INDICATOR:
        return _same_figure(a, b)
    return _sides_agree(a, b) and _items_agree(a, b) and _figures_agree(a, b) and _one_step(a, b)


def _same_figure(a: Draft, b: Draft) -> bool:
    return (
        a.measure is b.measure
        and a.amount == b.amount
        and a.of is b.of
        and a.countries(Role.SUBJECT) == b.countries(Role.SUBJECT)
        and {i.name for i in a.items} == {i.name for i in b.items}
    )


def _sides_agree(a: Draft, b: Draft) -> bool:
    """On each side, one names nobody whom the other, naming anybody, leaves out."""
    for role in set(SIDES[a.kind]):
        x, y = a.countries(role), b.countries(role)
        if x and y and not (x <= y or y <= x):
            return False
    return True


def _items_agree(a: Draft, b: Draft) -> bool:
    """They share an item, or one speaks of "aircraft" where the other names some."""
    if not a.items or not b.items or a.families & b.families:
        return True
    if a.sentence is b.sentence:
        return False
    generic = any(all(i.form == "generic" for i in x.items) for x in (a, b))
    return generic and bool(
        {i.category for i in a.items if i.category} & {i.category for i in b.items if i.category}
    )


def _quantities(d: Draft) -> dict[str, Quantity]:
    return {i.family or i.name: i.quantity for i in d.items if i.quantity}


def _figures_agree(a: Draft, b: Draft) -> bool:
    if a.value is not None and b.value is not None and a.value != b.value:
        return False
    theirs = _quantities(b)
    return all(theirs.get(name, number) == number for name, number in _quantities(a).items())


def _one_step(a: Draft, b: Draft) -> bool:
    ours, theirs = _quantities(a), _quantities(b)
    within = a.sentence is b.sentence
    if a.stage is b.stage:
        if not ours or not theirs:
            return True
        apart = a.dates and b.dates and {m.start for m in a.dates} != {m.start for m in b.dates}
        if within and apart and a.kind is Kind.TRANSFER:
            return False  # "six by May, four by June": two deliveries
        return a.stage is not Stage.COMPLETED or set(ours) == set(theirs)
    if a.sentence.title or b.sentence.title:
        return True
    # The same dealing within one sentence: the ruling step is enough.
    if within and a.stage in ORDER and b.stage in ORDER:
        return bool(ours) == bool(theirs) and not (a.dates and b.dates)
    return False

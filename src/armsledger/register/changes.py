"""What became of the deals between two states of the ledger."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from armsledger.model.change import DealChange, FieldChange
from armsledger.model.deal import Deal
from armsledger.register import wording


def changes(before: Sequence[Deal], after: Sequence[Deal], recorded: str) -> list[DealChange]:
    """Every deal that is new, other, or gone, by when it changed, then id.

    A deal is followed by its claims, not by its id. `recorded` stands for the time of
    changes that brought no new claim: a review, or a reading that found less.
    """
    home = {c.claim_id: deal for deal in before for c in deal.claims}
    heirs: dict[str, set[str]] = {}
    for deal in after:
        for claim in deal.claims:
            if claim.claim_id in home:
                heirs.setdefault(home[claim.claim_id].id, set()).add(deal.id)
    found = [change for deal in after if (change := _change(deal, home, heirs, recorded))]
    found += [
        DealChange(deal=deal.id, what="gone", subject=wording.subject(deal), recorded=recorded)
        for deal in before
        if deal.id not in heirs
    ]
    return sorted(found, key=lambda c: (c.recorded, c.deal))


def _change(
    deal: Deal, home: dict[str, Deal], heirs: dict[str, set[str]], recorded: str
) -> DealChange | None:
    new = [c for c in deal.claims if c.claim_id not in home]
    old = {
        home[c.claim_id].id: home[c.claim_id] for c in deal.claims if c.claim_id in home
    }.values()
    fields = tuple(dict.fromkeys(_fields(old, deal)))
    what = _what(old, heirs)
    if what == "changed" and not new and not fields:
        return None
    return DealChange(
        deal=deal.id,
        what=what,
        subject=wording.subject(deal),
        fields=fields,
        was=tuple(sorted(d.id for d in old if d.id != deal.id)),
        claim_ids=tuple(c.claim_id for c in new),
        recorded=max((c.recorded for c in new), default=recorded),
    )


def _what(
    old: Collection[Deal], heirs: dict[str, set[str]]
) -> Literal["new", "changed", "merged", "split"]:
    ids = [deal.id for deal in old]
    if not ids:
        return "new"
    if len(ids) > 1:
        return "merged"
    return "split" if len(heirs[ids[0]]) > 1 else "changed"


def _fields(old: Collection[Deal], new: Deal) -> Iterator[FieldChange]:
    """The printed values that differ; of a merged deal, from each that it was; of a new, all."""
    said = {field: wording.printed(value) for field, value in wording.fields(new)}
    said["existence"] = new.existence
    if not old:
        yield from (FieldChange(field=f, before="", after=value) for f, value in said.items())
    for deal in old:
        was = {field: wording.printed(value) for field, value in wording.fields(deal)}
        was["existence"] = deal.existence
        for field in dict.fromkeys([*was, *said]):
            if was.get(field) != said.get(field):
                yield FieldChange(field=field, before=was.get(field, ""), after=said.get(field, ""))

"""`armsledger deals` and `armsledger deal`."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.filters import (
    ItemOption,
    KindOption,
    RecipientOption,
    StageOption,
    SupplierOption,
)
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model import Party, SourcedClaim, Stage
from armsledger.model.deal import Deal, Delivery, Figure, Origin, Printed, Step
from armsledger.register import wording
from armsledger.register.selecting import Wanted, find, left, right, select
from armsledger.register.view import deals_at

COLUMNS = (
    *("id", "kind", "supplier", "recipient", "designation", "ordered", "delivered", "value"),
    *("status", "first", "last", "origins"),
)

#: Terminals narrower than this get fewer columns, with two values above each other.
WIDE = 140
NARROW = (
    "id",
    "kind",
    "supplier\n→ recipient",
    "designation",
    "ordered\nvalue",
    "status",
    "dates",
    "origins",
)


def deals(
    *,
    supplier: SupplierOption = None,
    recipient: RecipientOption = None,
    item: ItemOption = None,
    kind: KindOption = None,
    stage: StageOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """List the deals that the ledger's claims speak of, by their first date.

    `?` marks a value that is not sure, `≠` one that others contradict.
    """
    wanted = Wanted(supplier, recipient, item, kind, stage)
    known = catalogue_with(catalogue)
    found = select(_derived(ledger, known, as_of), wanted, known)
    if output.wants_json(json):
        for deal in found:
            output.print_json(deal.as_json())
    elif output.width() < WIDE:
        output.print_table(NARROW, narrow(rows(found)))
    else:
        output.print_table(COLUMNS, rows(found))


def deal(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="A deal's id or its start, or a claim's id.")
    ],
    *,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Show one deal: its figures with their rivals, and its history in the reports' own words."""
    found = find(_derived(ledger, catalogue_with(catalogue), as_of), wanted)
    if output.wants_json(json):
        output.print_json(found.as_json())
    else:
        for line in told(found):
            print(output.plain(line))


def _derived(ledger: str | None, catalogue: Catalogue, as_of: str | None) -> list[Deal]:
    with Ledger.open(resolve(ledger), create=False) as store:
        return deals_at(store, catalogue, as_of)


def rows(found: Iterable[Deal]) -> Iterator[tuple[str, ...]]:
    """The deals as rows of a table."""
    for deal in found:
        yield (
            deal.id,
            wording.words(deal.kind),
            wording.parties(left(deal)),
            "" if right(deal) == left(deal) else wording.parties(right(deal)),
            ", ".join(item.name for item in deal.items),
            _numbers(deal, [item.ordered for item in deal.items]),
            _numbers(deal, [item.delivered for item in deal.items]),
            wording.printed(deal.value),
            wording.standing(deal),
            deal.first or "",
            deal.last or "",
            str(deal.origins),
        )


def _numbers(deal: Deal, numbers: Iterable[Figure | None]) -> str:
    """The numbers of a deal's systems, each with its system where there are several."""
    stated = [(n, item.name) for n, item in zip(numbers, deal.items, strict=True) if n]
    many = len(deal.items) > 1
    return ", ".join(wording.printed(n) + (f" {name}" if many else "") for n, name in stated)


def narrow(full: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows of `COLUMNS` with fewer columns."""
    for row in full:
        (
            identity, kind, supplier, recipient, designation,
            ordered, _, value, status, first, last, origins,
        ) = row  # fmt: skip
        yield (
            identity,
            kind,
            f"{supplier}\n→ {recipient}" if recipient else supplier,
            designation,
            "\n".join(v for v in (ordered, value) if v),
            status,
            "\n".join(dict.fromkeys(v for v in (first, last) if v)),
            origins,
        )


def told(deal: Deal) -> Iterator[str]:
    """One deal as lines of text."""
    claims = {c.claim_id: c for c in deal.claims}
    yield f"{deal.id}  {wording.words(deal.kind)}: {wording.standing(deal)}"
    yield f"  {_existence(deal)}"
    if deal.first:
        yield f"  from {deal.first} to {deal.last}"
    if deal.part_of:
        yield f"  a call-off of the frame contract {deal.part_of}"
    if deal.parts:
        yield f"  a frame contract; its call-offs: {', '.join(deal.parts)}"
    yield ""
    yield "Parties"
    for party in deal.parties:
        yield f"  {party.role}: {_party(party)}"
    yield ""
    yield "What is printed and why"
    for item in deal.items:
        yield f"  {item.name}" + (f" ({item.category})" if item.category else "")
        yield from _field("number ordered", item.ordered, claims)
        yield from _field("number delivered", item.delivered, claims)
        if len(item.deliveries) > 1:
            yield f"    deliveries: {'; '.join(_delivery(d) for d in item.deliveries)}"
    yield from _field("value", deal.value, claims)
    yield from _field("order date", deal.order_date, claims)
    yield from _field("delivery years", deal.delivery_years, claims)
    yield from _field("status", deal.status, claims)
    yield ""
    yield "History"
    for step in deal.steps:
        yield from _step(step, claims)
    yield ""
    yield f"Origins: {len(deal.origin_trees)}"
    for tree in deal.origin_trees:
        yield from _origin(tree, claims, "  ")
    if deal.links:
        yield ""
        yield "Why these claims are one deal"
        for link in deal.links:
            yield f"  {' and '.join(link.claim_ids)}: {'; '.join(link.why)}"
    if deal.decisions:
        yield ""
        yield f"Reviews that shaped it: {', '.join(deal.decisions)}"


def _delivery(delivery: Delivery) -> str:
    return f"{wording.printed(delivery.number)} in {delivery.period or 'a year not given'}"


def _origin(node: Origin, claims: dict[str, SourcedClaim], indent: str) -> Iterator[str]:
    """A source, with what only repeats it beneath."""
    said = f"{node.source}, not in the ledger"
    if node.claim_id:
        said = f"{wording.said_by(claims[node.claim_id])}; claim {node.claim_id}"
    yield f"{indent}{said}" + (f" ({node.why})" if node.why else "")
    for copy in node.copies:
        yield from _origin(copy, claims, indent + "  ")


def _existence(deal: Deal) -> str:
    origins = "1 origin" if deal.origins == 1 else f"{deal.origins} independent origins"
    reports = len({c.report_id for c in deal.claims})
    where = f"in {reports} report{'s' * (reports != 1)}"
    if deal.existence == "denied":
        return f"existence denied: nobody asserts it; {origins} {where}"
    verb = "asserts" if deal.origins == 1 else "assert"
    disputed = ", and it is denied" if any(s.stage is Stage.DENIED for s in deal.steps) else ""
    return f"existence {deal.existence}: {origins} {where} {verb} it{disputed}"


def _party(party: Party) -> str:
    shown = party.country and party.type != "country"
    return f"{party.name} ({party.country})" if shown else party.name


def _field(name: str, field: Printed[Any] | None, claims: dict[str, SourcedClaim]) -> Iterator[str]:
    """A printed value with its rule, then every reported one with who says so."""
    if field is None:
        return
    shown = f"    {name}: {wording.printed(field)}  ({field.rule}"
    if len(field.reported) == 1:
        outlets = dict.fromkeys(wording.outlet(claims[i]) for i in field.reported[0].claim_ids)
        yield f"{shown}: {'; '.join(outlets)})"
        return
    yield f"{shown})"
    for reported in field.reported:
        mark = wording.RIVALS if reported.rival else " "
        stages = dict.fromkeys(wording.words(claims[i].claim.stage) for i in reported.claim_ids)
        said = wording.value(reported.value)
        if not isinstance(reported.value, Stage):
            said += f", {'/'.join(stages)}"
        outlets = dict.fromkeys(wording.outlet(claims[i]) for i in reported.claim_ids)
        yield f"    {mark} {said}: {'; '.join(outlets)}"


def _step(step: Step, claims: dict[str, SourcedClaim]) -> Iterator[str]:
    yield f"  {step.period or 'no date given'}  {wording.words(step.stage)}"
    for claim_id in step.claim_ids:
        source = claims[claim_id]
        for evidence in source.claim.evidence:
            yield f"    “{' '.join(evidence.quote.split())}”"
        yield f"      {_said(source)}"


def _said(source: SourcedClaim) -> str:
    """Who said it, where and when, and the way to the claim."""
    parts = []
    speaker = source.claim.speaker
    if speaker:
        parts.append(", ".join(s for s in (speaker.name, speaker.role, speaker.organisation) if s))
    parts.append(wording.outlet(source))
    parts += [f"citing {outlet}" for outlet in source.claim.via]
    parts.append(f"claim {source.claim_id}")
    if source.url:
        parts.append(source.url)
    return "; ".join(parts)

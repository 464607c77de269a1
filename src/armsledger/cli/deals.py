"""`armsledger deals` and `armsledger deal`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

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
from armsledger.model.deal import Deal, Figure, Step
from armsledger.register import wording
from armsledger.register.selecting import Wanted, find, left, right, select
from armsledger.register.view import deals_at

COLUMNS = (
    *("id", "kind", "supplier", "recipient", "designation", "number", "value", "stage"),
    *("first", "last", "origins"),
)

#: Terminals narrower than this get fewer columns, with two values above each other.
WIDE = 140
NARROW = (
    "id",
    "kind",
    "supplier\n→ recipient",
    "designation",
    "number\nvalue",
    "stage",
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
        many = len(deal.items) > 1
        yield (
            deal.id,
            wording.words(deal.kind),
            wording.parties(left(deal)),
            "" if right(deal) == left(deal) else wording.parties(right(deal)),
            ", ".join(item.name for item in deal.items),
            ", ".join(
                f"{wording.printed(item.ordered)} {item.name}"
                if many
                else wording.printed(item.ordered)
                for item in deal.items
                if item.ordered
            ),
            wording.printed(deal.value),
            wording.standing(deal),
            deal.first or "",
            deal.last or "",
            str(deal.origins),
        )


def narrow(full: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows of `COLUMNS` with fewer columns."""
    for row in full:
        (
            identity, kind, supplier, recipient, designation,
            number, value, stage, first, last, origins,
        ) = row  # fmt: skip
        yield (
            identity,
            kind,
            f"{supplier}\n→ {recipient}" if recipient else supplier,
            designation,
            "\n".join(v for v in (number, value) if v),
            stage,
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
    yield ""
    yield "Parties"
    for party in deal.parties:
        yield f"  {party.role}: {_party(party)}"
    yield ""
    yield "Figures"
    for item in deal.items:
        yield f"  {item.name}" + (f" ({item.category})" if item.category else "")
        yield from _figure("number", item.ordered, claims)
    yield from _figure("value", deal.value, claims)
    yield ""
    yield "History"
    for step in deal.steps:
        yield from _step(step, claims)


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


def _figure(name: str, figure: Figure | None, claims: dict[str, SourcedClaim]) -> Iterator[str]:
    if figure is None:
        return
    yield f"    {name}: {wording.printed(figure)}  ({figure.rule})"
    if len(figure.reported) == 1:
        return
    for reported in figure.reported:
        mark = wording.RIVALS if reported.rival else " "
        stages = dict.fromkeys(wording.words(claims[i].claim.stage) for i in reported.claim_ids)
        outlets = dict.fromkeys(_source(claims[i]) for i in reported.claim_ids)
        yield (
            f"    {mark} {wording.quantity(reported.value)}, {'/'.join(stages)}: "
            f"{'; '.join(outlets)}"
        )


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
    parts.append(_source(source))
    parts += [f"citing {outlet}" for outlet in source.claim.via]
    parts.append(f"claim {source.claim_id}")
    if source.url:
        parts.append(source.url)
    return "; ".join(parts)


def _source(source: SourcedClaim) -> str:
    outlet = source.publisher or source.title or f"report {source.report_id}"
    return f"{outlet}, {source.published}" if source.published else outlet

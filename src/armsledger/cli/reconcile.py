"""`armsledger reconcile`."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.catalogue.register_deals import register_deals
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.register import wording
from armsledger.register.reconcile import Pair, Reconciliation, Verdict
from armsledger.register.reconcile import reconcile as compare
from armsledger.register.selecting import left, right
from armsledger.register.view import deals_at

COLUMNS = ("verdict", "deal", "supplier", "recipient", "designation", "differs in", "sources")


def reconcile(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A SIPRI trade register, as downloaded.")
    ],
    *,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Set the ledger's deals beside a SIPRI trade-register download that you have.

    Each deal is in both and corroborated, in both and differs, only here or only there; the
    last line counts them, with precision and recall.
    """
    theirs = register_deals(file)
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = compare(deals_at(store, known, as_of), theirs, known)
    if output.wants_json(json):
        for pair in found.pairs:
            output.print_json(as_json(pair))
        output.print_json({"summary": summary(found)})
        return
    output.print_table(COLUMNS, rows(found.pairs))
    print(told(found))


def rows(pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """The pairs as rows of a table: ours as we name it, what only the file has as it does."""
    for pair in pairs:
        ours, theirs = pair.ours, pair.theirs
        there = f"line {theirs.line}" if theirs else ""
        yield (
            wording.words(pair.verdict),
            "\n".join(part for part in (ours.deal.id if ours else "", there) if part),
            wording.parties(left(ours.deal)) if ours else theirs.supplier if theirs else "",
            wording.parties(right(ours.deal)) if ours else theirs.recipient if theirs else "",
            "\n".join(
                dict.fromkeys(
                    name
                    for name in (
                        ours.item.name if ours else "",
                        theirs.designation if theirs else "",
                    )
                    if name
                )
            ),
            "\n".join(
                f"{d.field}: {d.ours} here, {d.theirs} in the register" for d in pair.differences
            ),
            "\n".join(_sources(pair)),
        )


def as_json(pair: Pair) -> dict[str, Any]:
    """A pair as plain JSON values; what it lacks is absent."""
    found: dict[str, Any] = {"verdict": pair.verdict.value}
    if pair.ours:
        found |= {
            "deal": pair.ours.deal.id,
            "supplier": wording.parties(left(pair.ours.deal)),
            "recipient": wording.parties(right(pair.ours.deal)),
            "designation": pair.ours.item.name,
            "sources": _sources(pair),
        }
    if pair.theirs:
        found["register"] = _stated(asdict(pair.theirs))
        found["register"]["deliveries"] = [_stated(asdict(d)) for d in pair.theirs.deliveries]
    if pair.differences:
        found["differences"] = [
            {"field": d.field, "ours": d.ours, "register": d.theirs} for d in pair.differences
        ]
    return found


def summary(found: Reconciliation) -> dict[str, Any]:
    """The counts, and the two shares; null where there is nothing to divide by."""
    return {
        **{verdict.value: found.count(verdict) for verdict in Verdict},
        "precision": found.precision,
        "recall": found.recall,
        "left_out_here": found.left_out_here,
        "left_out_there": found.left_out_there,
    }


def told(found: Reconciliation) -> str:
    """The counts in a line."""
    ours = found.matched + found.count(Verdict.ONLY_HERE)
    theirs = found.matched + found.count(Verdict.ONLY_THERE)
    return (
        f"{', '.join(f'{found.count(v)} {wording.words(v)}' for v in Verdict)}; "
        f"precision {_share(found.precision, found.matched, ours)}, "
        f"recall {_share(found.recall, found.matched, theirs)}; "
        f"not compared: {found.left_out_here} here, {found.left_out_there} there"
    )


def _stated(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _share(share: float | None, part: int, whole: int) -> str:
    return "unknown (none to compare)" if share is None else f"{share:.0%} ({part} of {whole})"


def _sources(pair: Pair) -> list[str]:
    claims = pair.ours.deal.claims if pair.ours else ()
    return list(dict.fromkeys(c.url or c.report_id for c in claims))

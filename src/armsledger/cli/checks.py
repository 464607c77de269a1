"""`armsledger checks`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model import Qualifier, Quantity
from armsledger.model.check import Check, Range
from armsledger.register import wording
from armsledger.register.checks import checks as derive
from armsledger.register.view import indicators_at

WIDE = 140
"""From this width of the terminal on, each column stands by itself."""

NARROW = ("verdict\nrule", "figure", "stated\nallowed\ncomputed", "how\norigins", "claims")
COLUMNS = ("verdict", "rule", "figure", "stated", "allowed", "computed", "origins", "how", "claims")


def checks(
    subject: Annotated[
        str | None,
        typer.Argument(
            help="Only figures about this country (name or ISO 3166-1 code), firm or group.",
        ),
    ] = None,
    *,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Check figures against one another: shares, growth, totals and parts, sums of shares.

    The inconsistent come first, then those that cannot be told, with what is missing. Origins
    are `one` where an author's own arithmetic is checked, `several` for a cross-check.
    """
    with Ledger.open(resolve(ledger), create=False) as store:
        found = derive(indicators_at(store, as_of), subject, catalogue_with(catalogue))
    if output.wants_json(json):
        for one in found:
            output.print_json(one.as_json())
    elif output.width() < WIDE:
        output.print_table(NARROW, narrow(rows(found)))
    else:
        output.print_table(COLUMNS, rows(found))


def narrow(full: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows of `COLUMNS` with fewer columns."""
    for verdict, rule, figure, stated, allowed, computed, origins, how, claims in full:
        yield (
            f"{verdict}\n{rule}",
            figure,
            f"{stated}\n{allowed or '–'}\n{computed or '–'}",
            f"{how}\n({origins})",
            claims,
        )


def rows(found: Iterable[Check]) -> Iterator[tuple[str, ...]]:
    """The checks as rows of a table."""
    for check in found:
        yield (
            check.verdict,
            check.rule,
            check.figures[0].name if check.stated else f"{check.subject}, {check.period}",
            wording.quantity(check.stated) if check.stated else "100%",
            _range(check.allowed, check.unit),
            _range(check.computed, check.unit) if check.computed else "",
            check.origins,
            check.reason,
            "\n".join(
                f"{wording.quantity(f.value)}: {', '.join(f.claim_ids)}" for f in check.figures
            ),
        )


def _range(amounts: Range, unit: str) -> str:
    """Both ends, rounded to four significant digits; nothing where both are open."""
    low, high = (
        None if end is None else float(f"{end:.4g}") for end in (amounts.low, amounts.high)
    )
    match low, high:
        case None, None:
            return ""
        case float(), None:
            shown = Quantity(amount=low, unit=unit, qualifier=Qualifier.AT_LEAST)
        case None, float():
            shown = Quantity(amount=high, unit=unit, qualifier=Qualifier.UP_TO)
        case _ if low == high:
            shown = Quantity(amount=low, unit=unit, qualifier=Qualifier.EXACT)
        case _:
            shown = Quantity(amount=low, upper=high, unit=unit, qualifier=Qualifier.BETWEEN)
    return wording.quantity(shown)

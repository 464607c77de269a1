"""`armsledger conflicts`."""

from collections.abc import Iterable, Iterator

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model.conflict import Conflict, ConflictSide
from armsledger.register.conflicts import conflicts as derive
from armsledger.register.series import every_series
from armsledger.register.view import deals_at, indicators_at

COLUMNS = ("weight", "deal", "about", "field", "values", "origins", "said by")


def conflicts(
    *,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """List the contradictions, the heaviest first: which values, whose words, how many origins.

    The weight is the number of origins behind the weaker side, times one plus how far the
    values lie apart, from 0 to 1. The printed value comes first.
    """
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = derive(deals_at(store, known, as_of), every_series(indicators_at(store, as_of)))
    if output.wants_json(json):
        for one in found:
            output.print_json(one.as_json())
    else:
        output.print_table(COLUMNS, rows(found))


def rows(found: Iterable[Conflict]) -> Iterator[tuple[str, ...]]:
    """One row for each value of each conflict; what they share stands in the first."""
    for one in found:
        shared = (f"{one.weight:g}", one.deal or "", one.subject, one.field)
        for side in one.sides:
            yield (*shared, *_side(side))
            shared = ("", "", "", "")


def _side(side: ConflictSide) -> tuple[str, str, str]:
    mark = "" if side.printed else "≠ "
    return f"{mark}{side.value}", str(side.origins), "\n".join(side.said_by)

"""`armsledger screen`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.register.screening import LEAST, Match, screened
from armsledger.register.screening import screen as matches_of
from armsledger.register.view import deals_at
from armsledger.sources.sanctions import ListEntry, read_list

COLUMNS = ("score", "party", "list entry", "list", "how", "programmes", "deals")
LEAD = (
    "a match is a lead and no identification: compare countries, addresses and dates "
    "with the list before you say that a party is listed"
)


def screen(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Sanctions lists: OFAC's sdn.csv, OpenSanctions' targets.simple.csv, or "
            "FollowTheMoney entities as JSON.",
        ),
    ],
    *,
    least: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="The lowest score, 0 to 1, that is shown.")
    ] = LEAST,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Compare the parties of the ledger's deals with sanctions lists.

    A match is a lead and no identification. States are not screened.
    """
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = deals_at(store, known, as_of)
    counted = _Counted()
    with output.progress() as shown:
        shown.add_task("comparing names")
        matches = matches_of(found, counted.entries(files, known), known, least)
    if output.wants_json(json):
        for match in matches:
            output.print_json(as_json(match))
    else:
        output.print_table(COLUMNS, rows(matches))
    output.complain(
        f"{len(screened(found))} parties against {counted.read} entries, "
        f"{counted.refused} rows left out: "
        f"{len(matches)} match{'es' * (len(matches) != 1)} of {least} or more"
    )
    output.complain(LEAD)


class _Counted:
    """Entries of lists, counted as they go by; what is broken is told and left out."""

    def __init__(self) -> None:
        self.read = 0
        self.refused = 0

    def entries(self, files: Iterable[Path], catalogue: Catalogue) -> Iterator[ListEntry]:
        for path in files:
            for entry in read_list(path, catalogue):
                if isinstance(entry, ListEntry):
                    self.read += 1
                    yield entry
                else:
                    self.refused += 1
                    output.complain(f"{entry.source}: {entry.reason}")


def rows(matches: Iterable[Match]) -> Iterator[tuple[str, ...]]:
    """The matches as rows of a table."""
    for match in matches:
        like = "" if match.entry_name == match.entry.name else f"\nas {match.entry_name}"
        yield (
            f"{match.score:.2f}",
            f"{match.party} ({match.country})" if match.country else match.party,
            f"{match.entry.name}{like}",
            f"{match.entry.list} {match.entry.id}",
            f"{match.how}\n{match.note}" if match.note else match.how,
            ", ".join(match.entry.programmes),
            "\n".join(f"{stand.deal}: {', '.join(stand.roles)}" for stand in match.deals),
        )


def as_json(match: Match) -> dict[str, Any]:
    """A match as plain JSON values."""
    entry = match.entry
    return {
        "party": {"name": match.party, "type": match.type, "country": match.country},
        "entry": {
            "list": entry.list,
            "id": entry.id,
            "type": entry.type,
            "name": entry.name,
            "countries": list(entry.countries),
            "programmes": list(entry.programmes),
            "remarks": entry.remarks,
        },
        "how": match.how,
        "names": [match.party_name, match.entry_name],
        "score": match.score,
        "note": match.note,
        "deals": [{"id": stand.deal, "roles": list(stand.roles)} for stand in match.deals],
    }

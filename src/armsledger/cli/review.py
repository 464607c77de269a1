"""`armsledger review`: merge, split and pin deals, and undo it."""

from getpass import getuser
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model import InputError
from armsledger.model.review import Decision, Review
from armsledger.register.reviewing import counting
from armsledger.register.selecting import find
from armsledger.register.view import deals_at

review_app = typer.Typer(
    name="review",
    help="Merge, split and pin deals; decisions stay on record and bind every later view.",
    no_args_is_help=True,
)

DealArgument = Annotated[
    str, typer.Argument(metavar="DEAL", help="A deal's id or its start, or a claim's id.")
]
NoteOption = Annotated[str | None, typer.Option(help="Why.")]
ReviewerOption = Annotated[
    str | None,
    typer.Option(
        "--reviewer",
        envvar="ARMSLEDGER_REVIEWER",
        metavar="NAME",
        help="Who decides. Otherwise $ARMSLEDGER_REVIEWER, otherwise your login name.",
    ),
]

COLUMNS = ("id", "recorded", "reviewer", "decision", "claims", "counts", "note")


@review_app.command()
def merge(
    deals: Annotated[
        list[str], typer.Argument(metavar="DEAL...", help="Two or more deals that are one.")
    ],
    note: NoteOption = None,
    reviewer: ReviewerOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Decide that deals are one: their claims stay together in every later view."""
    with Ledger.open(resolve(ledger), create=False) as store:
        known = deals_at(store, catalogue_with(catalogue))
        found = list({deal.id: deal for name in deals if (deal := find(known, name))}.values())
        if len(found) < 2:
            raise InputError(f"{' '.join(deals)}: one and the same deal; name two or more")
        groups = [[c.claim_id for c in deal.claims] for deal in found]
        _told(store.review(Decision.MERGE, groups, reviewer=_who(reviewer), note=note))


@review_app.command()
def split(
    deal: DealArgument,
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM...", help="The claims that are another deal.")
    ],
    *,
    note: NoteOption = None,
    reviewer: ReviewerOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Decide that some claims of a deal are a deal of their own."""
    with Ledger.open(resolve(ledger), create=False) as store:
        found = find(deals_at(store, catalogue_with(catalogue)), deal)
        here = [c.claim_id for c in found.claims]
        strange = [claim for claim in claims if claim not in here]
        if strange:
            raise InputError(
                f"{', '.join(strange)}: not a claim of {found.id}; "
                f"`armsledger deal {found.id}` lists its claims"
            )
        rest = [claim for claim in here if claim not in claims]
        if not rest:
            raise InputError(f"{found.id}: these are all its claims; leave at least one in it")
        _told(store.review(Decision.SPLIT, [claims, rest], reviewer=_who(reviewer), note=note))


@review_app.command()
def pin(
    deal: DealArgument,
    note: NoteOption = None,
    reviewer: ReviewerOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Decide that a deal's claims stay one deal, under the id that it has."""
    with Ledger.open(resolve(ledger), create=False) as store:
        found = find(deals_at(store, catalogue_with(catalogue)), deal)
        group = [c.claim_id for c in found.claims]
        _told(
            store.review(Decision.PIN, [group], deal=found.id, reviewer=_who(reviewer), note=note)
        )


@review_app.command()
def undo(
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="The id of a review.")],
    note: NoteOption = None,
    reviewer: ReviewerOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Decide that an earlier review no longer counts; it stays on record."""
    with Ledger.open(resolve(ledger), create=False) as store:
        _told(store.review(Decision.UNDO, undoes=review, reviewer=_who(reviewer), note=note))


@review_app.command("list")
def list_reviews(
    ledger: LedgerOption = None, as_of: AsOfOption = None, json: JsonOption = False
) -> None:
    """List every review, the oldest first, and whether it still counts."""
    with Ledger.open(resolve(ledger), create=False) as store:
        found = store.reviews(None if as_of is None else store.cursor(as_of))
    still = {review.id for review in counting(found)}
    if output.wants_json(json):
        for review in found:
            output.print_json({**review.as_json(), "counts": review.id in still})
        return
    output.print_table(
        COLUMNS,
        (
            (
                *(review.id, review.recorded, review.reviewer, review.decision.value),
                review.undoes or "\n".join(", ".join(group) for group in review.groups),
                "yes" if review.id in still else "no",
                review.note or "",
            )
            for review in found
        ),
    )


def _who(given: str | None) -> str:
    """The reviewer's name. Raises InputError where there is none."""
    try:
        name = (given or getuser()).strip()
    except (OSError, KeyError):
        name = ""
    if not name:
        raise InputError("nobody says who decides; give your name with --reviewer")
    return name


def _told(review: Review) -> None:
    print(
        f"{review.id}: {review.decision} by {review.reviewer}; "
        f"`armsledger review undo {review.id}` takes it back"
    )

"""The register as the ledger has it now, or as it had it on a day."""

from armsledger.catalogue.load import Catalogue
from armsledger.ledger import Ledger
from armsledger.model import Kind, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.register.deals import deals


def deals_at(
    ledger: Ledger, catalogue: Catalogue | None, as_of: str | int | None = None
) -> list[Deal]:
    """Every deal, as of a day (see `Ledger.cursor`) or a cursor or now.

    Raises InputError where `as_of` is neither.
    """
    until = ledger.cursor(as_of) if isinstance(as_of, str) else as_of
    return deals(ledger.claims(until=until), catalogue, ledger.reviews(until))


def indicators_at(ledger: Ledger, as_of: str | None = None) -> list[SourcedClaim]:
    """Every indicator, likewise."""
    until = None if as_of is None else ledger.cursor(as_of)
    return list(ledger.claims(kind=Kind.INDICATOR, until=until))

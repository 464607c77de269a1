"""Checks of the figures of indicators against one another: shares, growth, totals, sums.

Nothing is corrected by them: a check says whether what is stated apart can all be true, on
which claims that rests, and what is missing where it cannot be told.
"""

from collections.abc import Iterable

from armsledger.catalogue.load import Catalogue
from armsledger.model import NotFoundError, SourcedClaim
from armsledger.model.check import Check, Verdict
from armsledger.register.ratio_checks import ratio_checks
from armsledger.register.selecting import names
from armsledger.register.series import is_asked, no_indicator
from armsledger.register.stated import Stated
from armsledger.register.sum_checks import part_checks, share_checks

_ORDER = tuple(Verdict)


def checks(
    claims: Iterable[SourcedClaim],
    subject: str | None = None,
    catalogue: Catalogue | None = None,
) -> list[Check]:
    """Every check, or those of figures that name a party: a name, an alias or an alpha-3 code.

    The inconsistent come first, then what cannot be told, then the consistent; within these by
    subject, period and rule. Raises NotFoundError where no indicator is about the subject.
    """
    known = list(claims)
    stated = Stated(known)
    found = [*ratio_checks(stated), *part_checks(stated), *share_checks(stated)]
    if subject is not None:
        asked = names(subject, catalogue)
        found = [check for check in found if _names(check, asked, stated)]
        if not found and not any(
            is_asked(p, asked) for c in stated.claims.values() for p in c.claim.parties
        ):
            raise NotFoundError(no_indicator(subject, known))
    return sorted(found, key=_place)


def _names(check: Check, asked: frozenset[str], stated: Stated) -> bool:
    """Whether a party of the figure that is checked is asked for; of a sum of shares, of any."""
    figures = check.figures[:1] if check.stated else check.figures
    return any(
        is_asked(party, asked)
        for figure in figures
        for claim_id in figure.claim_ids
        for party in stated.claims[claim_id].claim.parties
    )


def _place(check: Check) -> tuple[object, ...]:
    return (
        _ORDER.index(check.verdict),
        check.subject,
        check.period or "",
        check.rule,
        check.figures[0].name,
        tuple(i for figure in check.figures for i in figure.claim_ids),
    )

"""The numbered sources of a brief, with the sentences that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from armsledger.model import SourcedClaim

_LONGEST_LINK = 2000
"""Characters; longer addresses are shown, but some programs refuse them as links."""


@dataclass(slots=True)
class Notes:
    """The sources, numbered in the order in which they are first referred to."""

    numbers: dict[str, int] = field(default_factory=dict)
    claims: dict[str, dict[str, SourcedClaim]] = field(default_factory=dict)

    def refer(self, claims: Iterable[SourcedClaim]) -> list[int]:
        """The numbers of the reports of claims."""
        found: dict[int, None] = {}
        for claim in claims:
            number = self.numbers.setdefault(claim.report_id, len(self.numbers) + 1)
            self.claims.setdefault(claim.report_id, {})[claim.claim_id] = claim
            found[number] = None
        return sorted(found)

    def told(self) -> list[dict[str, Any]]:
        """Each source with what it says in its own words."""
        return [
            _source(number, list(self.claims[report].values()))
            for report, number in self.numbers.items()
        ]


def _source(number: int, claims: list[SourcedClaim]) -> dict[str, Any]:
    one = claims[0]
    quotes = (" ".join(e.quote.split()) for c in claims for e in c.claim.evidence)
    return {
        "number": number,
        "outlet": one.publisher or "unnamed outlet",
        "published": one.published or "",
        "title": one.title or "",
        "url": one.url or "",
        "link": _leads_somewhere(one.url or ""),
        "report": one.report_id,
        "quotes": list(dict.fromkeys(quotes)),
    }


def _leads_somewhere(url: str) -> bool:
    """Whether an address can be a link: one of the web, and no longer than any program takes."""
    return url.startswith(("https://", "http://")) and len(url) <= _LONGEST_LINK

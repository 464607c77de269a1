"""Claims for the register's tests, made short."""

import hashlib
from typing import Any

from armsledger.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Measure,
    Party,
    PartyType,
    Qualifier,
    Quantity,
    Role,
    SourcedClaim,
    Speaker,
    Stage,
)

NAMES = {"RUS": "Russia", "IND": "India", "CHN": "China", "FRA": "France", "EGY": "Egypt"}


def count(amount: float, qualifier: Qualifier = Qualifier.EXACT, unit: str = "count") -> Quantity:
    return Quantity(amount=amount, unit=unit, qualifier=qualifier)


def usd(amount: float, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return count(amount, qualifier, "USD")


def state(role: Role, code: str) -> Party:
    return Party(role=role, name=NAMES.get(code, code), type=PartyType.COUNTRY, country=code)


def company(role: Role, name: str, code: str) -> Party:
    return Party(role=role, name=name, type=PartyType.ORGANISATION, country=code)


def item(name: str, number: float | Quantity | None = None, category: str | None = None) -> Item:
    quantity = count(number) if isinstance(number, (int, float)) else number
    return Item(name=name, category=category, quantity=quantity)


def sourced(
    claim: Claim, report: str, published: str | None, publisher: str | None
) -> SourcedClaim:
    content = f"{claim.model_dump_json()}{report}{published}{publisher}"
    return SourcedClaim(
        claim_id=hashlib.sha256(content.encode()).hexdigest()[:16],
        claim=claim,
        report_id=report,
        publisher=publisher,
        published=published,
        recorded="2026-01-01T00:00:00Z",
    )


def unlike(report: str) -> str:
    """Words that no other report has anything like."""
    digits = hashlib.sha256(report.encode()).hexdigest()
    return " ".join(digits[n : n + 8] for n in range(0, 64, 8))


def told(
    stage: str = "signed",
    *items: Item,
    supplier: str | None = "RUS",
    recipient: str | None = "IND",
    report: str = "r1",
    published: str | None = "2010-05-01",
    publisher: str | None = None,
    quote: str | None = None,
    speaker: Speaker | None = None,
    **more: Any,
) -> SourcedClaim:
    """A claim about a transfer; unless given, each report is by a publisher of its own."""
    parties = more.pop("parties", None)
    if parties is None:
        parties = tuple(
            state(role, code)
            for role, code in ((Role.SUPPLIER, supplier), (Role.RECIPIENT, recipient))
            if code
        )
    words = quote or f"{stage} {unlike(report)}"
    claim = Claim(
        kind=more.pop("kind", Kind.TRANSFER),
        stage=Stage(stage),
        parties=parties,
        items=items,
        speaker=speaker,
        evidence=(Evidence(start=0, end=len(words), quote=words),),
        **more,
    )
    return sourced(claim, report, published, publisher or f"Outlet of {report}")


def indicator(
    amount: Quantity,
    *,
    stage: str = "reported",
    period: str | None = "2012",
    subject: Party | None = None,
    measure: Measure = Measure.EXPORTS,
    report: str = "r1",
    published: str | None = "2013-02-01",
    **more: Any,
) -> SourcedClaim:
    words = unlike(report)
    claim = Claim(
        kind=Kind.INDICATOR,
        stage=Stage(stage),
        parties=(subject or state(Role.SUBJECT, "RUS"), *more.pop("parties", ())),
        measure=measure,
        amount=amount,
        period=period,
        evidence=(Evidence(start=0, end=len(words), quote=words),),
        **more,
    )
    return sourced(claim, report, published, f"Outlet of {report}")


def rafale_like_history() -> list[SourcedClaim]:
    """One deal with rivals, a second order, a plan that was denied, and a talk."""
    su30 = "Su-30MKI"
    company_side = (
        state(Role.SUPPLIER, "RUS"),
        company(Role.SUPPLIER, "Rosoboronexport", "RUS"),
        state(Role.RECIPIENT, "IND"),
    )
    director = Speaker(name="Ivan Example", role="director", organisation="Rosoboronexport")
    return [
        told("offered", item(su30, 40), report="r1", published="2005-03-01", period="2005"),
        told(
            "signed",
            item(su30, 40, "fighter"),
            report="r2",
            published="2006-04-02",
            period="2006-04-01",
            parties=company_side,
            value=usd(1.6e9),
            speaker=director,
        ),
        told(
            "signed",
            item(su30, 42, "fighter"),
            report="r3",
            published="2006-04-05",
            period="2006-04",
            value=usd(1.5e9, Qualifier.OVER),
        ),
        told("signed", item("fighter", 40, "fighter"), report="r4", published="2006-05-01"),
        told("completed", item("Su-30", 10), report="r5", published="2007-12-01", period="2007"),
        told("signed", item(su30, 42), report="r6", published="2012-12-25", period="2012-12-24"),
        told("planned", item("Tu-22M3", 4), report="r7", published="2012-01-10", recipient="CHN"),
        told("denied", item("Tu-22M3"), report="r8", published="2012-01-20", recipient="CHN"),
        told("denied", item("S-400"), report="r9", published="2011-01-20", recipient="EGY"),
        told("considered", item("=cmd|calc", 3), report="r10", published="2011-06-01"),
    ]

"""Reading a report in a test, and saying in short what a claim says."""

from collections.abc import Iterable
from typing import Any

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.pipeline import extract
from armsledger.model import Claim, Quantity, Report

#: A Tuesday.
PUBLISHED = "2024-03-05"

Said = dict[str, Any]


def read(text: str, **about: str) -> list[Claim]:
    """The claims of a text, published on PUBLISHED unless said otherwise."""
    known = {"published": PUBLISHED, "language": "en"} | about
    return extract(Report(id="report", text=text, **known), load_catalogue())


def said(claim: Claim) -> Said:
    """What a claim says, in short: each role with its countries, each item with its number.

    What it does not say is absent.
    """
    found: Said = {"kind": claim.kind.value, "stage": claim.stage.value}
    for party in claim.parties:
        found.setdefault(party.role.value, set()).add(party.country or party.name)
    if claim.items:
        found["items"] = {item.name: figure(item.quantity) for item in claim.items}
    for name, quantity in (("value", claim.value), ("amount", claim.amount)):
        if quantity is not None:
            found[name] = figure(quantity)
    if claim.measure is not None:
        found["measure"] = claim.measure.value
    if claim.of is not None:
        found["of"] = claim.of.value
    if claim.speaker is not None:
        found["speaker"] = claim.speaker.name
    for name in ("period", "event"):
        if getattr(claim, name) is not None:
            found[name] = getattr(claim, name)
    if claim.via:
        found["via"] = claim.via
    return found


def figure(quantity: Quantity | None) -> str | None:
    """A quantity in one word or three: "8", "3 battery", "about 920000000 USD"."""
    if quantity is None:
        return None
    number = f"{quantity.amount:.12g}"
    if quantity.upper is not None:
        number += f" to {quantity.upper:.12g}"
    bound = "" if quantity.qualifier.value in ("exact", "between") else quantity.qualifier.value
    unit = "" if quantity.unit == "count" else quantity.unit
    return " ".join(part for part in (bound, number, unit) if part)


def holds(claims: Iterable[Claim], wanted: Said) -> bool:
    """Whether one of the claims says all that is wanted; it may say more."""
    return any(wanted.items() <= said(claim).items() for claim in claims)

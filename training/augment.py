"""Copies of annotated reports with other names, numbers and casing, so that contexts are learnt."""

from __future__ import annotations

import random
import re
from copy import deepcopy
from dataclasses import replace
from typing import Any

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.renaming import renamed
from armsledger.evaluation.slots import ClaimJson

#: The shares of the copies that get other names, other numbers, and no capitals.
NAMES, NUMBERS, NO_CAPITALS = 0.4, 0.5, 0.03


def changed(annotated: Annotated, catalogue: Catalogue, dice: random.Random) -> Annotated:
    """The report, or a copy in which chance has changed something that changes no meaning."""
    if dice.random() < NAMES:
        annotated = renamed(annotated, catalogue, dice)
    if dice.random() < NUMBERS:
        annotated = recounted(annotated, dice)
    if dice.random() < NO_CAPITALS:
        annotated = uncapitalised(annotated)
    return annotated


def recounted(annotated: Annotated, dice: random.Random) -> Annotated:
    """A copy in which numbers of pieces are others of as many digits, in text and claims."""
    text, claims = annotated.report.text, deepcopy(annotated.claims)
    counts = [q for c in claims for q in _counts(c)]
    for amount in sorted({q["amount"] for q in counts if q["amount"] >= 10}):
        written = str(int(amount))
        if amount != int(amount) or len(written) > 3:
            continue  # Years, and numbers that are written in several ways.
        whole = re.compile(rf"(?<![\w.,/-]){written}(?![\w/]|[.,]\d|-\d)")
        if not whole.search(text):
            continue
        other = str(dice.randint(10 ** (len(written) - 1), 10 ** len(written) - 1))
        text = whole.sub(other, text)
        for quantity in counts:
            if quantity["amount"] == amount:
                quantity["amount"] = -float(other)  # Not to be changed twice.
    for quantity in counts:
        quantity["amount"] = abs(quantity["amount"])
    return _with(annotated, text, claims)


def uncapitalised(annotated: Annotated) -> Annotated:
    """A copy without capitals; the report itself where that would change its length."""
    lower = annotated.report.text.lower()
    if len(lower) != len(annotated.report.text):
        return annotated
    return _with(annotated, lower, deepcopy(annotated.claims))


def _counts(claim: ClaimJson) -> list[dict[str, Any]]:
    found = [i["quantity"] for i in claim.get("items", ()) if "quantity" in i]
    if "amount" in claim and claim["amount"]["unit"] == "count":
        found.append(claim["amount"])
    return found


def _with(annotated: Annotated, text: str, claims: list[ClaimJson]) -> Annotated:
    for claim in claims:
        for evidence in claim["evidence"]:
            evidence["quote"] = text[evidence["start"] : evidence["end"]]
    return replace(
        annotated, report=annotated.report.model_copy(update={"text": text}), claims=claims
    )

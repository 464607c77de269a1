"""Baseline: a verb of the trade in a sentence with two states is a dealing between them."""

import re

from armsledger.catalogue.entries import Country, System
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import matcher
from armsledger.evaluation.baselines.sentences import evidence, sentences
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import Report

#: Words that begin so → the claim's kind, its stage, and whether the buyer is named first.
TRIGGERS = {
    r"order|bought|buy|purchas|acquir|procur": ("transfer", "signed", True),
    r"receiv|took delivery": ("transfer", "completed", True),
    r"deliver|handed over": ("transfer", "completed", False),
    r"sell|sold\b|suppl|export|donat": ("transfer", "signed", False),
    r"offer": ("transfer", "offered", False),
    r"licen[cs]e": ("licensed_production", "signed", False),
    r"upgrad|moderni[sz]": ("upgrade", "signed", False),
    r"repair|overhaul|servic|maint": ("service", "signed", False),
    r"train": ("training", "under_way", False),
    r"jointly|co-develop": ("joint_development", "signed", False),
    r"embargo|sanction|banned": ("restriction", "under_way", False),
    r"cooperat|co-operat|memorandum": ("cooperation", "signed", False),
}
ROLES = {
    "restriction": ("imposer", "target"),
    "joint_development": ("partner", "partner"),
    "cooperation": ("partner", "partner"),
}


def read(report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    """The claims of one report."""
    found: list[ClaimJson] = []
    for start, end in sentences(report.text):
        sentence = report.text[start:end]
        entries = [match.entry for match in matcher(catalogue).find(sentence)]
        states = list(dict.fromkeys(e.code for e in entries if isinstance(e, Country)))[:2]
        items = list(dict.fromkeys(e.name for e in entries if isinstance(e, System)))
        for words, (kind, stage, buyer_first) in TRIGGERS.items():
            if len(states) == 2 and re.search(rf"\b(?:{words})", sentence, re.IGNORECASE):
                roles = ROLES.get(kind, ("supplier", "recipient"))[:: -1 if buyer_first else 1]
                pairs = zip(roles, states, strict=True)
                parties = [
                    {"role": r, "name": s, "type": "country", "country": s} for r, s in pairs
                ]
                claim: ClaimJson = {"kind": kind, "stage": stage, "parties": parties}
                claim |= {"items": [{"name": name} for name in items]}
                found.append(claim | {"evidence": evidence(report.text, start, end)})
                break
    return found

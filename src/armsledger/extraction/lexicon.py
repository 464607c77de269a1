"""A language's words as the steps look them up: verb forms, nouns, equipment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from armsledger.extraction.equipment import equipment, singular
from armsledger.extraction.grammar.tables import table

__all__ = ["Lexicon", "Noun", "Verb", "equipment", "forms", "lexicon", "singular"]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb form can be."""

    lemma: str
    tag: str
    """`base`, `s`, `past`, `pp`, `ing`; joined by `/` where one form is two."""
    frame: str = ""
    operator: str = ""
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun can be."""

    lemma: str
    kind: str = ""
    """Of the claim it makes; empty for a paper (contract, talks)."""
    stage: str = ""
    args: tuple[tuple[str, str], ...] = ()
    contract: bool = False
    clearance: bool = False


VOWELS = "aeiou"


def forms(lemma: str, irregular: dict[str, list[str]], doubled: frozenset[str]) -> dict[str, str]:
    """Form to tag, for the one word of a verb that bends; `doubled` double a last letter."""
    out: dict[str, str] = {lemma: "base"}

    def put(form: str, tag: str) -> None:
        out[form] = f"{out[form]}/{tag}" if form in out else tag

    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        put(lemma + "es", "s")
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        put(lemma[:-1] + "ies", "s")
    else:
        put(lemma + "s", "s")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        stem = lemma[:-1]
    elif (
        lemma in irregular and irregular[lemma][0].startswith(lemma + lemma[-1])
    ) or lemma in doubled:
        stem = lemma + lemma[-1]
    else:
        stem = lemma
    put(stem + "ing", "ing")
    if lemma in irregular:
        past, participle = irregular[lemma]
        put(past, "past")
        put(participle, "pp")
    else:
        past = lemma + "d" if lemma.endswith("e") else lemma + "ed"
        if lemma.endswith("y") and lemma[-2] not in VOWELS:
            past = lemma[:-1] + "ied"
        put(past, "past/pp")
    return out


class Lexicon:
    """The tables of one language, turned for look-up."""

    def __init__(self, language: str) -> None:
        verbs, nouns = table(language, "verbs"), table(language, "nouns")
        self.frames: dict[str, dict[str, str]] = verbs["frames"]
        self.verbs: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
        """First word's form → (words that must follow, verb), the longest first."""
        self._irregular: dict[str, list[str]] = verbs["irregular"]
        self._verbs(verbs)
        self.nouns: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        self._nouns(nouns)
        self.doubt: dict[str, str] = nouns["doubt_stage"]
        self.personnel = frozenset(nouns["personnel"])
        self.predicates = sorted(
            ((tuple(p.split()), stage) for p, stage in verbs["predicates"].items()),
            key=lambda p: -len(p[0]),
        )
        modals = verbs["modals"]
        self.modals = {w: kind for kind, words in modals.items() for w in words}
        self.be, self.have, self.do = (frozenset(verbs[k]) for k in ("be", "have", "do"))
        self.negation = frozenset(verbs["negation"])
        self.adverbs = frozenset(verbs["adverbs"])

    def _verbs(self, verbs: dict[str, Any]) -> None:
        roles: dict[str, dict[str, Any]] = {}
        doubled = frozenset(verbs["doubled"])
        for frame, lemmas in verbs["verbs"].items():
            for lemma in lemmas:
                roles.setdefault(lemma, {})["frame"] = frame
        for operator, lemmas in verbs["operators"].items():
            for lemma in lemmas:
                roles.setdefault(lemma, {})["operator"] = operator
        for lemma in verbs["speech"]:
            roles.setdefault(lemma, {})["speech"] = True
        for lemma in verbs["other"]:
            roles.setdefault(lemma, {})
        for lemma, role in roles.items():
            first, *rest = lemma.split()
            for form, tag in forms(first, self._irregular, doubled).items():
                entry = (tuple(rest), Verb(lemma, tag, **role))
                self.verbs.setdefault(form, []).append(entry)
        for entries in self.verbs.values():
            entries.sort(key=lambda e: -len(e[0]))

    def _nouns(self, nouns: dict[str, Any]) -> None:
        for group in nouns["events"]:
            for phrase in group["nouns"]:
                self._noun(
                    phrase,
                    Noun(
                        phrase, group["kind"], group["stage"], tuple(sorted(group["args"].items()))
                    ),
                )
        for stage, phrases in nouns["contracts"].items():
            for phrase in phrases:
                self._noun(phrase, Noun(phrase, "", stage, contract=True))
        for phrase in nouns["clearances"]:
            self._noun(phrase, Noun(phrase, "", "offered", contract=True, clearance=True))
        for noun_entries in self.nouns.values():
            noun_entries.sort(key=lambda e: -len(e[0]))

    def _noun(self, phrase: str, noun: Noun) -> None:
        first, *rest = phrase.split()
        self.nouns.setdefault(first, []).append((tuple(rest), noun))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, built once."""
    return Lexicon(language)

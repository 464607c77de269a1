"""What a sentence is made of for the frames: its pieces, and its verbs with their auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass

from armsledger.extraction.document import Mention
from armsledger.extraction.lexicon import Noun, Verb


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries."""

    main: Verb
    tense: str = "present"
    """`past`, `present`, `future`, `future_past`, `conditional`, `possible`, `obliged`,
    `infinitive`, `participle`, `gerund`."""
    passive: bool = False
    negative: bool = False
    perfect: bool = False
    progressive: bool = False
    finite: bool = True


@dataclass(slots=True)
class Unit:
    """One piece of a sentence."""

    kind: str
    """`party`, `item`, `person`, `figure`, `date`, `place`, `show`, `outlet`, `owner`, `verb`,
    `noun`, `prep`, `conj`, `rel`, `sub`, `pron`, `det`, `punct`, `adverb`, `word`."""
    start: int
    end: int
    lower: str
    """The word in lower case; the lemma of a verb or noun; the name of a mention."""
    mention: Mention | None = None
    verb: VerbGroup | None = None
    """Set for the kind `verb` and no other."""
    noun: Noun | None = None
    """Set for the kind `noun` and no other."""
    owner: Mention | None = None
    """The party whose it is ("Egypt's purchase", "Russian deliveries")."""

    @property
    def item(self) -> Mention | None:
        """The equipment that the unit names."""
        return self.mention if self.kind == "item" else None

    @property
    def holder(self) -> Mention | None:
        """The owner, where it can play a part in a dealing."""
        return self.owner if self.owner is not None and self.owner.is_party else None

    @property
    def finite(self) -> bool:
        """It is a verb that rules a clause."""
        return self.verb is not None and self.verb.finite

    @property
    def event(self) -> bool:
        """It is a noun that names a dealing ("delivery"), not a paper ("contract")."""
        return self.noun is not None and bool(self.noun.kind)

    @property
    def paper(self) -> bool:
        """It is a noun for what a dealing stands on ("contract", "talks")."""
        return self.noun is not None and self.noun.contract

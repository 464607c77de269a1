"""Step 6: triggers and what stands around them become claims in the making."""

from __future__ import annotations

import re
from dataclasses import replace

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.draft import SIDES, Draft
from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.units import Unit
from armsledger.extraction.lexicon import equipment, lexicon
from armsledger.extraction.stages import Stages
from armsledger.model import Kind, Role, Stage

#: Verbs that have no frame of their own, but with equipment for an object are a dealing.
_GIVE_LIKE = frozenset(
    [
        "offer",
        "propose",
        "pitch",
        "approve",
        "clear",
        "pledge",
        "promise",
        "authorise",
        "authorize",
        "withdraw",
        "commit",
    ]
)
_GET_LIKE = frozenset(
    [
        "request",
        "seek",
        "consider",
        "eye",
        "want",
        "need",
        "mull",
        "ask",
        "win",
        "secure",
        "evaluate",
        "require",
        "contract",
        "plan",
        "await",
    ]
)
_END_LIKE = frozenset(
    ["cancel", "scrap", "suspend", "freeze", "halt", "postpone", "block", "stop", "drop", "abandon"]
)


class Frames:
    """The drafts of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, number: int, units: list[Unit], language: str
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.number = number
        self.units = units
        self.row = Row(units)
        self.stages = Stages(self.row, language)
        self.lexicon = lexicon(language)
        self.equipment = equipment(language)
        self.used: set[int] = set()
        """Contract nouns that an event has taken up."""

    def drafts(self) -> list[Draft]:
        """Every dealing that the sentence speaks of, left to right."""
        out: list[Draft] = []
        for i, u in enumerate(self.units):
            found: Draft | None = None
            if u.kind == "verb" and u.verb is not None:
                if u.verb.main.frame:
                    found = self._verb(i, self.lexicon.frames[u.verb.main.frame])
                elif u.lower in _GIVE_LIKE:
                    found = self._verb(i, self.lexicon.frames["give"], borrowed=True)
                elif u.lower in _GET_LIKE:
                    found = self._verb(i, self.lexicon.frames["get"], borrowed=True)
                elif u.lower in (
                    "be due",
                    "be expected",
                    "be scheduled",
                    "be on the way",
                    "be on their way",
                    "be on its way",
                    "be en route",
                ):
                    found = self._verb(i, self.lexicon.frames["arrive"], borrowed=True)
                elif u.lower.startswith("be ") and u.verb.main.operator in (
                    "considered",
                    "negotiating",
                ):
                    found = self._leaning(i)
                elif u.lower == "bid":
                    found = self._verb(i, self.lexicon.frames["give"], borrowed=True)
                elif u.lower in _END_LIKE:
                    found = self._verb(i, self.lexicon.frames["buy"], borrowed=True)
                elif u.lower in ("include", "comprise", "cover") and u.verb.finite:
                    found = self._package(i)
            elif u.kind == "noun" and u.noun is not None and u.noun.kind:
                found = self._noun(i)
            if found is not None:
                out.append(found)
        out += self._list(out)
        out += self._shows([d for d in out if d.kind is Kind.EXHIBITION])
        for i, u in enumerate(self.units):
            if u.kind == "noun" and u.noun is not None and u.noun.contract and i not in self.used:
                found = self._contract(i)
                if found is not None:
                    out.append(found)
        return out

    def _list(self, found: list[Draft]) -> list[Draft]:
        """ "82 launchers for $4 billion; 60 howitzers for $2 billion": each with its own price."""
        out: list[Draft] = []
        breaks = [k for k, u in enumerate(self.units) if u.lower == ";"]
        for a, b in zip(breaks, [*breaks, len(self.units)][1:], strict=True):
            segment = self.units[a + 1 : b]
            if any(u.kind in ("verb",) and u.verb is not None and u.verb.finite for u in segment):
                continue
            items = [u.mention for u in segment if u.kind == "item" and u.mention is not None]
            money = [
                u.mention for u in segment if u.mention is not None and u.mention.type is M.MONEY
            ]
            before = [d for d in found if d.trigger < self.units[a].start]
            if not items:
                continue
            if before:
                draft = replace(
                    before[-1],
                    roles=dict(before[-1].roles),
                    dates=list(before[-1].dates),
                    evidence=[],
                )
            else:
                draft = self._draft("transfer", Stage.SIGNED, a + 1)
                draft.part = True
            draft.items, draft.value = items, money[0].quantity if money else None
            draft.start, draft.end, draft.trigger = (
                segment[0].start,
                segment[-1].end,
                segment[0].start,
            )
            out.append(draft)
        return out

    # -- helpers

    def _draft(self, kind: str, stage: Stage, i: int) -> Draft:
        u = self.units[i]
        draft = Draft(
            Kind(kind),
            stage,
            self.sentence,
            self.number,
            self.sentence.start,
            self.sentence.end,
            u.start,
        )
        draft.start, draft.end = self._clause(i)
        return draft

    def _clause(self, i: int) -> tuple[int, int]:
        """The stretch of the sentence around unit i between hard breaks."""
        a, b = i, i
        while a > 0 and self.units[a - 1].lower not in (";", "“", "”", '"'):
            a -= 1
        while b + 1 < len(self.units) and self.units[b + 1].lower not in (";", "”", '"'):
            b += 1
        start, end = self.units[a].start, self.units[b].end
        text = self.document.text
        while end > start and text[end - 1] in " ,.;:":
            end -= 1
        return start, end

    def _place(self, draft: Draft, role: str, j: int, borrowed: bool = False) -> None:
        """Put the phrase at j into the draft as `role`."""
        u = self.units[j]
        if role == "none":
            return
        if role == "item":
            if u.kind == "item" and u.mention is not None:
                draft.items.append(u.mention)
            return
        if role in ("item_or_recipient", "target_or_item"):
            if u.kind == "item":
                self._place(draft, "item", j)
            else:
                self._place(draft, "recipient" if role.startswith("item") else "target", j)
            return
        if role == "place":
            if u.mention is not None and u.kind in ("party", "place") and draft.place is None:
                draft.place = u.mention
            return
        if role == "event":
            if u.kind == "show":
                draft.event = u.mention
            elif u.kind == "item" and u.mention is not None:
                draft.items.append(u.mention)
            return
        if role == "item_field":
            return
        if u.kind == "noun" or u.kind == "word" or u.kind == "person" or u.kind == "figure":
            if u.owner is not None and u.owner.is_party and u.kind != "person":
                if role in ("recipient", "target") or (role == "partner" and u.lower in _THEIRS):
                    draft.add(Role(role), u.owner)
            return
        parties = self.row.party(j)
        if u.mention is not None and u.mention.form == "pronoun":
            # "HAL bought engines from it": not itself
            parties = [m for m in parties if all(m.name != p.name for p in draft.parties)]
        draft.add(Role(role), *parties)

    def _figure(self, draft: Draft, j: int) -> None:
        m = self.units[j].mention
        if m is None:
            return
        if m.type is M.MONEY and draft.value is None:
            draft.value = m.quantity

    # -- a verb with a frame

    def _verb(self, i: int, frame: dict[str, str], borrowed: bool = False) -> Draft | None:
        units = self.units
        u = units[i]
        group = u.verb
        assert group is not None
        stage = self.stages.of_verb(i)
        tense = group.tense
        if self._learnt(i) or self._over_noun(i) or self._withheld(i) or self._mere_adjective(i):
            return None
        if tense == "participle" and frame["kind"] == "production":
            self._made_by(i)
            return None
        if borrowed:
            stage = self.stages.of_operator(i)
            if stage is None:
                return None
        elif stage is Stage.COMPLETED:
            stage = Stage(frame["past"])
        elif stage is Stage.UNDER_WAY:
            stage = Stage(frame["present"])
            if group.progressive and group.main.frame == "sell":
                stage = Stage.SIGNED
            elif group.progressive and frame["present"] == "signed":
                stage = Stage.NEGOTIATING if group.main.lemma == "negotiate" else Stage.PLANNED
            if (
                tense == "present"
                and not group.progressive
                and self._headline()
                and frame is self.lexicon.frames["get"]
            ):
                stage = Stage.COMPLETED
        elif stage is Stage.PLANNED and tense == "infinitive" and self.row.governor(i) is None:
            stage = Stage.PLANNED
        if stage is None:
            return None
        kind = frame["kind"]
        if group.main.frame == "sell" and group.progressive and stage is Stage.PLANNED:
            stage = Stage.SIGNED
        draft = self._draft(kind, stage, i)
        draft.moves = frame.get("subj") == "item" or group.main.lemma == "take"
        draft.future = tense in (
            "future",
            "future_past",
            "infinitive",
            "conditional",
            "obliged",
            "possible",
        )
        draft.present = tense not in ("past", "participle")
        self._mark_used(i)
        subject = self.row.subject(i) if tense != "participle" else self._antecedent(i)
        relative = self._relative_object(i, subject)
        passive = group.passive
        if subject is not None:
            s = units[subject]
            if passive:
                self._passive_subject(draft, frame, subject)
            elif frame["subj"] == "item":
                self._items_at(draft, subject)
                if not draft.items:
                    self._elliptic_subject(draft, subject)
            else:
                self._subject(draft, frame, subject)
            if s.kind == "person" and not passive:
                organisation = self._organisation_of(s)
                if organisation is not None:
                    draft.add(Role(frame["subj"]), organisation)
        if relative is not None:
            self._place(draft, frame.get("obj", "none"), relative)
        if frame["subj"] == "item" and not draft.items:
            return None
        self._objects(draft, frame, i, passive)
        self._left_context(draft, i)
        if frame["kind"] == "production":
            self._jointly(draft, i, subject)
        if frame["kind"] == "training":
            self._taught(draft, i)
        return draft

    def _taught(self, draft: Draft, i: int) -> None:
        """The equipment that the trainees learn to handle."""
        for k in range(i + 1, len(self.units)):
            u = self.units[k]
            if u.verb is not None and u.verb.finite or u.kind == "sub" or u.lower == ";":
                return
            if u.verb is not None and u.verb.tense in ("infinitive", "gerund"):
                draft.items += [
                    self.units[j].mention  # type: ignore[misc]
                    for preposition, j in self.row.arguments(k)
                    if preposition == "" and self.units[j].kind == "item"
                ]
                return

    def _learnt(self, i: int) -> bool:
        """ "will teach mechanics to overhaul the Mi-8": what is learnt is no dealing of its own."""
        if self.units[i].verb is None or self.units[i].verb.tense not in ("infinitive", "gerund"):  # type: ignore[union-attr]
            return False
        g = self.row.governor(i)
        v = self.units[g].verb if g is not None else None
        return v is not None and v.main.frame == "train"

    def _mere_adjective(self, i: int) -> bool:
        """ "of supplied equipment": a participle before a noun that names nothing."""
        group = self.units[i].verb
        if (
            group is None
            or group.tense != "past"
            or i + 1 >= len(self.units)
            or self.units[i + 1].kind != "item"
        ):
            return False
        k = i - 1
        while k >= 0 and self.units[k].kind == "adverb":
            k -= 1
        if k >= 0 and self.units[k].kind not in ("prep", "det", "figure", "verb"):
            return False
        item = self.units[i + 1].mention
        return item is not None and item.form == "generic"

    def _withheld(self, i: int) -> bool:
        """ "will grant no licences to sell": the clearance tells the restriction."""
        g = self.row.governor(i)
        if g is None or self.units[g].noun is None or not self.units[g].noun.clearance:
            return False
        verb = self.row.verb_over(g)
        lemma = self.units[verb].lower if verb is not None else ""
        return lemma in _WITHHOLD or any(u.lower == "no" for u in self.units[max(0, g - 4) : g])

    def _over_noun(self, i: int) -> bool:
        """ "made deals", "received an order", "placed a contract": the noun tells the dealing."""
        for u in self.units[i + 1 : i + 7]:
            if u.kind == "noun" and u.noun is not None:
                return True
            if u.kind == "figure" and u.mention is not None and u.mention.type is M.MONEY:
                continue
            if u.kind not in ("det", "word", "adverb", "owner"):
                return False
        return False

    def _jointly(self, draft: Draft, i: int, subject: int | None) -> None:
        """ "will jointly develop", "X together with Y is building": one work of several."""
        u = self.units[i]
        words = self.document.folded[u.start : u.end]
        companions = self.row.companions(subject) if subject is not None else []
        together = bool(re.search(r"\b(?:jointly|together|co)\b", words))
        for preposition, j in self.row.arguments(i):
            if preposition in ("with", "alongside") and self.units[j].kind == "party":
                companions += self.row.party(j)
        g = self.row.governor(i)
        if together and g is not None and self.units[g].kind == "noun":
            for preposition, j in self.row.arguments(g):
                w = self.units[j]
                if preposition in ("with", "between") and j < i and w.kind == "party":
                    companions += self.row.party(j)
                elif preposition == "with" and j < i and w.owner is not None and w.owner.is_party:
                    companions.append(w.owner)
        if not together and not companions:
            return
        draft.kind = Kind.JOINT_DEVELOPMENT
        partners = [*draft.roles.pop(Role.MANUFACTURER, []), *companions]
        draft.roles = {}
        draft.loose = []
        draft.add(Role.PARTNER, *partners)

    def _made_by(self, i: int) -> None:
        """ "ships built in Japan", "tanks made by Uralvagonzavod": whose the items are."""
        antecedent = self._antecedent(i)
        if antecedent is None or self.units[antecedent].kind != "item":
            return
        item = self.units[antecedent].mention
        for preposition, j in self.row.arguments(i):
            if (
                preposition in ("by", "in", "~")
                and self.units[j].kind in ("party",)
                and item is not None
            ):
                item.owner = item.owner or self.units[j].mention
                return

    def _headline(self) -> bool:
        return self.sentence.title

    def _organisation_of(self, unit: Unit) -> Mention | None:
        return unit.owner if unit.owner is not None and unit.owner.is_party else None

    def _subject(self, draft: Draft, frame: dict[str, str], subject: int) -> None:
        role = frame["subj"]
        parties = self.row.party(subject)
        unit = self.units[subject]
        if not parties and unit.kind == "word" and unit.owner is not None and unit.owner.is_party:
            # "Polish gunners have trained", "Swiss companies exported"
            if (
                unit.lower in self.lexicon.personnel
                or unit.lower in _THEIRS
                or role == "participant"
            ):
                parties = [unit.owner]
        if parties:
            draft.add(Role(role), *parties)
        elif self.units[subject].kind == "noun" and self.units[subject].owner is not None:
            owner = self.units[subject].owner
            if owner is not None and owner.is_party:
                draft.let_loose([owner])

    def _passive_subject(self, draft: Draft, frame: dict[str, str], subject: int) -> None:
        s = self.units[subject]
        if s.kind == "item":
            self._items_at(draft, subject)
        elif frame["kind"] == "exhibition" and s.owner is not None and s.owner.is_party:
            draft.add(Role.PARTICIPANT, s.owner)
        elif s.kind in ("figure", "word", "pron", "adverb") and frame.get("obj", "none") == "item":
            self._elliptic_subject(draft, subject)
        elif (
            s.kind == "word"
            and frame.get("obj", "none") == "recipient"
            and s.owner is not None
            and s.owner.is_party
        ):
            draft.add(Role.RECIPIENT, s.owner)
        elif s.kind == "party":
            target = frame.get("iobj") or (
                frame.get("obj", "none") if frame.get("obj", "none") != "item" else ""
            )
            if target and target not in ("item", "event", "none"):
                draft.add(Role(target), *self.row.party(subject))
            elif frame.get("obj") == "recipient":
                draft.add(Role.RECIPIENT, *self.row.party(subject))
        elif s.kind == "show":
            draft.event = s.mention

    def _elliptic_subject(self, draft: Draft, subject: int) -> None:
        """ "The first four arrived", "the rest will follow", "they were delivered"."""
        s = self.units[subject]
        if s.kind == "figure" and s.mention is not None and s.mention.type is M.NUMBER:
            self._ellipsis(draft, s.mention)
        elif s.lower in _ELLIPTIC:
            previous = self._last_item(s.start)
            if previous is not None:
                draft.items.append(_again(previous, s.start, s.end))

    def _items_at(self, draft: Draft, j: int) -> None:
        """The item at j with the others of its list, to the left."""
        units = self.units
        out = []
        k = j
        while k >= 0:
            u = units[k]
            if u.kind == "item" and u.mention is not None:
                out.append(u.mention)
            elif u.kind in ("conj", "det", "word", "owner", "adverb", "figure") or u.lower in (
                ",",
                "’s",
                "'s",
            ):
                if u.lower == "," and not (k and units[k - 1].kind == "item"):
                    break
            else:
                break
            k -= 1
        draft.items += reversed(out)

    def _antecedent(self, i: int) -> int | None:
        """ "tanks supplied by": the noun right before a participle."""
        k = i - 1
        while k >= 0 and self.units[k].kind in ("adverb", "punct", "det"):
            k -= 1
        return k if k >= 0 and self.units[k].kind in ("item", "party", "show", "noun") else None

    def _relative_object(self, i: int, subject: int | None) -> int | None:
        """ "the MiG-29s it got", "helicopters that Russia delivered": the noun before the clause."""
        if subject is None:
            return None
        k = self.row._phrase_start(subject) - 1
        units = self.units
        if k >= 0 and units[k].kind == "rel":
            k -= 1
            while k >= 0 and units[k].kind in ("punct", "prep"):
                k -= 1
            if k >= 0 and units[k].kind == "item":
                return k
            return None
        if k >= 0 and units[k].kind == "item" and units[subject].kind in ("party", "pron"):
            return k
        return None

    def _objects(self, draft: Draft, frame: dict[str, str], i: int, passive: bool) -> None:
        units = self.units
        gives = frame.get("iobj")
        with_item = frame.get("with")
        direct_done = passive
        recipients: list[int] = []
        for preposition, j in self.row.arguments(i):
            u = units[j]
            if preposition == "|":
                continue
            if u.kind == "date":
                if u.mention is not None:
                    draft.dates.append(u.mention)
                continue
            if u.kind == "figure":
                if (
                    u.mention is not None
                    and u.mention.type is M.MONEY
                    and draft.value is None
                    and preposition not in ("from",)
                ):
                    draft.value = u.mention.quantity
                elif (
                    u.mention is not None
                    and u.mention.type is M.NUMBER
                    and preposition == ""
                    and not direct_done
                    and frame.get("obj") == "item"
                ):
                    self._ellipsis(draft, u.mention)
                continue
            if preposition == "~":
                continue
            if u.kind == "pron":
                if (
                    preposition == ""
                    and u.lower in ("them", "it")
                    and frame.get("obj", "none") == "item"
                ):
                    previous = self._last_item(u.start)
                    if previous is not None:
                        draft.items.append(_again(previous, u.start, u.end))
                continue
            if preposition == "":
                if u.kind == "item":
                    if frame.get("obj", "none") == "item" or frame.get("obj", "none") == "event":
                        draft.items.append(u.mention)  # type: ignore[arg-type]
                    elif (
                        frame.get("subj") != "item"
                        and frame.get("obj", "none") != "item"
                        and frame["kind"] == "restriction"
                    ):
                        draft.items.append(u.mention)  # type: ignore[arg-type]
                    direct_done = True
                elif u.kind == "party":
                    if gives and not draft.items:
                        recipients.append(j)
                        draft.add(Role(gives), *self.row.party(j))
                    elif frame.get("obj", "none") not in ("item", "event"):
                        self._place(draft, frame.get("obj", "none"), j)
                elif u.kind == "show" and frame.get("obj", "none") == "event":
                    draft.event = u.mention
                elif u.kind == "noun":
                    if (
                        frame.get("obj", "none") == "item"
                        and u.owner is not None
                        and u.owner.is_party
                    ):
                        draft.let_loose([u.owner])
                continue
            if preposition in ("in", "at", "on"):
                if u.kind == "show":
                    draft.event = draft.event or u.mention
                    continue
                if (
                    frame.get(preposition) in (None, "place")
                    and u.kind in ("party", "place")
                    and draft.place is None
                    and u.mention is not None
                ):
                    draft.place = u.mention
                    continue
            role = frame.get(preposition)
            if role is None:
                if preposition in ("for", "to", "with", "from") and u.kind == "party":
                    draft.let_loose(self.row.party(j))
                elif (
                    u.kind == "item"
                    and preposition in ("of", "for", "including", "like", "as")
                    and not draft.items
                ):
                    draft.items.append(u.mention)  # type: ignore[arg-type]
                elif u.kind == "item" and preposition == "including":
                    draft.items.append(u.mention)  # type: ignore[arg-type]
                continue
            if u.kind == "item" and role not in (
                "item",
                "event",
                "item_or_recipient",
                "target_or_item",
            ):
                if preposition in ("for",) and not draft.items:
                    draft.items.append(u.mention)  # type: ignore[arg-type]
                if u.owner is not None and u.owner.is_party and role in ("recipient",):
                    draft.let_loose([u.owner])
                continue
            if role == "item" and u.kind == "party":
                draft.let_loose(self.row.party(j))
                continue
            self._place(draft, role, j)
        if with_item == "item" and frame["kind"] == "transfer" and recipients and not draft.items:
            pass

    def _ellipsis(self, draft: Draft, number: Mention) -> None:
        """ "Angola ordered six": of what the report last spoke of."""
        previous = self._last_item(number.start)
        if previous is not None and number.quantity is not None:
            draft.items.append(
                replace(_again(previous, number.start, number.end), quantity=number.quantity)
            )

    def _last_item(self, before: int) -> Mention | None:
        for k in range(self.number, max(-1, self.number - 4), -1):
            sentence = self.document.sentences[k]
            items = [m for m in sentence.mentions if m.type is M.ITEM and m.end <= before]
            strong = [m for m in items if m.form in ("designation", "definite")] or items
            if strong:
                return strong[-1]
        return None

    def _left_context(self, draft: Draft, i: int) -> None:
        """Dates and prices that stand before the trigger, in its own clause."""
        for j in range(i - 1, -1, -1):
            u = self.units[j]
            if (
                u.kind == "verb"
                and u.verb is not None
                and u.verb.finite
                or u.kind == "rel"
                or u.lower in (";",)
            ):
                break
            if u.kind == "date" and u.mention is not None:
                draft.dates.append(u.mention)
            elif (
                u.kind == "figure"
                and u.mention is not None
                and u.mention.type is M.MONEY
                and draft.value is None
            ):
                draft.value = u.mention.quantity

    def _mark_used(self, i: int) -> None:
        """The contract that the trigger hangs on has found its dealing."""
        g = self.row.governor(i)
        if g is not None and self.units[g].kind == "noun":
            noun = self.units[g].noun
            if noun is not None and noun.contract:
                self.used.add(g)

    def _shows(self, found: list[Draft]) -> list[Draft]:
        """A show that is held, opens or ends: its host is the claim's party."""
        out: list[Draft] = []
        for k, u in enumerate(self.units):
            if (
                u.kind != "show"
                or u.mention is None
                or any(
                    d.event is not None and d.event.name == u.mention.name for d in [*found, *out]
                )
            ):
                continue
            verb = next(
                (
                    j
                    for j, w in enumerate(self.units)
                    if w.kind == "verb" and w.lower in _HELD and abs(j - k) < 14
                ),
                None,
            )
            if verb is None:
                continue
            stage = self.stages.of_verb(verb)
            if stage is None:
                continue
            draft = self._draft(
                "exhibition", stage if stage is not Stage.DENIED else Stage.CANCELLED, verb
            )
            draft.event = u.mention
            subject = self.row.subject(verb)
            group = self.units[verb].verb
            if (
                subject is not None
                and group is not None
                and not group.passive
                and self.units[verb].lower in ("hold", "host", "stage", "organise", "organize")
            ):
                draft.add(Role.HOST, *self.row.party(subject))
            for w in self.units:
                if w.kind in ("party", "place") and w.mention is not None and self._in(w):
                    draft.place = draft.place or w.mention
                elif w.kind == "date" and w.mention is not None:
                    draft.dates.append(w.mention)
            if not draft.has(Role.HOST) and draft.place is not None:
                home = next(
                    (
                        m
                        for s in self.document.sentences
                        for m in s.mentions
                        if m.type is M.COUNTRY and m.country == draft.place.country
                    ),
                    None,
                )
                if home is not None:
                    draft.add(Role.HOST, home)
            out.append(draft)
        return out

    def _in(self, unit: Unit) -> bool:
        before = self.document.folded[max(0, unit.start - 5) : unit.start]
        return bool(re.search(r"\b(?:in|at)\s+$", before))

    def _package(self, i: int) -> Draft | None:
        """ "The package includes 12 jets and spare parts": what a dealing named before takes in."""
        subject = self.row.subject(i)
        if subject is None or self.units[subject].kind == "party":
            return None
        if self.units[subject].kind == "noun" and self.units[subject].noun is not None:
            self.used.add(subject)
        draft = self._draft("transfer", Stage.SIGNED, i)
        draft.part = True
        for preposition, j in self.row.arguments(i):
            u = self.units[j]
            if u.kind == "item" and preposition == "" and u.mention is not None:
                draft.items.append(u.mention)
            elif u.kind == "figure":
                self._figure(draft, j)
            elif u.kind == "party" and preposition in ("for", "to"):
                draft.add(Role.RECIPIENT, *self.row.party(j))
        return draft if draft.items else None

    def _leaning(self, i: int) -> Draft | None:
        """ "is interested in the jets", "are in talks about submarines": a buyer's first step."""
        stage = self.stages.of_operator(i)
        if stage is None or self._leads_to_event(i):
            return None
        draft = self._draft("transfer", stage, i)
        for preposition, j in self.row.arguments(i):
            u = self.units[j]
            if u.kind == "item" and preposition in ("in", "on", "about", "over", "for", "with"):
                draft.items.append(u.mention)  # type: ignore[arg-type]
            elif u.kind == "party" and preposition in ("with", "from"):
                draft.let_loose(self.row.party(j))
            elif u.kind == "date" and u.mention is not None:
                draft.dates.append(u.mention)
        if not draft.items:
            return None
        subject = self.row.subject(i)
        parties = self.row.party(subject) if subject is not None else []
        for m in parties:
            supplying = m.type is M.ORGANISATION and m.org_type in ("maker", "exporter")
            draft.add(Role.SUPPLIER if supplying else Role.RECIPIENT, m)
        return draft

    # -- a noun that names a dealing

    def _noun(self, i: int) -> Draft | None:
        units = self.units
        u = units[i]
        noun = u.noun
        assert noun is not None
        stage = self.stages.of_noun(i)
        if stage is None:
            return None
        args = dict(noun.args)
        left = self.row.verb_left(i)
        if left is not None and self.units[left].lower in _ABOUT or self._as_a(i):
            return None
        if (noun.kind == "cooperation" and self._apposition(i)) or self._only_a_field(i):
            return None
        draft = self._draft(noun.kind, stage, i)
        over = self.stages._governing_noun(i)
        if over is not None:
            self.used.add(over)
        if u.owner is not None and u.owner.is_party:
            before = args.get("before", "supplier")
            draft.add(Role(before), u.owner)
        self._compound(draft, i)
        for preposition, j in self.row.arguments(i):
            w = units[j]
            if preposition == "|":
                continue
            if w.kind == "date":
                if w.mention is not None:
                    draft.dates.append(w.mention)
                continue
            if w.kind == "figure":
                self._figure(draft, j)
                continue
            if preposition in ("in", "at") and w.kind == "show":
                draft.event = draft.event or w.mention
                continue
            role = args.get(preposition)
            if role is None:
                if preposition == "in" and w.kind in ("party", "place") and draft.place is None:
                    draft.place = w.mention
                elif preposition in ("with", "between") and w.kind == "party":
                    draft.let_loose(self.row.party(j))
                continue
            if role == "item" and w.kind == "party":
                if w.mention is not None and noun.kind in ("training",):
                    draft.add(Role.RECIPIENT, *self.row.party(j))
                continue
            if role not in ("item", "item_or_recipient", "place", "event") and w.kind == "item":
                if (
                    w.mention is not None
                    and not draft.items
                    and noun.kind in ("training", "restriction", "technology_transfer")
                ):
                    draft.items.append(w.mention)
                continue
            if role == "recipient" and noun.kind == "training" and w.kind == "word":
                continue
            self._place(draft, role, j)
        if noun.kind == "restriction" and i and units[i - 1].lower == "under":
            return self._under(draft, i)
        if noun.kind in ("service", "upgrade") and not draft.items:
            self._undergoes(draft, i)
        if noun.kind in ("service", "licensed_production") and draft.place is not None:
            self._where(draft, i)
        if noun.kind == "cooperation":
            draft.items += self._fields(i)
        governing = self.row.verb_left(i)
        draft.part = governing is not None and units[governing].lower in _PACKAGE
        draft.part = draft.part or (i > 0 and self._included(i))
        draft.anaphoric = not draft.items and draft.kind is not Kind.COOPERATION
        if governing is None:
            governing = self.row.predicate(i)
        anchor = over if over is not None else i
        if noun.kind == "restriction" and (
            governing is None or units[governing].lower not in _IMPOSE
        ):
            governing = None
        self._contract_parties(draft, anchor, governing)
        self._left_context(draft, i)
        return draft

    def _under(self, draft: Draft, i: int) -> Draft | None:
        """ "placed several firms under sanctions", "is under an embargo"."""
        verb = self.row.verb_left(i)
        if verb is None:
            return None
        group = self.units[verb].verb
        subject = self.row.subject(verb)
        parties = self.row.party(subject) if subject is not None else []
        draft.roles, draft.loose = {}, []
        if group is not None and (
            group.passive or self.units[verb].lower in ("be", "remain", "stay", "come", "fall")
        ):
            draft.add(Role.TARGET, *parties)
        else:
            draft.add(Role.IMPOSER, *parties)
            for k in range(verb + 1, i):
                u = self.units[k]
                if u.kind == "party":
                    draft.add(Role.TARGET, *self.row.party(k))
                elif u.kind == "word" and u.owner is not None and u.owner.is_party:
                    draft.add(Role.TARGET, u.owner)
        draft.stage = Stage.UNDER_WAY
        return draft

    def _undergoes(self, draft: Draft, i: int) -> None:
        """ "12 helicopters will be put through overhaul": what undergoes it."""
        verb = self.row.verb_left(i)
        if verb is None:
            return
        subject = self.row.subject(verb)
        if subject is not None and self.units[subject].kind == "item":
            self._items_at(draft, subject)

    def _where(self, draft: Draft, i: int) -> None:
        """ "service centres in Algeria, Vietnam and India": where they stand is whom they serve."""
        for preposition, j in self.row.arguments(i):
            u = self.units[j]
            if (
                preposition == "in"
                and u.kind == "party"
                and u.mention is not None
                and u.mention.type is M.COUNTRY
            ):
                draft.where += [m for m in self.row.party(j) if m not in draft.where]

    def _fields(self, i: int) -> list[Mention]:
        """What a cooperation is about, where the text lists it."""
        out: list[Mention] = []
        opened = False
        for u in self.units[i + 1 :]:
            if u.lower in ("including", "in", "on", "covering", "as", "namely"):
                opened = True
            elif u.kind == "sub" or u.lower in (";", "“", "”", '"'):
                break
            elif opened and u.kind == "item" and u.mention is not None:
                out.append(u.mention)
        return out

    def _included(self, i: int) -> bool:
        """ "a contract for 12 jets, including training": part of the package."""
        k = i - 1
        while k >= 0 and self.units[k].kind in ("det", "word", "adverb", "conj", "item", "noun") or (
            k >= 0 and self.units[k].lower == ","
        ):
            k -= 1
        return k >= 0 and self.units[k].lower in ("including", "plus", "includes")

    def _as_a(self, i: int) -> bool:
        """ "got three planes as a gift": how, not another dealing."""
        k = self.row._phrase_start(i) - 1
        return k >= 0 and self.units[k].lower == "as"

    def _only_a_field(self, i: int) -> bool:
        """ "in the sphere of repairs": a field of work, no dealing."""
        for k in range(i - 1, max(-1, i - 8), -1):
            u = self.units[k]
            if u.kind == "prep" and u.lower == "of" and k and self.units[k - 1].lower in _FIELDS:
                return True
            if u.kind == "verb" and u.verb is not None and u.verb.finite:
                return False
        return False

    def _apposition(self, i: int) -> bool:
        """ "BrahMos Aerospace, a joint venture of India and Russia, …": a description."""
        k = self.row._phrase_start(i) - 1
        return k >= 1 and self.units[k].lower == "," and self.units[k - 1].kind == "party"

    def _compound(self, draft: Draft, i: int) -> None:
        """ "T-90 deliveries", "the Rafale sale": the item right before the noun."""
        k = i - 1
        while k >= 0 and self.units[k].kind in ("word",) and i - k < 3:
            k -= 1
        if (
            k >= 0
            and self.units[k].kind == "item"
            and not (self.units[i - 1].kind in ("punct", "conj", "prep"))
        ):
            self._items_at(draft, k)
            item, noun = self.units[k], self.units[i].noun
            if item.owner is not None and item.owner.is_party and noun is not None and noun.kind:
                before = dict(noun.args).get("before", "")
                if before and not draft.has(Role(before)):
                    draft.add(Role(before), item.owner)

    def _contract_parties(self, draft: Draft, anchor: int, verb: int | None) -> None:
        """Who concludes it: the subject of the ruling verb, and whom it is with, to or from."""
        if verb is None:
            return
        units = self.units
        v = units[verb].verb
        if v is None:
            return
        lemma = units[verb].lower
        first, second = SIDES[draft.kind]
        if verb < anchor:
            subject = self.row.subject(verb)
            if subject is not None and v.tense != "participle":
                parties = self.row.party(subject)
                if v.passive and lemma in _AWARD:
                    draft.add(first, *parties)
                    parties = []
                if (
                    not parties
                    and units[subject].owner is not None
                    and units[subject].kind in ("word", "person")
                ):
                    owner = units[subject].owner
                    parties = (
                        [owner]
                        if owner is not None and owner.is_party and units[subject].kind == "word"
                        else []
                    )
                words = {w.lower for w in units[verb:anchor]}
                if lemma in ("be", "become", "remain") and words & _CONTRACTOR:
                    lemma = "win"
                self._side_of_subject(draft, lemma, parties, units[anchor])
            for preposition, j in self.row.arguments(verb):
                if j >= anchor and preposition == "":
                    continue
                if preposition == "|" or units[j].kind != "party":
                    if preposition == "" and units[j].kind == "party":
                        pass
                    else:
                        continue
                parties = self.row.party(j)
                if preposition == "":
                    # "offered China upgrades", "awarded Boeing a contract"
                    draft.add(first if lemma in _AWARD else second, *parties)
                elif preposition == "to":
                    draft.add(first if lemma in _AWARD else second, *parties)
                elif preposition == "from":
                    draft.add(second if lemma in _WIN else first, *parties)
                elif preposition in ("with", "by"):
                    draft.let_loose(parties)
                elif preposition in ("for",) and not draft.has(second):
                    draft.add(second, *parties)
        else:
            for preposition, j in self.row.arguments(verb):
                if preposition in ("by", "with", "between") and units[j].kind == "party":
                    if preposition != "by" or not v.main.speech:
                        draft.let_loose(self.row.party(j))
                elif preposition == "to" and units[j].kind == "party" and lemma in _AWARD:
                    draft.add(first, *self.row.party(j))
        for preposition, j in self.row.arguments(anchor):
            if units[j].kind == "party" and preposition in ("with", "between", "and"):
                draft.let_loose(self.row.party(j))
            elif units[j].kind == "party" and preposition == "from":
                draft.add(second if lemma in _WIN else first, *self.row.party(j))
            elif units[j].kind == "date" and units[j].mention is not None and verb < anchor:
                draft.dates.append(units[j].mention)  # type: ignore[arg-type]
            elif units[j].kind == "figure":
                self._figure(draft, j)

    def _side_of_subject(
        self, draft: Draft, lemma: str, parties: list[Mention], noun: Unit
    ) -> None:
        if not parties:
            return
        first, second = SIDES[draft.kind]
        if first is second:
            draft.add(first, *parties)
        elif noun.noun is not None and noun.noun.contract and lemma not in _AWARD | _WIN:
            draft.let_loose(parties)
        elif lemma in _AWARD:
            draft.add(second, *parties)
        elif lemma in _WIN or lemma in ("offer", "propose", "pitch", "bid", "provide", "supply"):
            draft.add(first, *parties)
        elif lemma in (
            "suspend",
            "halt",
            "stop",
            "freeze",
            "ban",
            "block",
            "approve",
            "clear",
            "authorise",
            "authorize",
            "begin",
            "start",
            "complete",
            "continue",
            "resume",
            "finish",
            "lift",
            "impose",
        ):
            draft.add(first, *parties)
        else:
            draft.let_loose(parties)

    def _leads_to_event(self, i: int) -> bool:
        """ "an offer to open maintenance centres": the dealing that hangs on the noun is told itself."""
        for u in self.units[i + 1 : i + 14]:
            if (
                u.kind in ("sub", "rel")
                or u.lower in (";", ",")
                or (u.kind == "verb" and u.verb and u.verb.finite)
            ):
                return False
            if u.kind == "noun" and u.noun is not None and u.noun.kind:
                return True
            if u.kind == "verb" and u.verb is not None and u.verb.main.frame:
                return True
        return False

    def _definite(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.units[k].kind in ("word", "adverb", "figure", "owner"):
            if self.units[k].kind == "owner":
                return True
            k -= 1
        return k >= 0 and self.units[k].lower in (
            "the",
            "this",
            "that",
            "its",
            "their",
            "these",
            "both",
        )

    def _on_cooperation(self, i: int) -> bool:
        """ "an agreement on military-technical cooperation", "a memorandum on defence and security"."""
        units = self.units
        for k in range(i + 1, min(len(units), i + 3)):
            if units[k].lower in ("on", "of", "about") and units[k].kind == "prep":
                words = {u.lower for u in units[k + 1 : k + 6]}
                return bool(words & _RELATIONS)
        before = {u.lower for u in units[max(0, i - 3) : i]}
        return bool(
            before
            & {
                "defence",
                "defense",
                "security",
                "cooperation",
                "military",
                "friendship",
                "partnership",
            }
        )

    def _clearance(self, draft: Draft, i: int, verb: int | None) -> Draft | None:
        """Licences: granted, the supplier's state offers; withheld, it restricts."""
        units = self.units
        lemma = units[verb].lower if verb is not None else ""
        group = units[verb].verb if verb is not None else None
        refused = (
            lemma in _WITHHOLD
            or (group is not None and group.negative)
            or any(u.lower == "no" for u in units[max(0, i - 4) : i])
        )
        for u in units[i + 1 : i + 14]:
            if u.kind == "verb" and u.verb is not None and u.verb.finite:
                break
            if u.kind == "item" and u.mention is not None and u.mention not in draft.items:
                draft.items.append(u.mention)
            if u.kind == "party" and u.mention is not None and not u.mention.referents:
                draft.add(Role.RECIPIENT, u.mention)
        suppliers = [m for m in [*draft.roles.get(Role.SUPPLIER, []), *draft.loose] if m.is_party]
        draft.loose = []
        draft.roles.pop(Role.SUPPLIER, None)
        if verb is not None and verb < i and group is not None and not group.passive:
            subject = self.row.subject(verb)
            suppliers = self.row.party(subject) if subject is not None else suppliers
        if refused:
            draft.kind = Kind.RESTRICTION
            draft.stage = Stage.UNDER_WAY
            draft.roles = {Role.TARGET: draft.roles.get(Role.RECIPIENT, [])}
            draft.add(Role.IMPOSER, *suppliers)
        elif lemma in _GRANT:
            draft.stage = Stage.OFFERED
            draft.add(Role.SUPPLIER, *suppliers)
        else:
            return None
        names = {m.name for m in suppliers}
        for role in (Role.TARGET, Role.RECIPIENT):
            if role in draft.roles:
                draft.roles[role] = [m for m in draft.roles[role] if m.name not in names]
        self._left_context(draft, i)
        return draft

    def _speaks_again(self, i: int, draft: Draft) -> bool:
        """Whether a contract without items is a dealing: one named before, or one just concluded."""
        u = self.units[i]
        assert u.noun is not None
        if u.noun.lemma not in _PAPERS:
            return False
        k = i - 1
        while k >= 0 and self.units[k].kind in ("word", "adverb", "figure", "owner"):
            if (
                self.units[k].kind == "figure"
                and self.units[k].mention is not None
                and self.units[k].mention.type is M.NUMBER
            ):  # type: ignore[union-attr]
                return False
            k -= 1
        if (
            k >= 0
            and self.units[k].lower == "of"
            and k
            and self.units[k - 1].lower in ("portfolio", "number", "volume")
        ):
            return False
        return bool(draft.parties or draft.loose) or (
            k >= 0 and self.units[k].lower in ("the", "this", "that", "its")
        )

    # -- a contract, a deal, talks: what they are about, where no event said it

    def _contract(self, i: int) -> Draft | None:
        units = self.units
        u = units[i]
        noun = u.noun
        assert noun is not None
        stage = self.stages.of_noun(i)
        if noun.clearance and stage is None:
            stage = Stage.DENIED
        if stage is None or (self._leads_to_event(i) and not noun.clearance):
            return None
        draft = self._draft("transfer", stage, i)
        self._compound(draft, i)
        fields: list[str] = []
        for preposition, j in self.row.arguments(i):
            w = units[j]
            if w.kind == "noun" and w.noun is not None and w.noun.kind and not noun.clearance:
                return None
            if w.kind == "item" and preposition in (
                "for",
                "of",
                "to",
                "on",
                "in",
                "about",
                "over",
                "covering",
                "",
                "including",
                "with",
                "worth",
                "|",
            ):
                draft.items.append(w.mention)  # type: ignore[arg-type]
            elif w.kind == "date" and w.mention is not None:
                draft.dates.append(w.mention)
            elif w.kind == "figure":
                self._figure(draft, j)
                if noun.lemma in ("option", "options") and w.mention is not None and w.mention.type is M.NUMBER:
                    self._ellipsis(draft, w.mention)
            elif (
                w.kind == "party"
                and preposition == "for"
                and w.mention is not None
                and w.mention.org_type in ("force", "ministry")
            ):
                draft.add(Role.RECIPIENT, *self.row.party(j))
            fields.append(w.lower)
        if (
            not draft.items
            and noun.stage == "signed"
            and noun.lemma
            in ("programme", "program", "project", "package", "order", "orders", "award")
        ):
            if draft.value is None:
                return None
        if u.owner is not None and u.owner.is_party:
            draft.let_loose([u.owner])
        verb = self.row.verb_left(i)
        if verb is None:
            verb = self.row.predicate(i)
        if not draft.items and verb is not None and verb > i and units[verb].lower in _CONTAINS:
            for preposition, j in self.row.arguments(verb):
                if units[j].kind == "item" and preposition in ("", "for", "of", "|"):
                    draft.items.append(units[j].mention)  # type: ignore[arg-type]
                elif units[j].kind == "figure":
                    self._figure(draft, j)
                elif units[j].kind == "noun" and units[j].noun is not None and units[j].noun.kind:
                    return None
        self._contract_parties(draft, i, verb)
        if noun.lemma in ("interest", "option", "options") and draft.loose:
            draft.add(Role.RECIPIENT, *draft.loose)
            draft.loose = []
        if noun.clearance:
            return self._clearance(draft, i, verb)
        if not draft.items and self._on_cooperation(i):
            draft.kind = Kind.COOPERATION
            parties = [*draft.parties, *draft.loose]
            draft.roles, draft.loose, draft.value = {}, [], None
            draft.add(Role.PARTNER, *parties)
            self._left_context(draft, i)
            return draft
        draft.anaphoric = not draft.items
        draft.definite = self._definite(i) or draft.value is not None
        if draft.anaphoric and not self._speaks_again(i, draft):
            return None
        self._left_context(draft, i)
        return draft


_PACKAGE = frozenset(
    [
        "include",
        "take in",
        "bundle",
        "cover",
        "comprise",
        "involve",
        "contain",
        "encompass",
        "feature",
    ]
)
_WITHHOLD = frozenset(
    ["refuse", "deny", "reject", "revoke", "cancel", "suspend", "withdraw", "freeze", "halt", "stop", "block", "rescind",
     "withhold", "annul", "decline", "scrap", "pause"]
)  # fmt: skip
_GRANT = frozenset(
    [
        "grant",
        "issue",
        "approve",
        "give",
        "clear",
        "authorise",
        "authorize",
        "receive",
        "get",
        "win",
        "obtain",
    ]
)
_RELATIONS = frozenset(
    ["cooperation", "co-operation", "defence", "defense", "military-technical", "military", "security", "partnership",
     "collaboration", "mutual", "protection", "exchange", "industrial", "strategic"]
)  # fmt: skip
_FIELDS = frozenset(
    [
        "sphere",
        "field",
        "area",
        "areas",
        "spheres",
        "fields",
        "domain",
        "terms",
        "means",
        "level",
        "experience",
        "capable",
    ]
)
_PAPERS = frozenset(
    ["contract", "contracts", "deal", "deals", "agreement", "agreements", "accord", "pact", "order", "bargain",
     "memorandum", "memorandum of understanding", "mou", "purchase order", "framework agreement", "talks",
     "negotiations", "tender", "bid", "offer", "arrangement", "letter of intent", "proposed sale", "possible sale",
     "intergovernmental agreement", "framework contract", "protocol", "discussions", "subcontract", "award"]
)  # fmt: skip
_CONTAINS = frozenset(
    [
        "cover",
        "include",
        "involve",
        "comprise",
        "be",
        "call",
        "provide",
        "consist",
        "see",
        "envisage",
        "foresee",
        "contain",
    ]
)
_AWARD = frozenset(
    ["award", "give", "grant", "hand", "place", "issue", "choose", "select", "contract", "pick"]
)
_WIN = frozenset(
    ["win", "secure", "receive", "land", "clinch", "bag", "get", "book", "snag", "obtain", "report"]
)


_HELD = frozenset(
    [
        "hold",
        "host",
        "stage",
        "organise",
        "organize",
        "open",
        "close",
        "end",
        "run",
        "take place",
        "begin",
        "start",
        "inaugurate",
        "kick off",
        "conclude",
        "finish",
    ]
)
_CONTRACTOR = frozenset(
    [
        "contractor",
        "supplier",
        "integrator",
        "builder",
        "manufacturer",
        "winner",
        "bidder",
        "provider",
        "responsible",
        "developer",
        "charge",
        "partner",
    ]
)
_IMPOSE = frozenset(
    ["impose", "lift", "slap", "announce", "ease", "tighten", "extend", "introduce", "face", "place", "put", "adopt",
     "renew", "maintain", "keep", "remove", "end", "declare", "threaten", "enforce", "prolong", "drop", "agree", "apply",
     "approve", "suspend", "break", "violate", "order", "relax", "clamp", "decide", "back", "call"]
)  # fmt: skip
_ABOUT = frozenset(
    ["relate", "concern", "refer", "apply", "belong", "specialise", "specialize", "deal", "engage"]
)
_THEIRS = frozenset(
    ["companies", "firms", "industry", "government", "authorities", "forces", "experts", "makers", "manufacturers",
     "yards", "side", "enterprises", "officials", "sector", "parliament", "cabinet", "shipyards", "suppliers",
     "producers", "exporters", "leaders", "leadership", "state", "plants", "factories", "contractors", "partners",
     "company", "firm", "maker", "shipyard", "yard", "counterparts", "counterpart", "partner", "planners", "commanders", "president", "minister", "premier"]
)  # fmt: skip
_ELLIPTIC = frozenset(
    [
        "first",
        "last",
        "rest",
        "remainder",
        "others",
        "other",
        "remaining",
        "they",
        "second",
        "third",
        "both",
        "all",
        "it",
    ]
)


def _again(item: Mention, start: int, end: int) -> Mention:
    """The item named before, spoken of once more."""
    return replace(item, start=start, end=end, form="definite", quantity=None)


def near_words(document: Document, sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    """Whether `pattern` stands in the sentence's folded text."""
    return bool(pattern.search(document.folded, sentence.start, sentence.end))

"""Step 7: who says it, and through which outlets the report has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.languages.en.units import Unit
from armsledger.model import Speaker


@dataclass(slots=True)
class Source:
    """Whom a stretch of the report is credited to."""

    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    backward: bool = False
    """ "This was announced by …": it credits what went before as well."""
    organisation: Mention | None = None
    """Whom "we" stands for in the speaker's mouth."""

    def __bool__(self) -> bool:
        return self.speaker is not None or bool(self.via)


@cache
def _words(language: str) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    t = table(language, "attribution")
    according = "|".join(re.escape(a).replace(r"\ ", r"\s+") for a in sorted(t["according"], key=len, reverse=True))
    positions = "|".join(re.escape(p).replace(r"\ ", r"[\s-]") for p in sorted(t["positions"], key=len, reverse=True))
    said = frozenset(t["said"])
    return said, re.compile(rf"\b(?:{according})\b", re.IGNORECASE), re.compile(rf"\b(?:{positions})\b", re.IGNORECASE), frozenset(t["unnamed"])


def attribute(document: Document, rows: list[list[Unit]], language: str) -> list[Source]:
    """The source of every sentence, in order; also put on the sentences themselves."""
    people = _roles(document, language)
    found: list[Source] = []
    last: Source | None = None
    for sentence, units in zip(document.sentences, rows, strict=True):
        source = _of_sentence(document, sentence, units, people, last, language)
        found.append(source)
        if source.speaker is not None:
            last = source
    _spread(document, found)
    for sentence, source in zip(document.sentences, found, strict=True):
        sentence.speaker, sentence.via = source.speaker, source.via
    return found


def _roles(document: Document, language: str) -> dict[str, tuple[Speaker, Mention | None]]:
    """Every named person with the position and organisation that the text gives."""
    _, _, positions, _ = _words(language)
    out: dict[str, tuple[Speaker, Mention | None]] = {}
    text = document.text
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is not M.PERSON or (m.name in out and out[m.name][0].role):
                continue
            role, organisation = _position_of(m, sentence, text, positions)
            speaker = Speaker(
                name=m.name,
                role=role,
                organisation=organisation.name if organisation is not None else None,
            )
            out[m.name] = (speaker, organisation)
    return out


def _position_of(
    m: Mention, sentence: Sentence, text: str, positions: re.Pattern[str]
) -> tuple[str | None, Mention | None]:
    parties = [p for p in sentence.mentions if p.is_party]
    # "NAME, the deputy director of Almaz-Antey,"
    behind = re.match(r",\s+(?:who\s+(?:is|was)\s+)?(?:the\s+|an?\s+|its\s+)?([^,.;”\"]{3,120}?)(?=,|\s+(?:said|told|who|announced|during|at\s+the)\b|[.;”\"]|$)", text[m.end : sentence.end])
    if behind and positions.search(behind.group(1)):
        a, b = m.end + behind.start(1), m.end + behind.end(1)
        organisation = next((p for p in parties if a <= p.start < b), None)
        return _role_words(text[a:b], organisation, text, a), organisation or _before(parties, m)
    # "the concern's deputy director for …, NAME"; "Rostec CEO NAME"
    before = text[max(sentence.start, m.start - 160) : m.start]
    last = None
    for match in positions.finditer(before):
        tail = before[match.end() :]
        if re.search(r"[.;“\"]|\b(?:said|told|and that)\b", tail):
            continue
        if tail.count(",") > 2:
            continue
        last = match if last is None else last
    if last is None:
        return None, None
    offset = max(sentence.start, m.start - 160)
    a = offset + last.start()
    while True:  # "deputy" before "director", "foreign" before "minister"
        word = re.search(r"([A-Za-z-]+)\s+$", text[sentence.start : a])
        if word and word.group(1).lower() in ("deputy", "first", "general", "vice", "chief", "senior", "executive", "foreign", "defence", "defense", "global", "marketing", "sales", "managing", "commercial", "former", "acting", "state", "prime"):
            a -= len(word.group(0))
            continue
        break
    role = text[a : m.start].strip(" ,")
    role = re.sub(r"\s+(?:Mr|Dr|Gen|Sir)\.?$", "", role)
    organisation = next(
        (p for p in reversed(parties) if p.end <= a and m.start - p.end < 160), None
    ) or next((p for p in parties if a < p.start < m.start), None)
    inside = next((p for p in parties if a < p.start < m.start), None)
    if inside is not None:
        organisation = inside
    elif organisation is not None and not re.fullmatch(r"[’']?s?\s*(?:[a-z-]+\s+){0,3}", text[organisation.end : a] ):
        organisation = organisation if organisation.end > a - 40 else None
    return (_role_words(role, inside, text, a) if role else None), organisation


def _before(parties: list[Mention], m: Mention) -> Mention | None:
    return next((p for p in reversed(parties) if p.end <= m.start and m.start - p.end < 4), None)


def _role_words(role: str, organisation: Mention | None, text: str, offset: int) -> str:
    """The position without its organisation ("head of Rosoboronexport" → "head")."""
    if organisation is not None:
        name = text[organisation.start : organisation.end]
        role = re.sub(rf"\s+(?:of|at|for|with|in)\s+(?:the\s+)?{re.escape(name)}.*$", "", role)
        role = role.replace(name + "’s ", "").replace(name + "'s ", "").replace(name + " ", "")
    return role.strip(" ,")


def _of_sentence(
    document: Document,
    sentence: Sentence,
    units: list[Unit],
    people: dict[str, tuple[Speaker, Mention | None]],
    last: Source | None,
    language: str,
) -> Source:
    said, according, _, unnamed = _words(language)
    text = document.text
    body = text[sentence.start : sentence.end]
    source = Source()
    outlets = _outlets(document, sentence, said, according)
    source.via = tuple(outlets)
    source.backward = bool(re.match(r"(?:This|It|That)\s+(?:was|has been|is)\b", body))
    for k, u in enumerate(units):
        speech = u.kind == "verb" and u.verb is not None and (u.verb.main.speech or u.lower in said)
        if not speech:
            continue
        who = _sayer(units, k, people, last, text, sentence)
        if who is not None:
            source.speaker, source.organisation = who
            break
    if source.speaker is None:
        match = according.search(text, sentence.start, sentence.end)
        if match:
            who = _named_after(units, match.end(), people, text)
            if who is not None:
                source.speaker, source.organisation = who
    return source


def _speaker_of(m: Mention) -> Speaker | None:
    if m.type is M.COUNTRY:
        return Speaker(name=m.name)
    if m.type is M.ORGANISATION:
        return Speaker(name=m.name)
    return None


_BY = re.compile(r"\s+(?:by|from)\s+")


def _sayer(
    units: list[Unit],
    k: int,
    people: dict[str, tuple[Speaker, Mention | None]],
    last: Source | None,
    text: str,
    sentence: Sentence,
) -> tuple[Speaker, Mention | None] | None:
    """Who the verb of saying at k has for its subject: left of it, or right ("said NAME")."""
    verb = units[k].verb
    window = [*range(k - 1, max(-1, k - 14), -1)]
    if verb is not None and (verb.passive or verb.tense == "participle"):
        # "announced by NAME"
        for j in range(k + 1, min(len(units), k + 8)):
            if units[j].kind == "person" and units[j].mention is not None:
                return people.get(units[j].mention.name)  # type: ignore[union-attr]
            if units[j].kind == "party" and units[j - 1].lower in ("by", "the") and units[j].mention is not None:
                if j >= 2 and "by" in (units[j - 1].lower, units[j - 2].lower):
                    follow = next((u for u in units[j + 1 : j + 8] if u.kind == "person"), None)
                    if follow is not None and follow.mention is not None:
                        return people.get(follow.mention.name)
                    speaker = _speaker_of(units[j].mention)  # type: ignore[arg-type]
                    return (speaker, units[j].mention) if speaker else None
        if verb.tense == "participle" or (verb.passive and verb.tense != "past"):
            return None
    if k + 1 < len(units) and verb is not None and verb.tense in ("past", "present"):
        nxt = units[k + 1]
        quoted = k and (units[k - 1].kind == "punct")
        if quoted and nxt.kind == "person" and nxt.mention is not None:
            return people.get(nxt.mention.name)
        if quoted:
            for j in range(k + 1, min(len(units), k + 9)):
                if units[j].kind == "person" and units[j].mention is not None:
                    return people.get(units[j].mention.name)  # type: ignore[union-attr]
                if units[j].kind == "punct":
                    break
            if nxt.kind == "party" and nxt.mention is not None:
                speaker = _speaker_of(nxt.mention)
                return (speaker, nxt.mention) if speaker else None
    fallback: tuple[Speaker, Mention | None] | None = None
    for j in window:
        u = units[j]
        if u.kind == "person" and u.mention is not None:
            return people.get(u.mention.name)
        if u.kind == "pron" and u.lower in ("he", "she") and k - j <= 2:
            return (last.speaker, last.organisation) if last and last.speaker else None
        if u.kind in ("verb", "rel", "sub") or u.lower in ('"', "“", "”"):
            break
        if u.lower in ("sources", "source", "officials", "official", "analysts", "diplomats", "spokesman", "spokesperson", "spokeswoman") and fallback is None:
            named = _owner_left(units, j)
            if u.lower.startswith("spokes") or u.lower in ("official", "officials"):
                if named is not None:
                    speaker = _speaker_of(named)
                    fallback = (speaker, named) if speaker else None
                    continue
            fallback = (Speaker(name="unnamed source"), None)
        if u.kind == "party" and u.mention is not None and fallback is None:
            m = u.mention.referents[0] if u.mention.referents else u.mention
            if any(w.kind == "word" for w in units[j + 1 : k]) and u.owner is None:
                # "Rostec shares said" is nobody; "Rostec chief … said" is a person, found above
                words = {w.lower for w in units[j + 1 : k] if w.kind == "word"}
                if not words & {"government", "officials", "authorities", "administration", "spokesman", "spokesperson", "company", "group", "ministry"}:
                    continue
                speaker = Speaker(name=_government(m)) if "government" in words or "authorities" in words else _speaker_of(m)
                fallback = (speaker, m) if speaker else None
                continue
            if _after_preposition(units, j):
                continue
            speaker = _speaker_of(m)
            fallback = (speaker, m) if speaker else None
        if u.kind == "owner" and u.mention is not None and fallback is None:
            words = {w.lower for w in units[j + 1 : k] if w.kind in ("word", "party")}
            if words & {"government", "authorities", "officials"}:
                return Speaker(name=_government(u.mention)), u.mention
    return fallback


def _government(m: Mention) -> str:
    if m.type is not M.COUNTRY:
        return m.name
    article = "the " if m.country in ("GBR", "USA", "ARE", "NLD", "PHL") else ""
    return f"Government of {article}{m.name}"


def _owner_left(units: list[Unit], j: int) -> Mention | None:
    for t in range(j - 1, max(-1, j - 4), -1):
        if units[t].kind in ("party", "owner") and units[t].mention is not None:
            return units[t].mention
    return None


def _after_preposition(units: list[Unit], j: int) -> bool:
    k = j - 1
    while k >= 0 and units[k].kind in ("det", "word"):
        k -= 1
    return k >= 0 and units[k].kind == "prep"


def _named_after(
    units: list[Unit], at: int, people: dict[str, tuple[Speaker, Mention | None]], text: str
) -> tuple[Speaker, Mention | None] | None:
    """Whom "according to" names."""
    start = next((k for k, u in enumerate(units) if u.start >= at), None)
    if start is None:
        return None
    party: Mention | None = None
    for u in units[start : start + 9]:
        if u.kind == "person" and u.mention is not None:
            return people.get(u.mention.name)
        if u.kind == "outlet":
            return None
        if u.lower in ("sources", "source", "officials") and party is None:
            end = next((w.end for w in units if w.start >= u.end and w.kind == "place"), u.end)
            phrase = text[u.start : end] if end - u.end < 20 else u.lower
            return Speaker(name=phrase), None
        if u.kind in ("party", "owner") and u.mention is not None and party is None:
            party = u.mention
        if u.kind == "punct" or u.kind == "verb":
            break
    speaker = _speaker_of(party) if party is not None else None
    return (speaker, party) if speaker else None


def _outlets(
    document: Document, sentence: Sentence, said: frozenset[str], according: re.Pattern[str]
) -> list[str]:
    """The outlets that the sentence names as a source, in the order in which it names them."""
    text = document.text
    publisher = (document.report.publisher or "").casefold()
    dateline = document.report.dateline or ""
    out: list[str] = []
    for m in sentence.mentions:
        if m.type is not M.OUTLET:
            continue
        before = text[max(sentence.start, m.start - 60) : m.start]
        after = text[m.end : min(sentence.end, m.end + 60)]
        cited = bool(
            re.search(r"\b(?:told|to|by|with|for|in|from|of|news\s+agency|agency|newspaper|daily|website|portal|magazine|channel|citing|quoting|ITAR)[\s,]+(?:(?:the|a|an|its|[A-Z]\w+|[a-z]+)\s+){0,4}(?:[“\"'])?$", before)
            or according.search(before)
            or re.match(r"[”\"’']?\s*(?:news\s+agency\s+|agency\s+|newspaper\s+|daily\s+|website\s+|,?\s*)?(?:has\s+|had\s+|also\s+)?(?:reported|reports|said|says|quoted|wrote|writes|cited|learned|learnt|revealed|noted|citing)\b", after)
        )  # fmt: skip
        name = m.name
        if m.start >= 1 and re.match(r"[\w-]+\.\w{2,}", text[m.start : m.end]):
            name = text[m.start : m.end]
        if cited and name.casefold() != publisher and f"/{name}/" not in dateline and name not in out:
            out.append(name)
    for match in re.finditer(r"\b[\w-]+\.(?:com|ru|cn|net|org|az|in|pl|info|uk|de|fr)\b", text[sentence.start : sentence.end]):
        name = match.group()
        before = text[max(sentence.start, sentence.start + match.start() - 40) : sentence.start + match.start()]
        if (according.search(before) or re.search(r"\b(?:by|told|to)\s+(?:the\s+)?(?:\w+\s+)?$", before)) and not any(
            name.split(".")[0].casefold() == o.casefold().replace(" ", "").split(".")[0] for o in out
        ):
            out.append(name)
    return out


def _spread(document: Document, found: list[Source]) -> None:
    """Let a source cover the sentences that the report plainly credits to it as well."""
    sentences = document.sentences
    by_paragraph: dict[int, list[int]] = {}
    for k, sentence in enumerate(sentences):
        by_paragraph.setdefault(sentence.paragraph, []).append(k)
    own = [bool(s) for s in found]
    via_of: dict[str, tuple[str, ...]] = {}
    for source in found:
        if source.speaker is not None and source.via:
            via_of.setdefault(source.speaker.name, source.via)
    for members in by_paragraph.values():
        current: Source | None = None
        for k in members:
            if own[k]:
                current = found[k]
            elif current is not None and current.speaker is not None:
                found[k] = Source(current.speaker, current.via, False, current.organisation)
        following: Source | None = None
        for k in reversed(members):
            if own[k]:
                following = found[k]
            elif not found[k] and following is not None:
                found[k] = Source(following.speaker, following.via, False, following.organisation)
    # "This was announced by …" reaches back to the start of the text.
    for k, source in enumerate(found):
        if source.backward and source.speaker is not None and own[k]:
            for j in range(k - 1, -1, -1):
                if found[j].speaker is not None:
                    break
                found[j] = Source(source.speaker, source.via or found[j].via, False, source.organisation)
    # One unattributed paragraph between two of one speaker is that speaker's.
    paragraphs = sorted(by_paragraph)
    for before, here, after in zip(paragraphs, paragraphs[1:], paragraphs[2:], strict=False):
        a, b = found[by_paragraph[before][-1]], found[by_paragraph[after][0]]
        members = by_paragraph[here]
        if a.speaker and b.speaker and a.speaker.name == b.speaker.name and len(members) == 1 and not found[members[0]]:
            found[members[0]] = Source(a.speaker, a.via, False, a.organisation)
    for k, source in enumerate(found):
        if source.speaker is not None and not source.via and source.speaker.name in via_of:
            found[k] = Source(source.speaker, via_of[source.speaker.name], source.backward, source.organisation)

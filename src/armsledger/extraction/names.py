"""Names that no catalogue lists: ministries and forces by grammar, unknown firms, people."""

import re
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table

_CAP = r"[A-ZÀ-ÞĀ-Ž][\w'’-]*"
_LINK = r"(?:\s+(?:de|del|al|el|bin|bint|ibn|van|von|der|den|da|dos|di|du|la|le|of)(?=\s+[A-Z])|\s+[A-Z]\.)"
_CAPS = re.compile(rf"{_CAP}(?:(?:\s+(?:&|and)\s+(?=[A-Z][\w'’-]*\s+(?:Co|Group|Ltd|Corp|Inc|Sons|Industries)\b)|\s+&\s+|{_LINK}\s+|\s+){_CAP})*")


@cache
def _force_pattern(language: str) -> re.Pattern[str]:
    forces = sorted(table(language, "reference")["force"], key=len, reverse=True)
    words = "|".join(re.escape(f).replace(r"\ ", r"[\s-]+") for f in forces)
    return re.compile(rf"\s+(?:royal\s+)?(?P<force>{words})(?!\w)", re.IGNORECASE)


@cache
def _ministry_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    ministries = table(language, "reference")["ministries"]
    out = []
    for name, words in ministries.items():
        either = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
        out.append((name, re.compile(rf"\b(?:{either})\s+(?:ministry|department)\b", re.IGNORECASE)))
        out.append((name, re.compile(rf"\b(?:ministry|department)\s+of\s+(?:the\s+)?(?:{either})\b(?!\s+industry)", re.IGNORECASE)))
        out.append((name, re.compile(rf"\b(?:{either})\s+(?=minister\b)", re.IGNORECASE)))
    order = {"defence industry": 0, "military production": 0, "industry and trade": 0}
    return sorted(out, key=lambda p: order.get(p[0], 1))


def ministry_name(field: str, country: str, code: str | None) -> str:
    """The usual English name of a ministry.

    >>> ministry_name("defence", "India", "IND")
    'Ministry of Defence of India'
    """
    title = {"defence": "Defence", "foreign affairs": "Foreign Affairs", "interior": "Interior"}.get(
        field, field.title().replace(" And ", " and ")
    )
    if code == "USA" and field == "defence":
        return "United States Department of Defense"
    article = "the " if code in ("GBR", "USA", "ARE", "NLD", "PHL") else ""
    return f"Ministry of {title} of {article}{country}"


def find_names(document: Document, language: str) -> None:
    """Add ministries, forces, unknown organisations and people to each sentence."""
    for sentence in document.sentences:
        _ministries(document, sentence, language)
        _forces(document, sentence, language)
    _people(document, language)
    _organisations(document, language)
    _acronyms(document)
    _people_again(document)


def _free(sentence: Sentence, start: int, end: int) -> bool:
    return not any(m.start < end and start < m.end for m in sentence.mentions)


def _near_country(sentence: Sentence, start: int, end: int, text: str) -> Mention | None:
    """The country that names whose ministry or force stands at [start:end]."""
    for m in sentence.mentions:
        if m.type is not M.COUNTRY:
            continue
        between = text[m.end : start]
        if m.end <= start and (between.strip(" ’'s") in ("", "the", "federal") or re.fullmatch(r"[’']s?\s+[a-z]*\s*", between)):
            return m
        between = text[end : m.start]
        if m.start >= end and re.fullmatch(r"\s+(?:of|in|for)\s+(?:the\s+)?(?:Republic\s+of\s+|Kingdom\s+of\s+)?", between) and m.form != "adjective":
            return m
    return None


def _ministries(document: Document, sentence: Sentence, language: str) -> None:
    for field, pattern in _ministry_patterns(language):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            start, end = match.span()
            end -= len(match.group()) - len(match.group().rstrip())
            if not _free(sentence, start, end):
                continue
            country = _near_country(sentence, start, end, document.text)
            if country:
                start, end = min(start, country.start), max(end, country.end)
                sentence.mentions.remove(country)
            sentence.mentions.append(
                Mention(
                    start,
                    end,
                    M.ORGANISATION,
                    ministry_name(field, country.name, country.country) if country else field,
                    country.country if country else None,
                    form="name" if country else "ministry",
                    org_type="ministry",
                    arms=field.startswith(("defence", "military")),
                )
            )
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


_FORCE_NAMES = {
    "military": "Armed Forces",
    "coastguard": "Coast Guard",
    "marines": "Marine Corps",
    "naval forces": "Navy",
    "ground forces": "Army",
    "land forces": "Army",
}


def _forces(document: Document, sentence: Sentence, language: str) -> None:
    pattern = _force_pattern(language)
    text = document.text
    for country in [m for m in sentence.mentions if m.type is M.COUNTRY]:
        after = re.compile(r"(?:[’']s)?").match(text, country.end)
        match = pattern.match(text, after.end() if after else country.end)
        if match and match.end() <= sentence.end:
            start, end = country.start, match.end()
        else:
            before = re.search(
                rf"(?P<force>{pattern.pattern.split('(?P<force>')[1].split(')(?!')[0]})\s+of\s+(?:the\s+)?$",
                text[sentence.start : country.start],
                re.IGNORECASE,
            )
            if not before or country.form == "adjective":
                continue
            match, start, end = before, sentence.start + before.start(), country.end
        force = re.sub(r"\s+", " ", match.group("force").lower())
        overlapping = [m for m in sentence.mentions if m is not country and m.start < end and start < m.end]
        if any(m.type is not M.CITY for m in overlapping):
            continue
        if force == "military" and re.match(r"[\s-]+\w", text[end:]) and not re.match(
            r"\s+(?:will|has|is|would|said|to|and|in|for|with|from|by)\b", text[end:]
        ):
            continue  # "Russian military equipment": an adjective, not the force
        name = _FORCE_NAMES.get(force) or force.title()
        adjective = text[country.start : country.end] if country.form == "adjective" else ""
        sentence.mentions.remove(country)
        sentence.mentions.append(
            Mention(
                start,
                end,
                M.ORGANISATION,
                f"{adjective or _adjective(country)} {name}",
                country.country,
                org_type="force",
                arms=force not in ("police", "national police", "federal police"),
            )
        )
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


@cache
def _adjectives() -> dict[str, str]:
    from armsledger.catalogue.load import load_catalogue

    return {c.code: c.adjectives[0] for c in load_catalogue().countries if c.adjectives}


def _adjective(country: Mention) -> str:
    return _adjectives().get(country.country or "", country.name)


@cache
def _position_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    t = table(language, "attribution")
    positions = "|".join(re.escape(p).replace(r"\ ", r"[\s-]") for p in sorted(t["positions"], key=len, reverse=True))
    titles = "|".join(sorted(t["titles"], key=len, reverse=True))
    said = "|".join(sorted(t["said"], key=len, reverse=True))
    name = rf"(?P<name>{_CAP}(?:(?:\s+(?:de|del|al|el|bin|ibn|van|von|der|den|da|dos|di)|\s+[A-Z]\.)*\s+{_CAP}){{0,3}})"
    flags = 0
    return (
        # "CEO Sergey Chemezov", "director for exports, Ivan Petrov", "Gen. John Smith"
        re.compile(rf"\b(?i:{positions}|{titles})\.?,?\s+{name}", flags),
        # "Sergey Chemezov, the CEO of", "Ivan Petrov, deputy director"
        re.compile(rf"{name},\s+(?:who\s+(?:is|was|heads|leads|runs|founded)\b|(?:the|an?|its|his|her|their)?\s*(?:[\w’'-]+\s+){{0,4}}?(?i:{positions})\b)"),
        # "Chemezov said", "said Chemezov"
        re.compile(rf"{name}\s+(?:(?:also|later|further|has|had)\s+)?(?:{said})\b"),
        re.compile(rf"\b(?:{said})\s+{name}"),
    )


def _people(document: Document, language: str) -> None:
    t = table(language, "attribution")
    title_words = {w.lower() for w in t["titles"]} | {w.lower() for p in t["positions"] for w in p.split()}
    surnames: set[str] = set()
    for number, pattern in enumerate(_position_patterns(language)):
        for sentence in document.sentences:
            for match in pattern.finditer(document.text, sentence.start, sentence.end):
                start, end = match.span("name")
                words = [w for w in re.finditer(r"\S+", document.text[start:end])]
                while words and words[0].group().lower().rstrip(".,") in title_words:
                    words.pop(0)
                if not words:
                    continue
                start, end = start + words[0].start(), start + words[-1].end()
                name = re.sub(r"[’']s$", "", document.text[start:end])
                end = start + len(name)
                if not _person_like(name, number, surnames):
                    continue
                if not _free(sentence, start, end):
                    continue
                surnames.add(name.split()[-1])
                sentence.mentions.append(Mention(start, end, M.PERSON, name))
    for sentence in document.sentences:
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


_NOT_NAMES = frozenset(
    "The This That These Those It He She They We I In On At By For From With And But If As An A Also According After Before "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Both Each Some Many Most All No Not Another Other Such There Then When While Under Meanwhile "
    "However Moreover Earlier Later Last Next Its Their His Her Our Air Defence Defense Military Ministry Minister".split()
)


def _person_like(name: str, pattern: int, surnames: set[str]) -> bool:
    words = name.split()
    if words[0] in _NOT_NAMES or any(any(c.isdigit() for c in w) for w in words):
        return False
    if len(words) == 1:
        return name in surnames and len(name) > 2
    if any(w.isupper() and len(w) > 2 for w in words):
        return False
    return len(words) <= 4 and not any(w in _SUFFIXES for w in words)


_SUFFIXES = frozenset(
    "Group Corporation Company Corp Inc Ltd Industries Systems Agency Ministry Council Committee Institute University Department "
    "Defence Defense Force Army Navy Aviation Aerospace Helicopters News Times Airshow Show Exhibition Forum Shipyard Bank "
    "International Command Office Authority Airlines Airport Street House".split()
)


def _people_again(document: Document) -> None:
    """Later mentions of a person by surname alone."""
    full: dict[str, str] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.PERSON and " " in m.name:
                full.setdefault(m.name.split()[-1], m.name)
    for sentence in document.sentences:
        for surname, name in full.items():
            for match in re.finditer(rf"\b{re.escape(surname)}\b", document.text[sentence.start : sentence.end]):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if _free(sentence, start, end):
                    sentence.mentions.append(Mention(start, end, M.PERSON, name))
        for m in sentence.mentions:
            if m.type is M.PERSON and " " not in m.name:
                m.name = full.get(m.name, m.name)
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _organisations(document: Document, language: str) -> None:
    t = table(language, "reference")
    suffixes = frozenset(t["suffixes"])
    nouns = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(t["organisation_nouns"], key=len, reverse=True))
    lead = re.compile(rf"\b(?:{nouns})\s+$")
    for sentence in document.sentences:
        text = document.text
        found: list[Mention] = []
        for match in _CAPS.finditer(text, sentence.start, sentence.end):
            for start, end in _pieces(match, sentence, text):
                name = text[start:end]
                words = name.split()
                first = start == sentence.start
                while words and (words[0] in _NOT_NAMES):
                    start += len(words[0]) + 1
                    words.pop(0)
                    first = False
                if not words:
                    continue
                name = " ".join(words)
                if not _free(sentence, start, start + len(name)):
                    continue
                before = text[sentence.start : start]
                country = _country_before(sentence, start, text, nouns)
                has_suffix = words[-1].rstrip(".") in suffixes and len(words) > 1
                led = bool(lead.search(before))
                owned = country is not None and bool(re.search(r"[’']s\s*$", before))
                behind = re.match(r"\s+(?:of|from)\s+", text[start + len(name) :])
                home = None
                if behind:
                    at = start + len(name) + behind.end()
                    home = next((m for m in sentence.mentions if m.type is M.COUNTRY and m.start == at), None)
                camel = bool(re.fullmatch(r"[A-Z][a-z]+[A-Z]\w+", name))
                if not (has_suffix or led or camel or (owned and not first) or (home and len(words[0]) > 3 and not first)):
                    continue
                if re.match(r"\s+(?:class|missiles?|aircraft|helicopters?|drones?|tanks?|frigates?)\b", text[start + len(name) :]) and not has_suffix:
                    continue
                code = (country or home).country if (country or home) else None  # type: ignore[union-attr]
                found.append(
                    Mention(
                        start,
                        start + len(name),
                        M.ORGANISATION,
                        _short(words, t["legal"]),
                        code,
                        org_type="maker",
                        candidate=True,
                    )
                )
        sentence.mentions += found
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))
    _spread(document)


def _short(words: list[str], legal: list[str]) -> str:
    return " ".join(words)


def _pieces(match: re.Match[str], sentence: Sentence, text: str) -> list[tuple[int, int]]:
    """A run of capitals cut at the mentions in it and at possessives."""
    start, end = match.span()
    cuts = [(m.start, m.end) for m in sentence.mentions if m.start < end and start < m.end]
    out = []
    at = start
    for a, b in [*cuts, (end, end)]:
        piece = text[at:a]
        possessive = re.search(r"[’']s\b", piece)
        stop = at + possessive.start() if possessive else a
        stripped = text[at:stop].strip(" ,'’")
        if stripped:
            offset = text.index(stripped, at)
            out.append((offset, offset + len(stripped)))
        at = max(at, b)
    return out


def _country_before(sentence: Sentence, start: int, text: str, nouns: str) -> Mention | None:
    """ "Turkish firm X", "Germany's X", "Iranian company X": whose firm it is."""
    for m in reversed(sentence.mentions):
        if m.type is M.COUNTRY and m.end <= start:
            between = text[m.end : start]
            if re.fullmatch(rf"(?:[’']s)?\s+(?:(?:[\w-]+\s+){{0,3}}(?:{nouns})\s+)?", between) and (
                m.form in ("adjective",) or between.startswith(("'s", "’s"))
            ):
                return m
    return None


def _acronyms(document: Document) -> None:
    """ "Goa Shipyard Ltd (GSL)": the short name that the text itself gives."""
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ORGANISATION or m.type is M.ITEM:
                match = re.compile(r"\s*\(([A-Z][A-Za-z&-]{1,9})\)").match(document.text, m.end)
                if match and match.group(1).lower() not in ("and", "the"):
                    document.aliases[match.group(1)] = m
    for sentence in document.sentences:
        for alias, target in document.aliases.items():
            for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", document.text[sentence.start : sentence.end]):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                clash = [m for m in sentence.mentions if m.start < end and start < m.end]
                if any(m.name == target.name for m in clash):
                    continue
                if any(m.end - m.start > end - start for m in clash):
                    continue
                for m in clash:
                    sentence.mentions.remove(m)
                sentence.mentions.append(
                    Mention(
                        start, end, target.type, target.name, target.country, org_type=target.org_type,
                        candidate=target.candidate, arms=target.arms, category=target.category,
                        origin=target.origin, family=target.family, form=target.form,
                    )
                )  # fmt: skip
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _spread(document: Document) -> None:
    """An organisation once recognised is recognised everywhere in the report."""
    known: dict[str, Mention] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ORGANISATION and m.candidate:
                old = known.get(m.name)
                if old is None or (old.country is None and m.country):
                    known[m.name] = m
    for sentence in document.sentences:
        for name, first in known.items():
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text[sentence.start : sentence.end]):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if _free(sentence, start, end):
                    sentence.mentions.append(
                        Mention(start, end, M.ORGANISATION, name, first.country, org_type="maker", candidate=True)
                    )
        for m in sentence.mentions:
            if m.candidate and m.type is M.ORGANISATION and m.country is None and m.name in known:
                m.country = known[m.name].country
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))

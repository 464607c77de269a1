"""Equipment as noun phrases: a designation, a generic noun, or both, with how many of them."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, M, Mention, Sentence, Token
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.lexicon import Equipment, equipment, lexicon, singular
from armsledger.model import Qualifier, Quantity

_FUNCTION = frozenset(
    "the a an this that these those and or but nor of in on at by for from with without to into under over between among "
    "against about than as is are was were be been being has have had will would may might could can shall should must do "
    "does did not no it they we he she who which whose whom where when while if so such there here also both either neither "
    "its their his her our my your only even more most less least very too just now then after before during since until "
    "including include includes plus per via through across within like unlike because although though however".split()
)
_SHIPS = frozenset(
    ["frigate", "corvette", "destroyer", "cruiser", "patrol ship", "missile boat", "landing ship", "warship", "submarine",
     "support ship", "aircraft carrier", "mine countermeasures ship", "ship"]
)  # fmt: skip


def find_items(document: Document, language: str) -> None:
    """Add equipment named by generic nouns, join nouns to designations, and count pieces."""
    words = equipment(language)
    for sentence in document.sentences:
        _generics(document, sentence, words, language)
        _join(document, sentence, words)
        _named(document, sentence, words)
        _quantities(document, sentence, words, language)


def _covered(sentence: Sentence) -> dict[int, Mention]:
    """Token index → the mention that covers it."""
    out: dict[int, Mention] = {}
    position = 0
    tokens = sentence.tokens
    for m in sentence.mentions:
        while position < len(tokens) and tokens[position].end <= m.start:
            position += 1
        i = position
        while i < len(tokens) and tokens[i].start < m.end:
            out.setdefault(i, m)
            i += 1
    return out


def _head_at(tokens: list[Token], i: int, words: Equipment, covered: dict[int, Mention]) -> tuple[int, str, str, bool] | None:
    """The equipment noun that starts at token i: (past its end, name, category, only arms)."""
    for first in (tokens[i].lower, singular(tokens[i].lower)):
        for rest, name, category, only_arms in words.heads.get(first, ()):
            end = i + 1 + len(rest)
            if end > len(tokens) or (not rest and name.isupper() and not tokens[i].text[:2].isupper()):
                continue
            if rest and first != tokens[i].lower:
                continue
            if all(
                tokens[i + 1 + k].lower == w or (k == len(rest) - 1 and singular(tokens[i + 1 + k].lower) == w)
                for k, w in enumerate(rest)
            ) and not any(j in covered for j in range(i, end)):
                return end, name, category, only_arms
    return None


def _generics(document: Document, sentence: Sentence, words: Equipment, language: str) -> None:
    tokens = sentence.tokens
    covered = _covered(sentence)
    i = 0
    while i < len(tokens):
        head = None if i in covered else _head_at(tokens, i, words, covered)
        if head is None:
            i += 1
            continue
        end, name, category, only_arms = head
        # A longer head may start inside a compound: "air defence missile systems".
        if end < len(tokens) and end not in covered:
            further = _head_at(tokens, end, words, covered)
            while further and not _is_verbal(tokens, end, language):
                end, name, category, more = further
                only_arms = only_arms or more
                further = _head_at(tokens, end, words, covered) if end < len(tokens) and end not in covered else None
        if _not_item(tokens, i, end, language, name):
            i = end
            continue
        start, modifiers = _modifiers(tokens, i, words, covered, language)
        full = _name(tokens, modifiers, i, end, words)
        last = tokens[end - 1].lower
        civil = any(t.lower in words.civil for t in tokens[max(0, start - 2) : min(len(tokens), end + 1)])
        m = Mention(
            tokens[start].start,
            tokens[end - 1].end,
            M.ITEM,
            full,
            form="generic",
            category=category or None,
            plural=last != singular(last) or last in ("aircraft",),
            arms=only_arms,
            civil=civil and not only_arms,
        )
        sentence.mentions.append(m)
        for j in range(start, end):
            covered[j] = m
        i = end
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


_VERBAL = frozenset(["supports", "ships", "arms", "equips", "tanks", "supply", "show", "shells", "parts", "rounds", "trains", "guns", "mines", "engines", "bridges"])


def _is_verbal(tokens: list[Token], i: int, language: str) -> bool:
    return tokens[i].lower in ("ships", "supports", "arms", "mine", "part") and i > 0 and tokens[i - 1].lower in ("to", "will")


def _not_item(tokens: list[Token], i: int, end: int, language: str, name: str) -> bool:
    """ "arms exports", "weapons sales", "take part in", "ships from": words that are no item here."""
    before = tokens[i - 1].lower if i else ""
    after = tokens[end].lower if end < len(tokens) else ""
    if name == "part" and (before in ("take", "taking", "took", "taken", "in", "as", "played", "plays", "a", "its") or after in ("of", "in")):
        return True
    if name in ("ship", "arms", "bridge", "mine", "shell") and before in ("to", "will", "would", "can", "a friend of"):
        return True
    if name == "arms" and after in ("embargo", "ban", "race", "control", "show", "fair", "exhibition", "trade", "market", "maker", "makers", "manufacturer", "manufacturers", "dealer", "dealers", "exporter", "exporters", "industry", "company", "companies", "firm", "importer", "importers", "producer", "producers"):
        return True
    return bool(name in ("air defence", "missile defence", "armour", "technology") and after in ("forces", "force", "command", "agency", "conglomerate", "company", "group", "concern", "transfer", "transfers", "sectors", "areas", "firm", "ministry", "industry"))


def _modifiers(
    tokens: list[Token], i: int, words: Equipment, covered: dict[int, Mention], language: str
) -> tuple[int, list[int]]:
    """Where the noun phrase starts, and the tokens before its head that belong to its name."""
    lex = lexicon(language)
    keep: list[int] = []
    j = i - 1
    while j >= 0 and len(keep) < 4 and j not in covered:
        word = tokens[j]
        low = word.lower
        if not low[0].isalpha() and not re.match(r"\d+-?[a-z]", low):
            break
        if low in _FUNCTION or (word.text[0].isupper() and not word.text.isupper() and j > 0 and low not in words.participles):
            break
        if low in words.empty:
            keep.append(-1)
            j -= 1
            continue
        if low in words.participles or "-" in low:
            keep.append(j)
            j -= 1
            continue
        verb = lex.verbs.get(low)
        if verb and any(not rest for rest, _ in verb):
            break
        if low in lex.nouns and any(not rest for rest, _ in lex.nouns[low]):
            break
        if low.endswith(("ly", "ing")) and low not in words.participles:
            break
        if low.endswith("s") and not low.endswith(("ss", "us", "ous", "ics", "is")) and low not in ("arms", "communications", "weapons", "operations", "forces", "air-to-air", "goods"):
            break
        if low.endswith("ed"):
            break
        if word.text[0].isupper() and j == 0 and not low.endswith(("al", "ic", "y", "ar")):
            break
        keep.append(j)
        j -= 1
    start = j + 1
    kept = [k for k in reversed(keep) if k >= 0]
    while start < i and tokens[start].lower in words.empty:
        start += 1
    return min(start, i), kept


def _name(tokens: list[Token], modifiers: list[int], i: int, end: int, words: Equipment) -> str:
    parts = [tokens[k].text for k in modifiers] + [t.text for t in tokens[i:end]]
    spelled = [words.spelling.get(p.lower(), p) for p in parts]
    last = spelled[-1]
    if last.lower() not in ("arms", "munitions", "electronics", "avionics", "binoculars", "spares", "goods", "goggles", "microelectronics"):
        spelled[-1] = last if last.isupper() else singular(last.lower())
    return " ".join(p if p.isupper() or any(c.isdigit() for c in p) else p.lower() for p in spelled)


def _join(document: Document, sentence: Sentence, words: Equipment) -> None:
    """ "T-90 tanks", "complexes Tor-M1 and S-300", "drones (Wing Loong II)": one item each."""
    text = document.text
    mentions = sentence.mentions
    k = 0
    while k + 1 < len(mentions):
        a, b = mentions[k], mentions[k + 1]
        if a.type is M.ITEM and b.type is M.ITEM:
            between = text[a.end : b.start]
            if a.form == "designation" and b.form == "generic" and re.fullmatch(r"\s*[-–]?\s*(?:[a-z-]+\s+){0,2}", between) and not re.search(r"\b(?:and|or|with|of|for|to|in|by|as|the|from|into|on|are|is|were|was)\b", between):
                _absorb(a, b)
                mentions.pop(k + 1)
                continue
            if a.form == "designation" and b.form == "designation" and between in ("", " ", "-", "/") and not (a.candidate ^ b.candidate and between == "/"):
                if a.family == b.family or b.candidate:
                    a.end, a.name = b.end, text[a.start : b.end]
                    a.plural = a.plural or b.plural
                    mentions.pop(k + 1)
                    continue
            if a.form == "generic" and b.form == "designation" and (
                between == " " or re.fullmatch(r"\s*\(|\s+of\s+the\s+|,?\s+(?:known as|called|named|such as)\s+(?:the\s+)?", between)
            ):
                if between == " " or "(" in between or "of the" in between:
                    b.category = b.category or a.category
                    b.quantity = b.quantity or a.quantity
                    b.plural = b.plural or a.plural
                    b.arms = True
                    b.start = a.start
                    mentions.pop(k)
                    continue
        k += 1


def _absorb(designation: Mention, generic: Mention) -> None:
    designation.end = generic.end
    designation.plural = generic.plural
    if designation.category is None:
        designation.category = generic.category
    designation.arms = True
    if designation.candidate and designation.name.endswith(("class", "Class")):
        designation.name = f"{designation.name} {generic.name}"


_CAPITALISED = re.compile(r"[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|[IVX]+|\d{1,3}[A-Z]{0,2}))*$")


def _named(document: Document, sentence: Sentence, words: Equipment) -> None:
    """ "Kalyani M4 vehicles", "Hydra corvettes": capitals right before an equipment noun name it."""
    text = document.text
    for m in sentence.mentions:
        if m.type is not M.ITEM or m.form != "generic":
            continue
        before = text[sentence.start : m.start].rstrip()
        match = _CAPITALISED.search(before)
        if not match or m.start - (sentence.start + match.end()) > 1:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        for other in sentence.mentions:
            if other is not m and other.start < end and start < other.end:
                start = max(start, other.end)
        while start < end and text[start].isspace():
            start += 1
        name = text[start:end]
        if start == sentence.start or len(name) < 2 or name.split()[0].lower() in _FUNCTION:
            continue
        if name.lower().startswith("'s") or not name[0].isupper():
            continue
        m.name = name
        m.form = "designation"
        m.candidate = True
        m.family = m.family or name
        m.start = start


def _quantities(document: Document, sentence: Sentence, words: Equipment, language: str) -> None:
    t = table(language, "figures")
    text = document.text
    mentions = sentence.mentions
    used: list[Mention] = []
    formations = "|".join(sorted(map(re.escape, t["formations"]), key=len, reverse=True))
    pieces = "|".join(t["pieces"])
    for k, m in enumerate(mentions):
        if m.type is not M.ITEM:
            continue
        formation = re.search(
            rf"(?P<det>\ban?\s+)?(?:[\w-]+\s+)?\b(?P<f>{formations})\s+of\s+(?:the\s+|its\s+|new\s+|[\w-]+-made\s+)*$", text[sentence.start : m.start]
        )
        behind = re.match(rf"\s+(?:missile\s+|air\s+defence\s+|\w+\s+)?(?P<f>{formations})\b", text[m.end : m.end + 50])
        number = next(
            (n for n in reversed(mentions[:k]) if n.type is M.NUMBER and n not in used), None
        )
        unit = "count"
        gap_end = m.start
        if formation:
            unit = t["formations"][formation.group("f")]
            gap_end = sentence.start + formation.start("f")
            if formation.group("det"):
                m.quantity = Quantity(amount=1, unit=unit, qualifier=Qualifier.EXACT)
                continue
        elif behind:
            unit = t["formations"][behind.group("f")]
        if number is not None and number.end <= gap_end:
            gap = text[number.end : gap_end]
            between = [o for o in mentions[:k] if number.end <= o.start < gap_end]
            if _counts(gap, between, pieces, m):
                q = number.quantity
                if q is not None and (m.plural or q.amount == 1 or formation or behind or m.form == "designation" or m.name.endswith("craft")):
                    m.quantity = q.model_copy(update={"unit": unit})
                    used.append(number)
                    m.start = min(m.start, number.start)
                    continue
        bracket = re.match(rf"\s*\((?:a total of\s+)?(?P<n>[^()]*?)\s*(?:{pieces})?\)", text[m.end :])
        if bracket and m.quantity is None:
            inside = next((n for n in mentions if n.type is M.NUMBER and m.end <= n.start <= m.end + 18 and n not in used), None)
            if inside is not None and inside.end <= m.end + bracket.end() and inside.quantity:
                m.quantity = inside.quantity
                used.append(inside)
                m.end = m.end + bracket.end()
                continue
        if m.quantity is None and not m.plural and m.category in _SHIPS:
            determiner = re.search(r"(?:\ban?\s+)(?:[\w-]+\s+){0,3}$", text[sentence.start : m.start] + " ")
            if determiner and m.form == "generic":
                m.quantity = Quantity(amount=1, unit="count", qualifier=Qualifier.EXACT)
    sentence.mentions = [m for m in mentions if m not in used]
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _counts(gap: str, between: list[Mention], pieces: str, item: Mention) -> bool:
    """Whether a number and what follows after `gap` belong together."""
    if any(o.type not in (M.COUNTRY, M.GROUP, M.ORGANISATION, M.CITY) for o in between):
        return False
    for o in sorted(between, key=lambda o: -len(o.name)):
        gap = gap.replace(o.name, " ")
    gap = re.sub(r"[’']s\b", " ", gap)
    if re.search(r"[,;:.()]", gap.replace("-", "")):
        return bool(re.fullmatch(r"\s*(?:[a-z-]+,\s+){1,3}[a-z-]+\s*", gap))
    gap_words = gap.split()
    if len(gap_words) > 5:
        return False
    allowed_of = bool(re.fullmatch(rf"\s*(?:more\s+)?(?:(?:{pieces})\s+)?of\s+(?:the|these|those|its|their|such)?\s*(?:[\w-]+\s+)*", gap + " "))
    stop = {"and", "or", "for", "to", "with", "from", "in", "by", "on", "at", "will", "is", "are", "was", "were", "has", "have", "million", "countries", "contracts", "states", "percent", "years", "companies", "people", "months", "days"}
    if "of" in gap_words:
        return allowed_of
    return not (set(gap_words) & stop)

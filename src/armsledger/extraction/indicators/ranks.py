"""Places in an order: "the second-largest exporter", "ranks first, followed by …", "top five"."""

import re
from functools import cache

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.indicators.parties import known, parties, subject
from armsledger.extraction.indicators.scene import Scene
from armsledger.extraction.indicators.words import words
from armsledger.model import Measure, Qualifier, Quantity, Role

_WORTH = re.compile(
    r"\b(?:rank|rankings?|ranks|ranked|place|placed|position|spot|biggest|largest|leading|leads?|"
    r"lead|top|main|number[\s-]one|important|stood|stands|comes|came|followed)\b"
)
_LEAD = re.compile(r"\b(?:takes?|took|taking|in|holds?|held)\s+the\s+lead\b|\btops?\s+the\s+list\b")
_FOLLOWS = re.compile(r"\b(?:followed|come\s+next|came\s+next|come\s+second|follow)\b(?!\s+by)")
_FOLLOWED = re.compile(r"\bfollowed\s+by\b|\bahead\s+of\b|\bthen\s+come\b")
_TOP = re.compile(
    r"\b(?:the\s+)?(?:world's\s+)?top[\s-]+(?P<n>three|five|ten|twenty|\d+)\b(?!\s*(?:percent|%|officials|leaders))"
)
_NOT_TIME = re.compile(
    r"\s+(?:quarter|half|time|stage|batch|phase|year|month|day|contract|country|deal)"
)
_NEGATIVE = re.compile(r"\b(?:not|outside|below|never|out\s+of|nor|yet)\b")
_TRADE = re.compile(
    r"\b(?:co-?operation|trade|supplies|deliveries|sphere|field|market|contracts|spending|repairs?|servic\w+)\b"
)
_NAMES = ("exports", "imports", "arms_sales", "sales", "production", "budget", "orders")


@cache
def _place(language: str) -> re.Pattern[str]:
    nth = "|".join(table(language, "figures")["ordinals"])
    verbs = (
        r"(?:ranks?|ranked|ranking|stood|stands|comes?|came|is|was|placed|finished|remains?|"
        r"remained)"
    )
    return re.compile(
        rf"\b{verbs}\s+(?:in\s+|at\s+|as\s+)?(?:the\s+|its\s+)?(?:world's\s+)?"
        rf"(?P<nth>{nth}|\d\d?(?:st|nd|rd|th)|no\.?\s?\d\d?|number\s(?:\d\d?|one|two|three|four|five))"
        rf"(?P<noun>\s+(?:place|position|spot|rank))?(?![\w-])"
        rf"|\b(?:in|takes?|took|holds?|held|occupies|occupied|to|secured)\s+(?:the\s+)?(?P<nth2>{nth})\s+(?:place|position|spot)\b"
    )


def ranks(scene: Scene, before: list[Draft]) -> list[Draft]:
    """The ranks that the sentence gives."""
    start, end = scene.sentence.start, scene.sentence.end
    folded = scene.folded
    if not _WORTH.search(folded, start, end):
        return []
    out: list[Draft] = []
    for match in scene.words.rank.finditer(folded, start, end):
        if match.group("many") and not match.group("nth"):
            continue
        of = scene.words.rank_noun[match.group("noun")]
        _add(out, _at(scene, match, _position(scene, match.group("nth")), of))
    for match in _place(scene.language).finditer(folded, start, end):
        position = _placed(scene, match)
        if position:
            _add(out, _at(scene, match, position, None, before))
    if not out:
        for match in _LEAD.finditer(folded, start, end):
            _add(out, _at(scene, match, 1, None, before))
    out += _followers(scene, out)
    for match in _TOP.finditer(folded, start, end):
        _add(out, _top(scene, match, before))
    return out


def _add(out: list[Draft], draft: Draft | None) -> None:
    if draft is not None:
        out.append(draft)


def _position(scene: Scene, nth: str | None) -> int:
    if not nth:
        return 1
    digits = re.search(r"\d+", nth)
    if digits:
        return int(digits.group())
    last = nth.split()[-1]
    return scene.words.ordinals.get(last) or words(scene.language).numbers.get(last, 0)


def _placed(scene: Scene, match: re.Match[str]) -> int:
    """The place that "ranks third" or "in third place" gives; 0 where it is none."""
    if _NOT_TIME.match(scene.folded, match.end()):
        return 0
    nth = match.group("nth") or match.group("nth2")
    verb = match.group().split()[0]
    sure = match.group("nth2") or match.group("noun") or verb.startswith("rank")
    if not sure:
        listed = re.compile(
            r"\s*(?:[.,;]|in\s+the\s+|among|with\b|after\b|behind\b|globally|worldwide|$)"
        )
        if verb in ("is", "was", "remains", "remained") or not listed.match(
            scene.folded, match.end()
        ):
            return 0
    return _position(scene, nth)


def _at(
    scene: Scene,
    match: re.Match[str],
    position: int,
    of: str | None,
    before: list[Draft] | None = None,
) -> Draft | None:
    """A rank whose words stand at `match`; none where nothing tells what it is a rank of."""
    start, end = match.span()
    m = Mention(start, end, M.NUMBER, match.group())
    a, b = scene.clause(scene.at(start))
    if of is None:
        found = scene.measure(a, b, start, _NAMES, of=True) or scene.measure(
            0, len(scene.units) - 1, start, _NAMES, of=True
        )
        of = found[0] if found else _of_before(before or [])
    if not position or (
        of is None and not (scene.document.arms and _TRADE.search(scene.text(a, b)))
    ):
        return None
    whose = _whose(scene, m, a, b)
    if whose is None:
        return None
    quantity = Quantity(amount=position, unit="rank", qualifier=Qualifier.EXACT)
    draft = scene.draft("rank", scene.spot(m, quantity))
    if of is not None:
        draft.of = Measure("exports" if of == "arms_sales" else of)
    if not draft.dates and before:
        draft.dates = list(before[-1].dates)
    draft.add(Role.SUBJECT, whose)
    other = _partner(scene, m, whose) or _speakers(scene, whose)
    if other is not None:
        draft.add(Role.COUNTERPART, other)
    return draft


def _of_before(before: list[Draft]) -> str | None:
    for d in reversed(before):
        of = d.of or d.measure
        if of is not None and of.value in _NAMES:
            return of.value
    return None


def _whose(scene: Scene, m: Mention, a: int, b: int) -> Mention | None:
    """The subject, or what the rank describes ("the largest exporter, the USA")."""
    found = subject(scene, m, a, b, None)
    if found is not None:
        return found
    behind = parties(scene, m.end, scene.sentence.end)
    gap = scene.folded[m.end : behind[0].start] if behind else ""
    if behind and re.fullmatch(
        r"(?:[^.;]{0,40}?\b(?:is|was|are|were|remained|remains|became)|,)\s+(?:the\s+)?", gap
    ):
        return known(behind[0])
    left = [p for p in parties(scene, scene.sentence.start, m.start) if p.form != "adjective"]
    return known(left[-1]) if left else None


def _partner(scene: Scene, m: Mention, whose: Mention) -> Mention | None:
    """Of whom it is the first customer: "Turkey's largest supplier", "supplier to China"."""
    for p in parties(scene, m.end, min(scene.sentence.end, m.end + 90)):
        gap = scene.folded[m.end : p.start]
        if known(p).name != whose.name and re.fullmatch(
            r"\s+(?:of|to|for)\s+(?:the\s+)?(?:(?:arms|weapons)\s+(?:to|for|of)\s+)?"
            r"|[^,;.]{0,64}\b(?:with|among|amongst)\s+(?:the\s+)?",
            gap,
        ):
            return known(p)
    for p in parties(scene, scene.sentence.start, m.start):
        gap = scene.folded[p.end : m.start]
        if known(p).name != whose.name and (
            gap in ("'s ", "' ") or (p.form == "adjective" and gap == " ")
        ):
            return known(p)
    return None


def _speakers(scene: Scene, whose: Mention) -> Mention | None:
    """A maker's official ranks its customers: the maker is the other side."""
    speaker = scene.sentence.speaker
    if speaker is None or speaker.organisation is None or whose.type is not M.COUNTRY:
        return None
    for s in scene.document.sentences:
        for m in s.mentions:
            if m.name == speaker.organisation and m.org_type in ("maker", "exporter"):
                return known(m)
    return None


def _followers(scene: Scene, leaders: list[Draft]) -> list[Draft]:
    """ "…, followed by Turkey and South Africa": the next places."""
    if not leaders or leaders[0].amount is None:
        return []
    leader = leaders[0]
    names = {p.name for ps in leader.roles.values() for p in ps}
    out: list[Draft] = []
    position = leader.amount.amount if leader.amount else 1
    for p in _next(scene, leader.trigger):
        if known(p).name in names:
            continue
        position += 1
        quantity = Quantity(amount=position, unit="rank", qualifier=Qualifier.EXACT)
        draft = scene.draft("rank", scene.spot(p, quantity))
        draft.start, draft.end = leader.start, max(leader.end, p.end)
        draft.dates, draft.of, draft.stage = list(leader.dates), leader.of, leader.stage
        draft.add(Role.SUBJECT, known(p))
        draft.add(Role.COUNTERPART, *leader.roles.get(Role.COUNTERPART, []))
        if not draft.roles[Role.COUNTERPART]:
            del draft.roles[Role.COUNTERPART]
        out.append(draft)
    return out


_LISTED = re.compile(
    r"(?:\s*\([^)]*\))?(?:\s*,)?\s*(?:and\s+|then\s+|by\s+|the\s+|in\s+\w+\s+(?:place\s+)?)*"
)


def _next(scene: Scene, place: int) -> list[Mention]:
    """Who comes after the leader, in order: "followed by A and B", "A and B followed it"."""
    passive = _FOLLOWED.search(scene.folded, scene.sentence.start, scene.sentence.end)
    out: list[Mention] = []
    if passive is not None:
        reach = passive.end()
        for p in parties(scene, passive.end(), scene.sentence.end):
            if not _LISTED.fullmatch(scene.folded[reach : p.start]):
                break
            reach = p.end
            out.append(p)
        return out
    active = _FOLLOWS.search(scene.folded, place, scene.sentence.end)
    if active is None:
        return out
    reach = active.start()
    for p in reversed(parties(scene, place, active.start())):
        if not re.fullmatch(r"\s*(?:,|and|,\s*and)?\s*(?:the\s+)?", scene.folded[p.end : reach]):
            break
        reach = p.start
        out.insert(0, p)
    return out


def _top(scene: Scene, match: re.Match[str], before: list[Draft]) -> Draft | None:
    """ "among the top five exporters"; "not in the top three" is a place beyond it."""
    n = scene.words.numbers.get(match.group("n")) or int(re.sub(r"\D", "", match.group("n")) or 0)
    start = match.start()
    ahead = scene.folded[max(scene.sentence.start, start - 60) : start]
    if not re.search(
        r"\b(?:in|into|among|outside|below|of|one\s+of|within|between|make|made|makes|enter|entered|"
        r"reach|reached|join|joined|crack)\s+(?:the\s+|its\s+)?$",
        ahead,
    ):
        return None
    draft = _at(scene, match, n, None, before)
    if draft is None or draft.amount is None:
        return None
    qualifier = Qualifier.OVER if _NEGATIVE.search(ahead) else Qualifier.UP_TO
    draft.amount = draft.amount.model_copy(update={"qualifier": qualifier})
    return draft

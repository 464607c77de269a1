"""Counts: partner countries, contracts, licences, companies, products, pieces held."""

import re
from dataclasses import replace

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.parties import counterpart, fallback, known, parties, subject
from armsledger.extraction.indicators.scene import Scene
from armsledger.model import Qualifier, Quantity, Role, Stage


def count(scene: Scene, m: Mention) -> Draft | None:
    """What the noun behind a number makes of it."""
    if m.quantity is None or m.quantity.unit != "count":
        return None
    noun = scene.words.counted.match(scene.folded, m.end, min(scene.sentence.end, m.end + 60))
    if noun is None:
        return None
    a, b = scene.clause(scene.at(m.start))
    measure = scene.words.counted_measure[noun.group("noun")]
    if not _fits(scene, measure, noun.group("noun"), m):
        return None
    draft = scene.draft(measure, scene.spot(m, m.quantity))
    if scene.words.single["talks"].search(scene.text(a, b)):
        draft.stage = Stage.FORECAST
    whose = subject(scene, m, a, b, None) or fallback(scene, m)
    if whose is not None:
        draft.add(Role.SUBJECT, whose)
    other = (
        counterpart(scene, measure, scene.spot(m, m.quantity), whose)
        if measure == "licences"
        else None
    )
    if other is not None:
        draft.add(Role.COUNTERPART, other)
    return draft


def _fits(scene: Scene, measure: str, noun: str, m: Mention) -> bool:
    a, b = scene.clause(scene.at(m.start))
    text = scene.text(a, b)
    before = scene.before(m, 20)
    definite = re.search(
        r"\b(?:the|both|these|those|other|first|last|next|one\s+of)\s+(?:\w+\s+)?$", before
    )
    if definite and (measure != "contracts" or "total" not in text):
        return False
    if scene.words.single["gathering"].search(text) and measure != "contracts":
        return False
    if measure in ("partner_countries", "partner_companies"):
        named = parties(scene, m.end, min(scene.units[b].end, m.end + 60))
        if re.match(
            r"\s*(?:-|:|,|\()?\s*$", scene.folded[m.end : named[0].start] if named else "x"
        ):
            return False
        return scene.words.single["dealing"].search(text) is not None
    if measure == "contracts":
        amount = m.quantity.amount if m.quantity else 0
        return amount >= 3 or "total" in text
    if measure == "products":
        return noun in (
            "products",
            "product types",
            "types of products",
            "kinds of products",
        ) and bool(
            re.search(
                r"\b(?:military|defen[cs]e|exports?|produces?|manufactures?|makes|catalogue|range)\b",
                text,
            )
        )
    return True


def nth_customers(scene: Scene) -> list[Draft]:
    """ "is the ninth country to have chosen the Typhoon", "the third buyer after …"."""
    out = []
    for match in scene.words.ordinal.finditer(
        scene.folded, scene.sentence.start, scene.sentence.end
    ):
        nth = match.group("nth")
        number = scene.words.ordinals.get(nth) or int(re.sub(r"\D", "", nth) or 0)
        behind = scene.folded[match.end() : match.end() + 60]
        items = [i for i in scene.sentence.mentions if i.type is M.ITEM]
        if number < 2 or not items:
            continue
        noun = match.group("noun")
        if noun in ("country", "nation", "state", "user") and not re.search(
            r"\b(?:buy|order|operate|choose|chosen|select|receive|acquire|use|purchase|field|fly|of\s+the)",
            behind,
        ):
            continue
        m = Mention(match.start(), match.end(), M.NUMBER, match.group())
        _a, _b = scene.clause(scene.at(match.start()))
        quantity = Quantity(amount=number, unit="count", qualifier=Qualifier.EXACT)
        draft = scene.draft("partner_countries", scene.spot(m, quantity))
        draft.dates = []
        draft.items = items[:1]
        whose = _maker(scene, match.start(), items[0])
        if whose is not None:
            draft.add(Role.SUBJECT, whose)
        out.append(draft)
    return out


def _maker(scene: Scene, place: int, item: Mention) -> Mention | None:
    """Whose customer it is: the possessor before, the item's owner, or its maker in the report."""
    left = parties(scene, scene.sentence.start, place)
    if left and re.match(r"'s?\s", scene.folded[left[-1].end : left[-1].end + 3]):
        return known(left[-1])
    if item.owner is not None:
        return known(item.owner)
    makers = [
        p for s in scene.document.sentences[: scene.number + 1] for p in s.mentions
        if p.is_party and p.country and p.country in item.origin
    ]  # fmt: skip
    companies = [p for p in makers if p.org_type in ("maker", "exporter")]
    return known((companies or makers)[0]) if makers else None


_HOLDS = re.compile(
    r"\s*(?:a\s+fleet\s+of\s+|an?\s+inventory\s+of\s+|in\s+service\s+)?(?:the\s+)?$"
)
_FLEET_OF = re.compile(
    r"\b(?:fleet|inventory|stockpile|arsenal)(?:\s+(?:to|of|stands\s+at|numbers|totals|is|from))+\s*"
    r"(?:(?:about|some|up|over|more|than|at|least|around|nearly)\s+)*$"
)
_BUYING = re.compile(
    r"\b(?:order|ordered|on\s+order|contract|bought|buy|received|delivered|options?|agreed|signed|requirement|plans?|lost|requested|asked|offered)\b"
)


def held(scene: Scene) -> list[Draft]:
    """ "flies 17 F-16s", "a fleet of 18": pieces in service."""
    out = []
    for m in scene.sentence.mentions:
        if m.type is M.NUMBER and m.quantity is not None:
            found = _FLEET_OF.search(scene.before(m, 48))
            out.append(_inventory(scene, m, m.quantity, _fleet_item(scene, m)) if found else None)
        elif m.type is M.ITEM and m.quantity is not None and _is_held(scene, m):
            out.append(_inventory(scene, m, m.quantity, m))
    return [d for d in out if d is not None]


def _is_held(scene: Scene, m: Mention) -> bool:
    if m.quantity is None or m.quantity.unit != "count":
        return False
    k = scene.at(m.start)
    a, b = scene.clause(k)
    text = scene.text(a, b)
    if _BUYING.search(text) or scene.words.single["gathering"].search(text):
        return False
    verb = scene.units[k - 1] if k else None
    while verb is not None and k and verb.kind in ("adverb", "det"):
        k -= 1
        verb = scene.units[k - 1] if k else None
    before = scene.before(m, 40)
    if _FLEET_OF.search(before):
        return True
    if verb is None or verb.verb is None or verb.verb.passive or verb.verb.negative:
        return False
    operates = verb.verb.main.lemma in ("operate", "fly", "field", "possess", "own", "maintain")
    has = verb.verb.main.lemma in ("have", "hold", "keep")
    if not (operates or has):
        return False
    if verb.verb.progressive or verb.verb.tense in ("infinitive", "gerund"):
        return False
    future = verb.verb.tense in ("future", "conditional")
    return operates or future or scene.words.single["fleet"].search(text) is not None


def _fleet_item(scene: Scene, m: Mention) -> Mention | None:
    here = [i for i in scene.sentence.mentions if i.type is M.ITEM and i.form == "designation"]
    if here:
        return here[0]
    for back in range(scene.number - 1, max(-1, scene.number - 4), -1):
        for i in scene.document.sentences[back].mentions:
            if i.type is M.ITEM and i.form == "designation":
                return i
    return None


def _inventory(scene: Scene, m: Mention, quantity: Quantity, item: Mention | None) -> Draft | None:
    if item is None or quantity.amount < 2:
        return None
    a, b = scene.clause(scene.at(m.start))
    draft = scene.draft("inventory", scene.spot(m, quantity))
    draft.items = [_uncounted(item)]
    whose = subject(scene, m, a, b, None) or fallback(scene, m)
    fleet = re.search(r"\b(?:fleet|inventory|arsenal|stockpile)\b", scene.text(a, b))
    if fleet:
        left = parties(scene, scene.units[a].start, scene.units[a].start + fleet.start())
        whose = known(left[-1]) if left else whose
    if whose is None:
        return None
    draft.add(Role.SUBJECT, whose)
    return draft


def _uncounted(item: Mention) -> Mention:
    return replace(item, quantity=None)

"""Step 6, second half: from drafts to dealings. Who is on which side, what is missing, what is one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.draft import SIDES, Draft
from armsledger.extraction.lexicon import equipment
from armsledger.model import Kind, Measure, Role, Stage

_SUPPLYING = frozenset(["maker", "exporter"])
_RECEIVING = frozenset(["force", "ministry", "agency"])
_TWO_SIDED = frozenset(
    [
        Kind.TRANSFER,
        Kind.LICENSED_PRODUCTION,
        Kind.SERVICE,
        Kind.UPGRADE,
        Kind.TRAINING,
        Kind.TECHNOLOGY_TRANSFER,
    ]
)


def assemble(document: Document, drafts: list[Draft], language: str) -> list[Draft]:
    """The drafts with sides settled, gaps filled from the report, and doubles joined."""
    words = equipment(language)
    drafts.sort(key=lambda d: (d.number, d.trigger))
    topic: Draft | None = None
    for d in drafts:
        d.words = document.folded[d.start : d.end]
        _licensed(document, d, topic)
        _kind(d, words.service_items, words.technology_items)
        _dedupe_items(d)
        if not d.anaphoric:
            _loose(d)
        _restricts(d)
        if d.kind is Kind.TRANSFER and d.has(Role.SUPPLIER) and d.has(Role.RECIPIENT) and d.items:
            topic = d
    drafts = [d for d in drafts if _speaks_of_arms(document, d)]
    drafts = _one_sentence(drafts)
    _inherit(document, drafts)
    for d in drafts:
        _loose(d)
        _serves(d)
    for d in drafts:
        _step(d)
    _fill(document, drafts)
    drafts = [d for d in drafts if not d.moves or d.has(Role.RECIPIENT)]
    drafts += _schedules(drafts)
    drafts = [d for d in drafts if _stands(d)]
    drafts = _split(drafts)
    return _join(drafts)


def _kind(d: Draft, service: frozenset[str], technology: frozenset[str]) -> None:
    """A transfer of spare parts is a service; of know-how, a technology transfer."""
    if d.kind is Kind.TRANSFER and d.items:
        if all(i.name in service for i in d.items):
            d.kind = Kind.SERVICE
        elif all(i.name.split()[-1] in technology or i.name in technology for i in d.items):
            d.kind = Kind.TECHNOLOGY_TRANSFER
    if d.kind is Kind.PRODUCTION and d.has(Role.RECIPIENT):
        # "will build two satellites for the armed forces": a sale, if also to its own state.
        d.kind = Kind.TRANSFER
        d.roles[Role.SUPPLIER] = d.roles.pop(Role.MANUFACTURER, [])
    if d.kind is Kind.PRODUCTION and d.items:
        makers = d.roles.get(Role.MANUFACTURER, [])
        if len({m.country or m.name for m in makers}) > 1:
            d.kind = Kind.JOINT_DEVELOPMENT
            d.roles = {Role.PARTNER: makers}
        elif d.loose and makers:
            d.kind = Kind.JOINT_DEVELOPMENT
            d.roles = {Role.PARTNER: [*makers, *d.loose]}
            d.loose = []


_UNDER_LICENCE = re.compile(r"\bunder\s+(?:a\s+)?(?:\w+\s+)?licen[cs]e\b|\blicen[cs]ed?\b")
_AT_HOME = re.compile(
    r"\b(?:locally|at home|domestically|in[- ]country|on the spot|there|indigenously)\b"
)


def _licensed(document: Document, d: Draft, topic: Draft | None) -> None:
    """Making somebody else's design is licensed production: the words, or the catalogue, say so."""
    if d.kind is not Kind.PRODUCTION or not d.items:
        return
    words = document.folded[d.start : d.end]
    makers = d.roles.get(Role.MANUFACTURER, [])
    homes = {m.country for m in makers if m.country}
    if d.place is not None and d.place.country:
        homes.add(d.place.country)
    origins = {c for i in d.items for c in i.origin}
    foreign = bool(origins and homes and not homes & origins)
    by_topic = (
        topic is not None
        and topic.has(Role.SUPPLIER)
        and topic.has(Role.RECIPIENT)
        and ({i.family or i.name for i in topic.items} & {i.family or i.name for i in d.items})
        and bool(
            _countries(topic, Role.RECIPIENT) & homes
            or (not makers and not homes and _AT_HOME.search(words))
        )
    )
    everybody = [*makers, *d.loose, *d.roles.get(Role.RECIPIENT, [])]
    owners = [m for m in everybody if m.country in origins]
    takers = [m for m in everybody if m.country and m.country not in origins]
    both = bool(owners and takers and origins)
    if not (_UNDER_LICENCE.search(words) or foreign or by_topic or both):
        return
    d.kind = Kind.LICENSED_PRODUCTION
    d.roles, d.loose = {}, []
    if both:
        d.add(Role.SUPPLIER, *owners)
        d.add(Role.RECIPIENT, *takers)
        return
    if makers:
        d.add(Role.RECIPIENT, *makers)
    elif by_topic and topic is not None:
        d.add(Role.RECIPIENT, *topic.roles[Role.RECIPIENT])
    elif d.place is not None and d.place.type is M.COUNTRY:
        d.add(Role.RECIPIENT, d.place)
    if by_topic and topic is not None:
        d.add(Role.SUPPLIER, *topic.roles[Role.SUPPLIER])


def _restricts(d: Draft) -> None:
    """ "will not sell arms to", "halted arms exports to": a policy towards a country, not one dealing."""
    if d.kind is not Kind.TRANSFER or d.stage not in (
        Stage.DENIED,
        Stage.SUSPENDED,
        Stage.CANCELLED,
    ):
        return
    if not d.items or not all(_vague(i) for i in d.items) or any(i.quantity for i in d.items):
        return
    if not d.has(Role.SUPPLIER) or any(
        m.type is M.ORGANISATION and m.org_type in _SUPPLYING for m in d.roles[Role.SUPPLIER]
    ):
        return
    if d.stage is Stage.DENIED and not d.present:
        return
    d.kind, d.stage = Kind.RESTRICTION, Stage.UNDER_WAY
    d.roles = {Role.IMPOSER: d.roles[Role.SUPPLIER], Role.TARGET: d.roles.get(Role.RECIPIENT, [])}


def _dedupe_items(d: Draft) -> None:
    seen: dict[str, Mention] = {}
    for item in d.items:
        if item is None:
            continue
        old = seen.get(item.name)
        if old is None:
            seen[item.name] = item
        elif old.quantity is None and item.quantity is not None:
            seen[item.name] = item
    d.items = list(seen.values())


def _loose(d: Draft) -> None:
    """Settle parties whose side the words do not say, by what they are and who made the items."""
    if d.kind is Kind.INDICATOR or not d.loose:
        return
    first, second = SIDES[d.kind]
    named = {m.name for m in d.parties}
    loose = [m for m in d.loose if m.name not in named]
    d.loose = []
    if first is second:
        d.add(first, *loose)
        return
    open_: list[Mention] = []
    for m in loose:
        side = _nature(d, m, first, second)
        if side is None:
            open_.append(m)
        else:
            d.add(side, m)
    if open_ and not d.has(first) and not d.has(second) and d.kind is not Kind.RESTRICTION:
        names = {m.name for m in open_}
        groups = [g for g in d.groups if names & set(g)]
        if len(groups) >= 2:
            # "Uganda signed a contract with India": whom it is with supplies.
            d.add(first, *[m for m in open_ if m.name in groups[-1]])
            open_ = [m for m in open_ if m.name not in groups[-1]]
    for m in open_:
        d.add(first if d.has(second) and not d.has(first) else second, m)
        if d.has(first) and d.has(second):
            continue
    if d.has(first) and d.has(second):
        _drop_overlap(d, first, second)


def _serves(d: Draft) -> None:
    """ "service centres in Algeria and India": they serve those countries."""
    first, second = SIDES[d.kind]
    if d.has(second):
        return
    homes = {m.country for m in d.roles.get(first, [])}
    d.add(second, *[m for m in d.where if m.country not in homes])


def _nature(d: Draft, m: Mention, first: Role, second: Role) -> Role | None:
    """The side that a party's own nature gives it; None where it could be either."""
    origins = {c for i in d.items for c in i.origin}
    others = {p.country for p in d.roles.get(first, [])}
    if m.type is M.ORGANISATION and m.org_type in _SUPPLYING:
        serves = d.kind in (Kind.SERVICE, Kind.UPGRADE, Kind.TRAINING)
        if others and m.country not in others and m.country not in origins and not serves:
            return second
        if serves and origins and m.country not in origins:
            return None
        return first
    if m.country and m.country in origins:
        return first
    if m.type is M.ORGANISATION and m.org_type in _RECEIVING:
        return second
    if d.has(first) and not d.has(second):
        return second
    if d.has(second) and not d.has(first):
        return first
    if d.has(first) and d.has(second):
        return second
    return None


def _drop_overlap(d: Draft, first: Role, second: Role) -> None:
    suppliers = {m.name for m in d.roles[first]}
    d.roles[second] = [m for m in d.roles[second] if m.name not in suppliers]
    if not d.roles[second]:
        del d.roles[second]


def _owner(d: Draft, side: Role) -> Mention | None:
    """ "Russian tanks", "Romanian MiG-21s": the side that the items themselves tell."""
    for item in d.items:
        owner = item.owner
        if owner is None or not owner.is_party or owner.type is M.GROUP:
            continue
        if any(owner.country == m.country for m in d.parties):
            continue
        holds = d.kind in (Kind.SERVICE, Kind.UPGRADE) and owner.country not in item.origin
        if side is (Role.RECIPIENT if holds else Role.SUPPLIER):
            return owner
    return None


def _speaks_of_arms(document: Document, d: Draft) -> bool:
    """Civil dealings that use the same words are no claims."""
    if any(i.civil for i in d.items) and not any(i.arms and not i.civil for i in d.items):
        return (
            d.kind in (Kind.JOINT_DEVELOPMENT, Kind.SERVICE)
            and document.arms
            and any(m.arms for m in d.parties)
        )
    if any(i.arms or i.form == "designation" for i in d.items):
        return True
    if any(m.arms or m.org_type in ("force", "ministry") for m in d.parties):
        return True
    return document.arms


def _generic(name: str) -> bool:
    return name in (
        "equipment",
        "system",
        "vehicle",
        "aircraft",
        "ship",
        "helicopter",
        "weapon",
        "product",
    )


_FIRST = re.compile(r"\b(?:first|initial)\s+(?:\w+\s+){0,3}?(?:of|batch|shipment|consignment|tranche|delivery|lot|\w+s?)\b")
_UNDER_CONTRACT = re.compile(
    r"\b(?:under|as part of|according to|in line with)\s+(?:the terms of\s+)?(?:an?|the|this|that|its|their|two|three)\s+"
    r"(?:[\w$€£.,-]+\s+){0,7}?(?:contracts?|agreements?|deals?|accords?|orders?|memorandum)\b"
)


def _step(d: Draft) -> None:
    """The first batch delivered is a dealing under way; a supply under a contract is a signed one."""
    if d.kind is Kind.TRANSFER and d.stage is Stage.COMPLETED and _FIRST.search(d.words) and not d.moves:
        if any(i.form != "generic" or i.quantity for i in d.items):
            d.stage = Stage.UNDER_WAY
    elif d.kind is Kind.TRANSFER and d.stage is Stage.COMPLETED and d.moves and re.search(r"\bfirst\b", d.words):
        d.stage = Stage.UNDER_WAY
    elif d.kind in _TWO_SIDED and d.stage is Stage.PLANNED and d.present and (
        _UNDER_CONTRACT.search(d.words) or d.value is not None
    ):
        d.stage = Stage.SIGNED
        d.scheduled = True


def _schedules(drafts: list[Draft]) -> list[Draft]:
    """A delivery date beside a signature is a planned claim of its own."""
    out: list[Draft] = []
    for d in drafts:
        ahead = [m for m in d.dates if m.date is not None and m.date.bound in ("by", "by_end", "until", "since")]
        if d.scheduled and ahead:
            planned = replace(d, stage=Stage.PLANNED, value=None, dates=ahead, future=True, scheduled=False,
                              roles={r: list(ms) for r, ms in d.roles.items()}, items=list(d.items), evidence=list(d.evidence))  # fmt: skip
            out.append(planned)
            d.dates = [m for m in d.dates if m not in ahead]
    return out


def _one_sentence(drafts: list[Draft]) -> list[Draft]:
    """ "A deal worth $130 million for the upgrade of": the paper and its dealing in one sentence."""
    out: list[Draft] = []
    for d in drafts:
        if d.anaphoric and d.kind is Kind.TRANSFER and not d.part:
            told = [
                o
                for o in drafts
                if o.sentence is d.sentence
                and o is not d
                and o.kind in _TWO_SIDED
                and o.items
                and not o.anaphoric
            ]
            near = min(told, key=lambda o: abs(o.trigger - d.trigger), default=None)
            if near is not None and (near.value is None or d.value is None):
                near.value = near.value or d.value
                near.let_loose(
                    [
                        m
                        for m in [*d.parties, *d.loose]
                        if all(m.name != p.name for p in near.parties)
                    ]
                )
                continue
        out.append(d)
    return out


def _inherit(document: Document, drafts: list[Draft]) -> None:
    """Let "the contract", "deliveries" and "training" be about what the report dealt with before."""
    drafts.sort(key=lambda d: (d.number, d.trigger))
    topic: Draft | None = None
    for d in drafts:
        if d.kind is Kind.INDICATOR:
            continue
        if d.anaphoric and d.kind in _TWO_SIDED:
            source = topic or next(
                (
                    o
                    for o in drafts
                    if o.number > d.number
                    and o.items
                    and o.kind in _TWO_SIDED
                    and not o.anaphoric
                    and o.number - d.number <= 2
                    and d.definite
                ),
                None,
            )
            items = list(source.items) if source is not None else []
            if not items:
                items = _last_items(document, d)
            if d.kind is Kind.TRANSFER and not items:
                _cooperation(d)
                continue
            if (
                source is not None
                and d.kind is Kind.TRANSFER
                and source.kind is not Kind.TRANSFER
                and source.number - d.number <= 1
            ):
                d.kind = source.kind
            if d.kind is not Kind.TRAINING or source is not None and d.part:
                d.items = (
                    [replace(i, quantity=None) for i in items]
                    if d.kind is not Kind.TRAINING
                    else []
                )
            if d.part and source is not None:
                d.stage = (
                    source.stage
                    if source.stage
                    in (
                        Stage.SIGNED,
                        Stage.PLANNED,
                        Stage.OFFERED,
                        Stage.CONSIDERED,
                        Stage.NEGOTIATING,
                        Stage.CANCELLED,
                    )
                    else Stage.SIGNED
                )
        elif d.part and topic is not None and d.kind in _TWO_SIDED:
            d.stage = (
                topic.stage
                if topic.stage
                in (
                    Stage.SIGNED,
                    Stage.PLANNED,
                    Stage.OFFERED,
                    Stage.CONSIDERED,
                    Stage.NEGOTIATING,
                    Stage.CANCELLED,
                )
                else Stage.SIGNED
            )
        if d.kind in _TWO_SIDED and d.items and not d.anaphoric and d.kind is not Kind.SERVICE:
            topic = d


def _cooperation(d: Draft) -> None:
    """An agreement about nothing that the report names."""
    parties = [*d.parties, *d.loose]
    d.kind = Kind.COOPERATION
    d.roles = {}
    d.loose = []
    d.value = None
    d.add(Role.PARTNER, *parties)


def _last_items(document: Document, d: Draft) -> list[Mention]:
    """The equipment that the report spoke of last, in the two sentences before."""
    for k in range(d.number, max(-1, d.number - 3), -1):
        items = [
            m
            for m in document.sentences[k].mentions
            if m.type is M.ITEM
            and (m.form in ("designation", "definite") or m.arms)
            and (k < d.number or m.end <= d.trigger)
        ]
        if items:
            return items[-1:]
    return []


class _Topic:
    """Whom the report has dealing with whom, kind by kind."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.suppliers: Counter[str] = Counter()
        self.recipients: Counter[str] = Counter()
        self.mention: dict[str, Mention] = {}
        for d in drafts:
            if d.kind not in _TWO_SIDED:
                continue
            first, second = SIDES[d.kind]
            for m in d.roles.get(first, []):
                self.suppliers[m.name] += 1
                self.mention.setdefault(m.name, m)
            for m in d.roles.get(second, []):
                self.recipients[m.name] += 1
                self.mention.setdefault(m.name, m)


def _fill(document: Document, drafts: list[Draft]) -> None:
    """Sides that the sentence leaves out and the report makes plain."""
    drafts.sort(key=lambda d: (d.number, d.trigger))
    named = {
        m.country: m
        for s in reversed(document.sentences)
        for m in reversed(s.mentions)
        if m.type is M.COUNTRY
    }
    makers = {
        m.name: m
        for s in document.sentences
        for m in s.mentions
        if m.org_type in _SUPPLYING and not m.referents
    }
    for k, d in enumerate(drafts):
        if d.kind not in _TWO_SIDED:
            continue
        if not d.has(Role.SUPPLIER) and not d.has(Role.RECIPIENT):
            _both(drafts, k)
        for side, other in ((Role.SUPPLIER, Role.RECIPIENT), (Role.RECIPIENT, Role.SUPPLIER)):
            if d.has(side):
                continue
            found = (
                _from_speaker(d, side, makers)
                or _from_sentence(d, side)
                or _from_others(document, drafts, k, side, other)
            )
            owner = _owner(d, side)
            if owner is not None and not any(m.country == owner.country for m in found):
                found = [owner]
            if not found and side is Role.SUPPLIER:
                found = _by_origin(d, named)
            if found:
                d.add(side, *found)


def _from_speaker(d: Draft, side: Role, makers: dict[str, Mention]) -> list[Mention]:
    """ "The jets will be overhauled in Cairo, Russian Helicopters said": the maker speaks of its work."""
    speaker = d.sentence.speaker
    if side is not Role.SUPPLIER or speaker is None:
        return []
    for name in (speaker.name, speaker.organisation):
        maker = makers.get(name or "")
        if maker is not None and all(maker.country != m.country for m in d.parties):
            return [maker]
    return []


def _by_origin(d: Draft, named: dict[str | None, Mention]) -> list[Mention]:
    """The one state that designed the items, where the report names it."""
    origins = {i.origin for i in d.items if i.origin}
    if len(origins) != 1:
        return []
    (origin,) = origins
    if len(origin) != 1 or any(m.country == origin[0] for m in d.parties):
        return []
    return [named[origin[0]]] if origin[0] in named else []


def _both(drafts: list[Draft], k: int) -> None:
    """Both sides at once, from the nearest dealing before (or just behind) that has them."""
    d = drafts[k]
    families = {i.family or i.name for i in d.items}
    best: tuple[float, Draft] | None = None
    for j, o in enumerate(drafts):
        if (
            o is d
            or o.kind not in _TWO_SIDED
            or not (o.has(Role.SUPPLIER) and o.has(Role.RECIPIENT))
        ):
            continue
        distance = abs(o.number - d.number) + (1.5 if j > k else 0)
        score = distance - (3 if families & {i.family or i.name for i in o.items} else 0)
        if score < (best[0] if best else 3.5):
            best = (score, o)
    if best is not None:
        for role in (Role.SUPPLIER, Role.RECIPIENT):
            d.add(role, *best[1].roles[role])


def _from_sentence(d: Draft, side: Role) -> list[Mention]:
    """A party of the same sentence that has no part yet and can only be this side."""
    named = {m.name for m in d.parties}
    countries = {m.country for m in d.parties if m.country}
    out: list[Mention] = []
    for m in d.sentence.mentions:
        if not m.is_party or m.name in named or m.referents or m.type is M.GROUP:
            continue
        if not d.start <= m.start < d.end or _speaks(d, m):
            continue
        if (
            side is Role.RECIPIENT
            and m.org_type in ("force", "ministry")
            and m.country not in countries
        ):
            out.append(m)
        if (
            side is Role.SUPPLIER
            and m.org_type in _SUPPLYING
            and m.country not in countries
            and any(m.country in i.origin for i in d.items)
        ):
            out.append(m)
    return out[:1]


def _speaks(d: Draft, m: Mention) -> bool:
    """Who is credited with the words is not thereby a party."""
    speaker = d.sentence.speaker
    return speaker is not None and m.name in (speaker.name, speaker.organisation)


def _from_others(
    document: Document, drafts: list[Draft], k: int, side: Role, other: Role
) -> list[Mention]:
    """The same side of the nearest other dealing of the report that fits."""
    d = drafts[k]
    here = {m.country or m.name for m in d.roles.get(other, [])}
    families = {i.family or i.name for i in d.items if not _generic(i.name)}
    best: tuple[float, list[Mention]] | None = None
    for j, o in enumerate(drafts):
        if o is d or o.kind not in _TWO_SIDED or not o.has(side):
            continue
        there = {m.country or m.name for m in o.roles.get(other, [])}
        if here and there and not here & there:
            continue
        sides = {m.country or m.name for m in o.roles[side]}
        if sides & here:
            continue
        shared = families & {i.family or i.name for i in o.items}
        distance = abs(o.number - d.number) + (0.5 if j > k else 0)
        if not shared and distance > 2:
            continue
        if (
            not shared
            and families
            and any(i.form == "designation" for i in d.items)
            and any(i.form == "designation" for i in o.items)
            and distance > 0.6
        ):
            continue
        score = distance - (3 if shared else 0) - (1 if here & there else 0)
        if side is Role.SUPPLIER and d.items and any(i.origin for i in d.items):
            origins = {c for i in d.items for c in i.origin}
            if not {m.country for m in o.roles[side]} & origins:
                score += 1.5
        if best is None or score < best[0]:
            best = (score, o.roles[side])
    return list(best[1]) if best and best[0] < 3 else []


def _stands(d: Draft) -> bool:
    """Whether enough is known for a claim: somebody, and something or a second party."""
    if d.kind is Kind.INDICATOR:
        return d.measure is Measure.SPECIFICATION or d.has(Role.SUBJECT)
    parties = d.parties
    first, second = SIDES[d.kind]
    if d.kind in (Kind.COOPERATION, Kind.JOINT_DEVELOPMENT):
        partners = d.roles.get(Role.PARTNER, [])
        return len(partners) >= 2
    if d.kind is Kind.EXHIBITION:
        return bool(parties) and (d.event is not None or bool(_SHOW.search(d.words)))
    if d.kind is Kind.RESTRICTION:
        return d.has(first) and (d.has(second) or bool(d.items)) or d.has(second)
    if d.kind is Kind.PRODUCTION:
        return bool(parties) and bool(d.items)
    if d.kind is Kind.TRAINING:
        return bool(parties)
    if d.kind is Kind.TECHNOLOGY_TRANSFER:
        return len(parties) >= 2 or (bool(parties) and bool(d.items))
    if d.kind is Kind.SERVICE:
        return bool(parties) and (bool(d.items) or len(parties) >= 2)
    if len({m.country or m.name for m in parties}) < 2 and all(_vague(i) for i in d.items):
        return False
    return bool(d.items) and bool(parties)


_SHOW = re.compile(
    r"\b(?:exhibitions?|expo|trade (?:show|fair)s?|arms (?:show|fair)s?|air ?shows?|defen[cs]e (?:show|fair)s?)\b"
)


def _vague(item: Mention) -> bool:
    """ "arms", "equipment": of themselves they make no dealing of one party's."""
    return item.form == "generic" and item.category in (
        None,
        "",
        "weapon",
        "ammunition",
        "missile",
        "vehicle",
    )


def _split(drafts: list[Draft]) -> list[Draft]:
    """Another recipient is another claim, unless they buy together or share a number."""
    out: list[Draft] = []
    for d in drafts:
        side = {Kind.RESTRICTION: Role.IMPOSER}.get(d.kind, Role.RECIPIENT)
        several = d.roles.get(side, [])
        countries = {m.country or m.name for m in several}
        shared = any(i.quantity is not None for i in d.items) or d.value is not None
        if d.kind in _TWO_SIDED | {Kind.RESTRICTION} and len(countries) > 1 and not shared:
            for m in several:
                roles = {r: list(ms) for r, ms in d.roles.items()}
                roles[side] = [m]
                out.append(
                    replace(
                        d,
                        roles=roles,
                        items=list(d.items),
                        dates=list(d.dates),
                        evidence=list(d.evidence),
                    )
                )
            continue
        if d.kind is Kind.COOPERATION and len(d.roles.get(Role.PARTNER, [])) > 2:
            first, *others = d.roles[Role.PARTNER]
            for m in others:
                out.append(
                    replace(
                        d,
                        roles={Role.PARTNER: [first, m]},
                        dates=list(d.dates),
                        evidence=list(d.evidence),
                    )
                )
            continue
        out.append(d)
    return out


_ORDER = {
    s: k
    for k, s in enumerate(
        [
            Stage.CONSIDERED,
            Stage.OFFERED,
            Stage.NEGOTIATING,
            Stage.PLANNED,
            Stage.SIGNED,
            Stage.UNDER_WAY,
            Stage.COMPLETED,
        ]
    )
}


def _join(drafts: list[Draft]) -> list[Draft]:
    """One dealing at one step is one claim, with all its evidence; titles join what they announce."""
    out: list[Draft] = []
    for d in drafts:
        target = next((o for o in out if _same(o, d)), None)
        if target is None:
            out.append(d)
            continue
        _merge(target, d)
    return out


def _countries(d: Draft, role: Role) -> set[str]:
    return {m.country or m.name for m in d.roles.get(role, [])}


def _same(a: Draft, b: Draft) -> bool:
    if a.kind is not b.kind:
        return False
    if a.kind is Kind.INDICATOR:
        return (
            a.measure is b.measure and a.amount == b.amount and _countries(a, Role.SUBJECT) == _countries(b, Role.SUBJECT)
            and a.of is b.of and {i.name for i in a.items} == {i.name for i in b.items}
        )  # fmt: skip
    first, second = SIDES[a.kind]
    for role in {first, second}:
        x, y = _countries(a, role), _countries(b, role)
        if x and y and not (x <= y or y <= x):
            return False
    items_a, items_b = {i.family or i.name for i in a.items}, {i.family or i.name for i in b.items}
    if items_a and items_b and not (items_a & items_b):
        same_sentence = a.sentence is b.sentence
        generic = all(i.form == "generic" for i in a.items) or all(
            i.form == "generic" for i in b.items
        )
        categories = {i.category for i in a.items if i.category} & {
            i.category for i in b.items if i.category
        }
        if not (generic and categories) or same_sentence:
            return False
    quantities_a = {(i.family or i.name): i.quantity for i in a.items if i.quantity}
    quantities_b = {(i.family or i.name): i.quantity for i in b.items if i.quantity}
    for name, q in quantities_a.items():
        if name in quantities_b and quantities_b[name] != q:
            return False
    if a.value is not None and b.value is not None and a.value != b.value:
        return False
    if a.stage is b.stage:
        if (
            a.sentence is b.sentence
            and a.dates
            and b.dates
            and {m.start for m in a.dates} != {m.start for m in b.dates}
            and a.kind is Kind.TRANSFER
            and quantities_a
            and quantities_b
        ):
            return False
        if (
            a.stage is Stage.COMPLETED
            and quantities_a
            and quantities_b
            and set(quantities_a) != set(quantities_b)
        ):
            return False
        return True
    if a.sentence.title or b.sentence.title:
        return True
    # The same dealing within one sentence: the ruling step is enough.
    if a.sentence is b.sentence and a.stage in _ORDER and b.stage in _ORDER:
        return not (bool(quantities_a) ^ bool(quantities_b)) and not (a.dates and b.dates)
    return False


def _merge(a: Draft, b: Draft) -> None:
    for role, mentions in b.roles.items():
        have = a.roles.setdefault(role, [])
        for m in mentions:
            if any(m.name == h.name for h in have):
                continue
            if m.country and any(m.country == h.country for h in have):
                # The more specific party of one country stays.
                for t, h in enumerate(have):
                    if h.country == m.country and h.type is M.COUNTRY and m.type is M.ORGANISATION:
                        have[t] = m
                continue
            if not have or role in (Role.PARTNER,):
                have.append(m)
    if a.sentence.title and not b.sentence.title:
        a.stage = b.stage
        a.sentence, a.number = b.sentence, b.number
        a.evidence.append((b.start, b.end))
        a.dates = b.dates or a.dates
        a.trigger = b.trigger
        a.start, a.end = b.start, b.end
        a.evidence = []
    else:
        if (
            b.stage in _ORDER
            and a.stage in _ORDER
            and a.sentence is b.sentence
            and _ORDER[b.stage] > _ORDER[a.stage]
        ):
            a.stage = b.stage
        if not b.sentence.title:
            a.evidence.append((b.start, b.end))
            a.dates += [m for m in b.dates if m not in a.dates] if not a.dates else []
    names = {i.family or i.name for i in a.items}
    for item in b.items:
        key = item.family or item.name
        if key not in names:
            if item.form == "generic" and any(
                i.category == item.category for i in a.items if i.category
            ):
                continue
            a.items.append(item)
            names.add(key)
        elif item.quantity is not None:
            for t, i in enumerate(a.items):
                if (i.family or i.name) == key and i.quantity is None:
                    a.items[t] = replace(i, quantity=item.quantity)
    a.value = a.value or b.value
    a.place = a.place or b.place
    a.event = a.event or b.event


def link_values(document: Document, drafts: list[Draft]) -> None:
    """ "The contract is worth $1.6 billion": a sentence with a sum and no dealing of its own."""
    with_draft = {d.number for d in drafts}
    for number, sentence in enumerate(document.sentences):
        if number in with_draft:
            continue
        money = [m for m in sentence.mentions if m.type is M.MONEY]
        if not money or not re.search(
            r"\b(?:contracts?|deal|agreement|order|purchase|sale|package|accord|cost|price|worth|value|valued|programme|program|award)\b",
            document.folded[sentence.start : sentence.end],
        ):
            continue
        target = next(
            (
                d
                for d in reversed(drafts)
                if d.number < number
                and number - d.number <= 2
                and d.kind in _TWO_SIDED
                and d.value is None
                and d.stage not in (Stage.DENIED,)
            ),
            None,
        )
        if target is not None:
            target.value = money[0].quantity
            target.evidence.append((sentence.start, sentence.end))

"""Independent origins: how many sources really speak, however many reports repeat them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush

from rapidfuzz import fuzz

from armsledger.model import SourcedClaim, Speaker, Stage
from armsledger.model.deal import Origin
from armsledger.register.facts import published
from armsledger.register.wording import publisher
from armsledger.register.wordprint import same_words, wordprint

_SPEECH_DAYS = 3
"""A speech is reported for about this long; what is said later is said anew."""

_CITING_DAYS = 14
"""An outlet is quoted for about this long; what names it later names another report of its."""
_OUTLET_DAYS = 30
"""What an outlet says in its own voice after this long it has found out anew."""
_LIKENESS = 70
"""Share of words in common, of 100, from which two sentences of one week are copies: RapidFuzz's
`token_set_ratio`. On `corpus/deals/`, 209 pairs of one origin lie above it and none of two."""
_FEW_WORDS = 8

_UNNAMED = "unnamed"

_DEEPEST = 40
"""Copies of copies that a tree shows one beneath the other: JSON readers refuse deep nesting."""

_NEIGHBOURS = 50
"""How many earlier claims that share a key a claim is compared with: copies follow closely."""


class Origins:
    """The claims of one deal (or of one figure), collapsed into independent origins.

    Two claims are of one origin where their words are copies, one speaker said both
    within three days, one names the other's publisher or both name one outlet as
    their source within two weeks, one publisher says both in its own voice within a
    month, or one report says both and does not credit them to two sources. What is
    joined by steps is joined.
    """

    def __init__(self, claims: Sequence[SourcedClaim]) -> None:
        self._claims = sorted(claims, key=lambda c: (c.published or "9999", c.claim_id))

    @cached_property
    def of(self) -> dict[str, int]:
        """Claim id → number of its origin, counted from 0 in the order of time."""
        root = list(range(len(self._claims)))

        def find(i: int) -> int:
            while root[i] != i:
                root[i] = root[root[i]]
                i = root[i]
            return i

        for i, j in self._ties:
            low, high = sorted((find(i), find(j)))
            root[high] = low
        numbers: dict[int, int] = {}
        return {
            claim.claim_id: numbers.setdefault(find(i), len(numbers))
            for i, claim in enumerate(self._claims)
        }

    @cached_property
    def trees(self) -> tuple[Origin, ...]:
        """One tree for each origin, in the order of time.

        At the root stands the outlet that the others name, where no claim at hand is its
        own, else the earliest claim that names no other as its source. Beneath each claim
        stand those that come nearest to it.
        """
        groups: dict[int, list[int]] = defaultdict(list)
        for i, claim in enumerate(self._claims):
            groups[self.of[claim.claim_id]].append(i)
        return tuple(self._tree(group) for group in groups.values())

    @cached_property
    def _ties(self) -> dict[tuple[int, int], str]:
        """Pairs of one origin (lower first), each with why."""
        seen: dict[Hashable, list[int]] = defaultdict(list)
        found: dict[tuple[int, int], str] = {}
        for i, claim in enumerate(self._claims):
            met: set[int] = set()
            for key in _keys(claim):
                met.update(seen[key][-_NEIGHBOURS:])
                seen[key].append(i)
            for j in sorted(met):
                if why := tie(self._claims[j], claim):
                    found[j, i] = why
        return found

    @cached_property
    def _tied(self) -> dict[int, list[tuple[int, str]]]:
        """Of each claim, those that are of one origin with it, each with why."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for (i, j), why in self._ties.items():
            found[i].append((j, why))
            found[j].append((i, why))
        return found

    def _tree(self, group: list[int]) -> Origin:
        outlet = self._absent(group)
        root = min(group, key=lambda i: (bool(self._claims[i].claim.via), i))
        beneath: dict[int, list[tuple[int, str]]] = defaultdict(list)
        tops = [i for i in group if outlet in _cited(self._claims[i])] if outlet else [root]
        # Prim's tree: the strongest tie first, then the earlier claim.
        heap: list[tuple[int, int, int, str]] = []
        placed = set(tops)

        def reach(i: int) -> None:
            for j, why in self._tied.get(i, ()):
                if j not in placed:
                    heappush(heap, (_STRENGTH.index(why), j, i, why))

        for i in tops:
            reach(i)
        while heap:
            _, i, above, why = heappop(heap)
            if i not in placed:
                placed.add(i)
                beneath[above].append((i, why))
                reach(i)

        if outlet is None:
            return self._nodes(tops, None, beneath)[0]
        name = next(v for i in tops for v in self._claims[i].claim.via if _outlet(v) == outlet)
        return Origin(source=name, copies=self._nodes(tops, CITED, beneath))

    def _nodes(
        self, tops: list[int], why: str | None, beneath: dict[int, list[tuple[int, str]]]
    ) -> tuple[Origin, ...]:
        """The trees under the claims at the top, no deeper than can be written and read back."""
        above: dict[int, int] = {}
        below: dict[int, list[tuple[int, str]]] = defaultdict(list)
        depth = dict.fromkeys(tops, 1)
        order = list(tops)
        for i in order:
            for j, because in sorted(beneath[i]):
                deep = depth[i] == _DEEPEST
                above[j] = above[i] if deep else i
                depth[j] = depth[above[j]] + 1
                below[above[j]].append((j, BY_STEPS if deep else because))
                order.append(j)
        reasons = dict.fromkeys(tops, why)
        reasons.update({j: because for under in below.values() for j, because in under})
        made: dict[int, Origin] = {}
        for i in reversed(order):
            claim = self._claims[i]
            copies = tuple(made.pop(j) for j, _ in sorted(below[i]))
            made[i] = Origin(
                source=publisher(claim), claim_id=claim.claim_id, why=reasons[i], copies=copies
            )
        return tuple(made[i] for i in tops)

    def _absent(self, group: list[int]) -> str | None:
        """The outlet that two or more of the claims name, where none of them is its own."""
        cited: dict[str, int] = defaultdict(int)
        for i in group:
            for outlet in _cited(self._claims[i]):
                cited[outlet] += 1
        own = {_folded(self._claims[i]) for i in group}
        named = {outlet: n for outlet, n in cited.items() if n > 1 and outlet not in own}
        return min(named, key=lambda outlet: (-named[outlet], outlet), default=None)


CITED = "names it as its source"
SAME_CITED = "names the same source"
COPIED = "has the same words"
ONE_SPEAKER = "quotes the same speaker within three days"
ONE_OUTLET = "is of the same outlet"
ONE_REPORT = "stands in the same report"
BY_STEPS = "is tied to it by steps"
"""Stands where the chain of copies is too long to be shown link by link."""
_STRENGTH = (CITED, COPIED, SAME_CITED, ONE_SPEAKER, ONE_REPORT, ONE_OUTLET)
"""Why two claims are of one origin, the strongest reason first."""


def origins(claims: Sequence[SourcedClaim]) -> dict[str, int]:
    """Claim id → number of its origin; see `Origins`."""
    return Origins(claims).of


def tie(a: SourcedClaim, b: SourcedClaim) -> str | None:
    """Why the two claims come from one source; None where they do not. Symmetric."""
    if why := _cites(a, b):
        return why
    # A denial quotes what it denies, and an outlet may report both.
    if (a.claim.stage is Stage.DENIED) is not (b.claim.stage is Stage.DENIED):
        return ONE_SPEAKER if same_speaker(a, b) else None
    if a.report_id == b.report_id:
        return None if _two_sources(a, b) else ONE_REPORT
    if same_words(a, b) or _reworded(a, b):
        return COPIED
    if same_speaker(a, b):
        return ONE_SPEAKER
    near = _within(a, b, _OUTLET_DAYS, unknown=True)
    return ONE_OUTLET if near and _own_voice(a, b) else None


def _keys(claim: SourcedClaim) -> Iterator[Hashable]:
    """What two claims of one origin have in common, one of these at least."""
    yield "report", claim.report_id
    if claim.claim.speaker and (words := claim.claim.speaker.name.casefold().split()):
        yield "speaker", words[-1]
    yield "news", claim.claim.stage
    for outlet in (_folded(claim), *_cited(claim), *_speaks(claim)):
        if outlet:
            yield "outlet", outlet
    yield from wordprint(claim)


def same_speaker(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one speaker said both within three days, as far as the dates are known."""
    one, other = a.claim.speaker, b.claim.speaker
    if one is None or other is None or not _one_person(one, other):
        return False
    return _within(a, b, _SPEECH_DAYS, unknown=True)


def same_voice(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one speaker, or else one publisher in its own voice, says both, at any time."""
    one, other = a.claim.speaker, b.claim.speaker
    if one is not None and other is not None:
        return _one_person(one, other)
    return one is None and other is None and _own_voice(a, b)


def _one_person(one: Speaker, other: Speaker) -> bool:
    """Same last name and organisation; without an organisation, the same full name."""
    name, other_name = one.name.casefold().split(), other.name.casefold().split()
    if not name or not other_name or name[-1] != other_name[-1] or name[0] == _UNNAMED:
        return False
    if one.organisation and other.organisation:
        return one.organisation.casefold() == other.organisation.casefold()
    return name == other_name or 1 in {len(name), len(other_name)}


def _two_sources(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one report credits the two to different sources."""
    one, other = a.claim.speaker, b.claim.speaker
    if not (one or a.claim.via) or not (other or b.claim.via) or same_speaker(a, b):
        return False
    unnamed = [s.name.casefold().startswith(_UNNAMED) for s in (one, other) if s]
    return a.claim.via != b.claim.via or len(unnamed) < 2 or not all(unnamed)


def _reworded(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether both put the same step in nearly the same words within three days."""
    if a.claim.stage is not b.claim.stage or not _within(a, b, _SPEECH_DAYS):
        return False
    one, other = (" ".join(e.quote for e in claim.claim.evidence).casefold() for claim in (a, b))
    if min(len(one.split()), len(other.split())) < _FEW_WORDS:
        return False
    return fuzz.token_set_ratio(one, other, score_cutoff=_LIKENESS) >= _LIKENESS


def _within(a: SourcedClaim, b: SourcedClaim, days: int, *, unknown: bool = False) -> bool:
    """Whether the reports lie so many days apart at most; `unknown` where that is not known."""
    first, second = published(a), published(b)
    if first is None or second is None:
        return unknown
    return abs((first - second).days) <= days


def _own_voice(a: SourcedClaim, b: SourcedClaim) -> bool:
    """One report or one publisher says both without naming a source."""
    if any(c.claim.speaker or c.claim.via for c in (a, b)):
        return False
    if a.report_id == b.report_id:
        return True
    return bool(a.publisher) and bool(b.publisher) and _folded(a) == _folded(b)


def _cites(a: SourcedClaim, b: SourcedClaim) -> str | None:
    """Whether one names the other's publisher, or both name one outlet."""
    if (a.claim.stage is Stage.DENIED) is not (b.claim.stage is Stage.DENIED):
        return None
    if not _within(a, b, _CITING_DAYS, unknown=True):
        return None
    cited, other_cited = _cited(a), _cited(b)
    if _folded(a) in other_cited | _speaks(b) or _folded(b) in cited | _speaks(a):
        return CITED
    return SAME_CITED if cited & other_cited else None


def _cited(claim: SourcedClaim) -> set[str]:
    """The outlets that it names as its source."""
    return {_outlet(outlet) for outlet in claim.claim.via} - {""}


def _speaks(claim: SourcedClaim) -> set[str]:
    """Its speaker as an outlet: what a maker says stands in the maker's own release."""
    speaker = claim.claim.speaker
    return {_outlet(speaker.name)} - {""} if speaker else set()


def _folded(claim: SourcedClaim) -> str | None:
    return _outlet(claim.publisher) if claim.publisher else None


_WHERE = re.compile(r"\s*\([^)]*\)|['’]|\b(?:press (?:office|service|release)|website)\b")


def _outlet(name: str) -> str:
    """An outlet's name so that its spellings meet: Jane's and Janes, Capital (Sofia)."""
    return " ".join(_WHERE.sub("", name.casefold()).split()).removeprefix("the ")

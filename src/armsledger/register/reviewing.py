"""How reviewers' merges, splits and pins bind the clustering."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from armsledger.model.deal import Link
from armsledger.model.review import Decision, Review
from armsledger.register.facts import Facts
from armsledger.register.matching import reasons


def standing(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that count, the oldest first, as they are given: not the undone or undoing.

    An undo may itself be undone. The order is the caller's, since many reviews may be
    recorded within one second.
    """
    return [review for review in counting(reviews) if review.decision is not Decision.UNDO]


def counting(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that are not undone, the oldest first, undoings among them."""
    undone: set[str] = set()
    left: list[Review] = []
    for review in reversed(list(reviews)):
        if review.id in undone:
            continue
        if review.decision is Decision.UNDO and review.undoes:
            undone.add(review.undoes)
        left.append(review)
    return left[::-1]


class Rules:
    """The standing reviews as rules about the claims at hand, known by their index.

    Where two contradict each other the later one holds; the other holds for what is left.
    """

    def __init__(self, reviews: Iterable[Review], known: Sequence[Facts]) -> None:
        self._known = known
        self._reviews = standing(reviews)
        self._groups = self._found(known)
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._unions: list[tuple[Review, list[int]]] = []
        self._bound = _Unions()
        self._bind()

    def _found(self, known: Sequence[Facts]) -> dict[str, list[list[int]]]:
        """Of each review, its groups as indices; claims that are not at hand are left out."""
        named = {c for review in self._reviews for group in review.groups for c in group}
        index = {f.id: i for i, f in enumerate(known) if f.id in named}
        return {
            review.id: [[index[c] for c in group if c in index] for group in review.groups]
            for review in self._reviews
        }

    def _bind(self) -> None:
        """Take the reviews in from the newest to the oldest."""
        bound = self._bound
        for review in reversed(self._reviews):
            groups = self._groups[review.id]
            if review.decision is Decision.SPLIT:
                for i in groups[0]:
                    for j in (k for group in groups[1:] for k in group):
                        if bound.find(i) != bound.find(j):
                            self._apart[i].add(j)
                            self._apart[j].add(i)
                wanted = groups[0]
            else:
                wanted = [i for group in groups for i in group]
            self._unions.append((review, wanted))
            for i in wanted[1:]:
                if not self._split(bound.members(wanted[0]), bound.members(i)):
                    bound.join(wanted[0], i)
        self._spread()

    def _spread(self) -> None:
        """Keep apart all that is bound to either of two claims that a split keeps apart.

        Else the clustering could put a claim with the one and leave no way to join it to
        the other, to which a review binds it.
        """
        for i, others in list(self._apart.items()):
            for j in list(others):
                for one in self._bound.members(i):
                    for other in self._bound.members(j):
                        self._apart[one].add(other)
                        self._apart[other].add(one)

    @property
    def part(self) -> bool:
        """Whether any split keeps claims apart."""
        return bool(self._apart)

    def apart(self, i: int, j: int) -> bool:
        """Whether a split keeps the two claims apart."""
        return j in self._apart.get(i, ())

    def _split(self, one: Iterable[int], other: Iterable[int]) -> bool:
        others = set(other)
        return any(not others.isdisjoint(self._apart[i]) for i in one if i in self._apart)

    def unite(self, groups: Iterable[list[int]], links: dict[int, list[Link]]) -> list[list[int]]:
        """The groups after merges and pins; `links` (by first member) gain the reason.

        Where a split keeps others of two groups apart, those that a review binds leave the
        one for the other, and the rest of it stays.
        """
        by_first = {group[0]: group for group in groups}
        home = {i: group[0] for group in by_first.values() for i in group}

        def settle(group: list[int], held: list[Link]) -> None:
            by_first[group[0]] = group
            links[group[0]] = held
            home.update(dict.fromkeys(group, group[0]))

        for review, wanted in self._unions:
            for i in wanted[1:]:
                one, other = home[wanted[0]], home[i]
                if one == other:
                    continue
                left: list[int] = []
                if not self._split(by_first[one], by_first[other]):
                    one, other = sorted((one, other))
                    moved = by_first[other]
                elif self._bound.find(wanted[0]) == (bond := self._bound.find(i)):
                    moved = [k for k in by_first[other] if self._bound.find(k) == bond]
                    left = [k for k in by_first[other] if self._bound.find(k) != bond]
                else:
                    continue
                staying, leaving = by_first.pop(one), links.pop(other, [])
                del by_first[other]
                claim_ids = self._known[wanted[0]].id, self._known[i].id
                link = Link(claim_ids=claim_ids, why=(_words(review),))
                taken = self._holding(moved, leaving)
                settle(sorted(staying + moved), [*links.pop(one, []), *taken, link])
                if left:
                    settle(left, self._holding(left, leaving))
        return list(by_first.values())

    def _holding(self, group: list[int], links: Iterable[Link]) -> list[Link]:
        """Those of the links that lie within the group, and what else holds it together."""
        known = {self._known[i].id: i for i in group}
        joined = _Unions()
        found: list[Link] = []
        for link in links:
            if all(c in known for c in link.claim_ids):
                one, other = (known[c] for c in link.claim_ids)
                joined.join(one, other)
                found.append(link)
        for i in group[1:]:
            if joined.find(group[0]) != joined.find(i):
                joined.join(group[0], i)
                a, b = self._known[group[0]], self._known[i]
                found.append(Link(claim_ids=(a.id, b.id), why=reasons(a, b)))
        return found

    def about(self, group: Iterable[int]) -> tuple[Review, ...]:
        """The reviews that name a claim of the group."""
        members = set(group)
        return tuple(
            review
            for review in self._reviews
            if any(not members.isdisjoint(named) for named in self._groups[review.id])
        )


class _Unions:
    """Sets of indices that only grow."""

    def __init__(self) -> None:
        self._home: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def find(self, i: int) -> int:
        return self._home.get(i, i)

    def members(self, i: int) -> list[int]:
        return self._members.get(self.find(i), [i])

    def join(self, i: int, j: int) -> None:
        one, other = self.find(i), self.find(j)
        if one == other:
            return
        both = self.members(one) + self.members(other)
        self._members.pop(other, None)
        self._members[one] = both
        for k in both:
            self._home[k] = one


def _words(review: Review) -> str:
    verb = {Decision.MERGE: "merged", Decision.SPLIT: "split off"}.get(review.decision, "pinned")
    said = f"{verb} by {review.reviewer} on {review.recorded[:10]}"
    return f"{said}: {review.note}" if review.note else said

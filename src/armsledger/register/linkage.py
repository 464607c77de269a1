"""Grouping by weighted pairs: merge from the strongest down, then mend."""

from collections import defaultdict
from collections.abc import Callable, Iterable

Pair = tuple[int, int]
Weigh = Callable[[int, int], int | None]
"""How much speaks for (above 0) or against (below 0) a pair; None where it must not be."""

_ROUNDS = 3
"""Sweeps in which members may move to a better group: most of what moves does so in the first."""


def average_linkage(
    size: int, scored: Iterable[tuple[int, int, int]], weigh: Weigh
) -> tuple[list[list[int]], list[Pair]]:
    """Group the numbers below `size`; each group in ascending order, with the pairs that joined.

    `scored` are (weight, lower, higher) of the pairs worth merging for. They are taken from
    the strongest down, equal ones by their numbers, and their groups merged where the mean
    weight of all pairs between the two is above 0 and none is forbidden (average linkage:
    Sokal and Michener 1958). Then each member in turn moves to the group that it fits
    better, as in local search for correlation clustering (Bansal, Blum and Chawla 2004). What
    that leaves of a group is parted where more speaks against it than for it.
    """
    edges = sorted(scored, key=lambda s: (-s[0], s[1], s[2]))
    grouping = _Grouping(size, weigh)
    for _, a, b in edges:
        grouping.try_merge(a, b)
    near: dict[int, list[int]] = defaultdict(list)
    for _, a, b in edges:
        near[a].append(b)
        near[b].append(a)
    for _ in range(_ROUNDS):
        if not sum(grouping.try_move(i, near[i]) for i in sorted(near)):
            break
        for _, a, b in edges:
            grouping.try_merge(a, b)
    if grouping.dissolve():
        for _, a, b in edges:
            grouping.try_merge(a, b)
    groups = sorted(grouping.members.values())
    return groups, _joining(edges, groups)


class _Grouping:
    def __init__(self, size: int, weigh: Weigh) -> None:
        self._weigh = weigh
        self.home = list(range(size))
        self.members: dict[int, list[int]] = {i: [i] for i in self.home}
        self._refused: set[tuple[int, int, int, int]] = set()
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        self._moved = False

    def try_merge(self, a: int, b: int) -> None:
        """Merge the groups of the two where more speaks for it than against it."""
        one, other = sorted((self.home[a], self.home[b]))
        if one == other or other in self._forbidden[one]:
            return
        # The same two groups in the same state were looked at before.
        state = one, other, len(self.members[one]), len(self.members[other])
        if state in self._refused:
            return
        total = self._between(self.members[one], self.members[other])
        if total is None:
            self._forbidden[one].add(other)
            self._forbidden[other].add(one)
            return
        if total <= 0:
            self._refused.add(state)
            return
        # What one of them must not join, the two together must not join either.
        for enemy in self._forbidden.pop(other, ()):
            self._forbidden[enemy].discard(other)
            self._forbidden[enemy].add(one)
            self._forbidden[one].add(enemy)
        moved = self.members.pop(other)
        for i in moved:
            self.home[i] = one
        self.members[one] = sorted(self.members[one] + moved)

    def try_move(self, i: int, near: list[int]) -> bool:
        """Move one member to the group of a neighbour that it fits better, or out of its own."""
        mine = self.home[i]
        others = {self.home[j] for j in near} - {mine}
        if not others and len(self.members[mine]) == 1:
            return False
        rest = [j for j in self.members[mine] if j != i]
        stays = self._mean(i, rest) if rest else 0.0
        best, place = max(stays or 0.0, 0.0), -1
        for group in sorted(others):
            mean = self._mean(i, self.members[group])
            if mean is not None and mean > best:
                best, place = mean, group
        if place < 0 and (not rest or (stays is not None and stays > 0)):
            return False
        self._forbidden.clear()
        self._refused.clear()
        self._take_out(i, rest, mine)
        if place < 0:
            self.members[i] = [i]
            self.home[i] = i
        else:
            self._put_in(i, place)
        return True

    def dissolve(self) -> bool:
        """Part the groups that nothing holds together any more, since members left them."""
        parted = False
        for group in list(self.members.values()) if self._moved else ():
            if len(group) > 1 and (self._within(group) or 0) <= 0:
                parted = True
                for i in group:
                    self.members[i] = [i]
                    self.home[i] = i
        self._refused.clear()
        self._forbidden.clear()
        return parted

    def _within(self, group: list[int]) -> int | None:
        return self._sum((i, j) for n, i in enumerate(group) for j in group[n + 1 :])

    def _take_out(self, i: int, rest: list[int], mine: int) -> None:
        del self.members[mine]
        if rest:
            self.members[rest[0]] = rest
            self._moved = True
            for j in rest:
                self.home[j] = rest[0]

    def _put_in(self, i: int, place: int) -> None:
        joined = sorted([*self.members.pop(place), i])
        self.members[joined[0]] = joined
        for j in joined:
            self.home[j] = joined[0]

    def _mean(self, i: int, others: list[int]) -> float | None:
        total = self._between([i], others)
        return None if total is None else total / len(others)

    def _between(self, one: list[int], other: list[int]) -> int | None:
        """The sum over all pairs of the two groups; None where one is forbidden."""
        return self._sum((i, j) for i in one for j in other)

    def _sum(self, pairs: Iterable[Pair]) -> int | None:
        total = 0
        for i, j in pairs:
            weight = self._weigh(i, j)
            if weight is None:
                return None
            total += weight
        return total


def _joining(edges: list[tuple[int, int, int]], groups: list[list[int]]) -> list[Pair]:
    """The strongest pairs that hold each group together: a spanning tree (Kruskal 1956).

    Where the pairs do not hold a group together, its first members stand in.
    """
    home = {i: n for n, group in enumerate(groups) for i in group}
    root = dict.fromkeys(home, -1)

    def find(i: int) -> int:
        while root[i] >= 0:
            i = root[i]
        return i

    joined: list[Pair] = []

    def join(a: int, b: int) -> None:
        one, other = find(a), find(b)
        if one != other:
            root[max(one, other)] = min(one, other)
            joined.append((min(a, b), max(a, b)))

    for _, a, b in edges:
        if home[a] == home[b]:
            join(a, b)
    for group in groups:
        for i in group[1:]:
            join(group[0], i)
    return joined

"""Complete linkage on a graph of scored pairs: what may be together, and what joined it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

Pair = tuple[int, int]


def complete_linkage(
    size: int, scored: Iterable[tuple[int, int, int]], together: Callable[[int, int], bool]
) -> tuple[list[list[int]], list[Pair]]:
    """Group the numbers below `size`; each group in ascending order, with the pairs that joined.

    `scored` are (score, lower, higher). Pairs are merged from the highest score down, equal
    ones by their numbers. A merge is refused where any two members of the two groups may not
    be `together`, so no chain of small likenesses can join what does not belong together
    (Sørensen 1948; here the linkage is the worst pair's, which is yes or no).
    """
    home = list(range(size))
    members: dict[int, list[int]] = {i: [i] for i in home}
    refused: dict[int, set[int]] = defaultdict(set)
    joined: list[Pair] = []
    for _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        one, other = sorted((home[a], home[b]))
        if one == other or other in refused[one]:
            continue
        if not all(together(i, j) for i in members[one] for j in members[other]):
            refused[one].add(other)
            refused[other].add(one)
            continue
        # What one of them could not join, the two together cannot join either.
        for enemy in refused.pop(other, ()):
            refused[enemy].discard(other)
            refused[enemy].add(one)
            refused[one].add(enemy)
        moved = members.pop(other)
        for i in moved:
            home[i] = one
        members[one] = sorted(members[one] + moved)
        joined.append((a, b))
    return sorted(members.values()), joined

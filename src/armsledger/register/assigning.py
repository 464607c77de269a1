"""Pairs the members of two groups one to one, as cheaply as can be."""

from collections.abc import Mapping

from networkx import Graph, connected_components, max_weight_matching  # type: ignore[import-untyped]


def assign(costs: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """The partner of each left member that gets one, out of the pairs that have a cost.

    As many pairs as can be, and of all ways to have so many the one of the least total cost.
    Optimal rather than from the best pair down: where one order fits two rows and another only
    the better of them, the greedy way leaves the second without. Equal ways are told apart
    by the numbers of the members, so the caller fixes what is first.
    """
    pairs = sorted(costs)
    graph = Graph([((0, left), (1, right)) for left, right in pairs])
    # Apart from one another, since the time grows with the cube of what is matched at once.
    part_of = {node: n for n, part in enumerate(connected_components(graph)) for node in part}
    parts: dict[int, Graph] = {}
    dearest = max(costs.values(), default=0)
    for left, right in pairs:
        part = parts.setdefault(part_of[0, left], Graph())
        part.add_edge((0, left), (1, right), weight=dearest + 1 - costs[left, right])
    chosen: dict[int, int] = {}
    for part in parts.values():
        for pair in max_weight_matching(part, maxcardinality=True):
            (_, left), (_, right) = sorted(pair)
            chosen[left] = right
    return chosen

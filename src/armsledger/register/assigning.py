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
    graph = Graph()
    dearest = max(costs.values(), default=0)
    for (left, right), cost in sorted(costs.items()):
        graph.add_edge((0, left), (1, right), weight=dearest + 1 - cost)
    chosen: dict[int, int] = {}
    # Apart from one another, since the time grows with the cube of what is matched at once.
    for component in connected_components(graph):
        part = Graph()
        part.add_edges_from(sorted(graph.subgraph(component).edges(data=True), key=_ends))
        for pair in max_weight_matching(part, maxcardinality=True):
            (_, left), (_, right) = sorted(pair)
            chosen[left] = right
    return chosen


def _ends(edge: tuple[tuple[int, int], tuple[int, int], object]) -> list[tuple[int, int]]:
    return sorted(edge[:2])

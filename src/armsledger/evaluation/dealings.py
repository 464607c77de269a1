"""Which dealings a report tells of, so that no dealing stands in two splits of a corpus."""

from collections.abc import Hashable, Iterable, Iterator, Mapping

from networkx import Graph, connected_components  # type: ignore[import-untyped]

from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import Item
from armsledger.register.systems import Systems, fold

#: Roles on the two sides of a dealing; partners are on both.
_LEFT = frozenset({"supplier", "manufacturer", "imposer", "partner"})
_RIGHT = frozenset({"recipient", "target", "partner"})


def dealings(annotated: Annotated, systems: Systems) -> set[Hashable]:
    """Keys of the dealings in a report: who, with whom, about which system.

    A key is the two sides and the family of the item (its noun where it has no designation),
    for each of the claims that have all three; and the name that the corpus gives the
    report's main dealing. A side is a state, or who has none, such as a group or a maker of
    many states, by its own name. An indicator and a show are no dealing.
    """
    keys = {key for claim in annotated.claims for key in _keys(claim, systems)}
    named = annotated.about.get("about")
    return keys | ({named} if named else set())


def _keys(claim: ClaimJson, systems: Systems) -> Iterator[Hashable]:
    if claim["kind"] in ("indicator", "exhibition"):
        return
    left = {_side(p) for p in claim["parties"] if p["role"] in _LEFT}
    right = {_side(p) for p in claim["parties"] if p["role"] in _RIGHT}
    for item in claim.get("items", ()):
        system = systems(Item(name=item["name"], category=item.get("category")))
        if system is None:
            continue
        for one in left:
            for other in right - {one} or ({one} & right):
                sides = (one, other) if claim["kind"] != "joint_development" else frozenset()
                yield (sides or frozenset({one, other}), system.family or system.name)


def _side(party: dict[str, str]) -> str:
    return party.get("country") or fold(party["name"])


def connected(reports: Mapping[str, Iterable[Hashable]]) -> list[set[str]]:
    """Reports that share a dealing, straight or through others, the largest group first."""
    graph = Graph()
    graph.add_nodes_from(("report", name) for name in reports)
    graph.add_edges_from(
        (("report", name), ("dealing", key)) for name, keys in reports.items() for key in keys
    )
    groups = [{n for kind, n in part if kind == "report"} for part in connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), min(group)))

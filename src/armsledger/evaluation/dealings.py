"""Which dealings a report tells of, so that no dealing stands in two splits of a corpus."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping

from networkx import Graph, connected_components  # type: ignore[import-untyped]

from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import Item
from armsledger.register.systems import Systems, fold

#: Roles on the two sides of a dealing; partners are on both.
_LEFT = frozenset({"supplier", "manufacturer", "imposer", "partner"})
_RIGHT = frozenset({"recipient", "target", "partner"})
#: Two reports may count fewer pieces than this by chance.
_TELLING = 20
#: A shorter word of an item's name tells nothing by itself.
_NAME = 4
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def dealings(annotated: Annotated, systems: Systems) -> set[Hashable]:
    """Keys of the dealings in a report; two reports that share one tell of the same thing.

    Who, with whom, about which system: the two sides with each name of the item (its noun
    where it has no designation). The two sides with a sum of money. Who embargoes whom, by
    which item, and in any case where a group does. A figure of a party's, exactly. And the
    name that the corpus gives the report's main dealing. A side is a state, or who has none,
    such as a group or a maker of many states, by its own name. A show is no dealing.
    """
    keys = {key for claim in annotated.claims for key in _keys(claim, systems)}
    named = annotated.about.get("about")
    return keys | ({named} if named else set())


def _keys(claim: ClaimJson, systems: Systems) -> Iterator[Hashable]:
    if claim["kind"] == "indicator":
        yield from _figures(claim)
    if claim["kind"] in ("indicator", "exhibition"):
        return
    things: set[Hashable] = set()
    for item in claim.get("items", ()):
        system = systems(Item(name=item["name"], category=item.get("category")))
        if system is not None:
            things |= (system.keys or {system.name}) | _names(item["name"])
        elif claim["kind"] == "restriction":
            things.add(fold(item["name"]))
    if value := claim.get("value"):
        things.add((value["amount"], value["unit"]))
    if claim["kind"] == "restriction" and any(
        p["role"] == "imposer" and "country" not in p for p in claim["parties"]
    ):
        things.add(claim["kind"])  # A state is under one embargo of the United Nations.
    for sides in _sides(claim):
        yield from ((sides, thing) for thing in things)


def _names(item: str) -> set[str]:
    """The words of a name that may stand for it alone: "Lynx" and "KF41" of "Lynx KF41"."""
    words = _WORD.findall(item)
    return {fold(word) for word in words if len(word) >= _NAME and word != word.casefold()}


def _sides(claim: ClaimJson) -> Iterator[Hashable]:
    """Each pair of sides; partners in no order, and one state with itself where it is alone."""
    left = {_side(p) for p in claim["parties"] if p["role"] in _LEFT}
    right = {_side(p) for p in claim["parties"] if p["role"] in _RIGHT}
    for one in left:
        for other in right - {one} or ({one} & right):
            together = claim["kind"] == "joint_development"
            yield frozenset({one, other}) if together else (one, other)


def _figures(claim: ClaimJson) -> Iterator[Hashable]:
    """The figure with each party that it is about; a rank or a small number tells nothing."""
    amount = claim["amount"]
    if amount["unit"] == "rank" or (amount["unit"] == "count" and amount["amount"] < _TELLING):
        return
    for party in claim["parties"]:
        if party["role"] == "subject" and "period" in claim:
            figure = (amount["amount"], amount["unit"], claim["period"])
            yield (_side(party), claim["measure"], figure)


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

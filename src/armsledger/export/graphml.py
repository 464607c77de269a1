"""Deals as a graph: countries and organisations, with an edge from each supplier to its buyer."""

import io
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

from armsledger.export.cells import legal, listed
from armsledger.model import Party, PartyType
from armsledger.model.deal import Deal
from armsledger.register import wording
from armsledger.register.selecting import left, right
from armsledger.register.sides import ONE_SIDED

Attributes = dict[str, str | int | float | bool]


def to_graphml(deals: Sequence[Deal]) -> bytes:
    """The deals as GraphML, a directed multigraph; the same deals give the same bytes.

    A deal is an edge from each party of its left side to each of its right side; of kinds
    with one side, an edge between each pair of partners, with `directed` false. A deal of
    which one side is not known has no edge; the graph says how many there are.
    Characters that XML cannot hold become U+FFFD.
    """
    import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    graph = nx.MultiDiGraph()
    parties = [p for deal in deals for p in deal.parties]
    labels = {p.country: p.name for p in parties if p.country and p.type is PartyType.COUNTRY}
    for node, attributes in _nodes(parties, labels):
        graph.add_node(node, **attributes)
    without = 0
    for deal in deals:
        pairs = list(_pairs(deal))
        without += not pairs
        for position, (one, other) in enumerate(pairs):
            key = legal(f"{deal.id}:{position}")
            graph.add_edge(_node(one), _node(other), key=key, **_deal(deal))
    for node, country in sorted(_homes(parties)):
        graph.add_edge(
            node, country, key=f"belongs:{node}", relation="belongs", label="", directed=True
        )
    graph.graph.update(deals=len(deals), deals_without_edge=without)
    out = io.BytesIO()
    nx.readwrite.graphml.write_graphml_xml(graph, out)
    return out.getvalue()


def _nodes(parties: list[Party], labels: dict[str, str]) -> Iterator[tuple[str, Attributes]]:
    nodes: dict[str, Attributes] = {}
    for party in parties:
        label = labels.get(party.country or "", party.name) if _is_state(party) else party.name
        nodes[_node(party)] = {
            "label": legal(label),
            "type": party.type.value,
            "country": party.country or "",
        }
    for party in parties:
        if party.country:
            code = party.country
            nodes.setdefault(
                f"country:{code}",
                {"label": legal(labels.get(code, code)), "type": "country", "country": code},
            )
    yield from sorted(nodes.items())


def _is_state(party: Party) -> bool:
    return party.type is PartyType.COUNTRY and party.country is not None


def _node(party: Party) -> str:
    if _is_state(party):
        return f"country:{party.country}"
    return legal(f"{party.type.value}:{party.name}") + f":{party.country or ''}"


def _pairs(deal: Deal) -> Iterator[tuple[Party, Party]]:
    if deal.kind in ONE_SIDED:
        yield from combinations(_distinct(left(deal)), 2)
    else:
        yield from product(_distinct(left(deal)), _distinct(right(deal)))


def _distinct(side: list[Party]) -> list[Party]:
    return list({_node(p): p for p in side}.values())


def _homes(parties: list[Party]) -> set[tuple[str, str]]:
    return {(_node(p), f"country:{p.country}") for p in parties if p.country and not _is_state(p)}


def _deal(deal: Deal) -> Attributes:
    ordered = (f"{wording.printed(i.ordered)} {i.name}" for i in deal.items if i.ordered)
    attributes: dict[str, Any] = {
        "relation": "deal",
        "label": listed(i.name for i in deal.items),
        "directed": deal.kind not in ONE_SIDED,
        "deal": deal.id,
        "kind": deal.kind.value,
        "stage": deal.stage.value,
        "existence": deal.existence,
        "origins": deal.origins,
        "items": listed(i.name for i in deal.items),
        "ordered": listed(ordered),
        "value": wording.printed(deal.value),
        "order_date": deal.order_date.printed if deal.order_date else "",
        "delivery_years": deal.delivery_years.printed if deal.delivery_years else "",
        "part_of": deal.part_of or "",
    }
    if deal.value:
        attributes["value_amount"] = deal.value.printed.amount
        attributes["value_unit"] = deal.value.printed.unit
    return {k: legal(v) if isinstance(v, str) else v for k, v in attributes.items()}

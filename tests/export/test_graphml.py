"""Deals as a graph."""

import io
import os
import subprocess
import sys
from typing import Any

import networkx as nx
from hypothesis import given, settings

from armsledger.export.graphml import to_graphml
from armsledger.model import Role
from armsledger.register.deals import deals
from tests.export.material import HOSTILE, hostile_deals, joint_claims, names
from tests.register.making import company, item, state, told


def read(data: bytes) -> Any:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert graph.is_directed()
    return graph


def test_a_deal_is_an_edge_from_its_supplier_to_its_recipient() -> None:
    graph = read(to_graphml(deals(joint_claims())))
    assert graph.nodes["country:IND"] == {"label": "India", "type": "country", "country": "IND"}
    edges = graph["country:RUS"]["country:IND"].values()
    (disputed,) = [e for e in edges if "≠" in e["ordered"]]
    assert disputed["ordered"] == "40 ?≠ Su-30MKI"
    assert disputed["directed"] is True
    assert disputed["order_date"] == "2006-04-01"
    firm = "organisation:Rosoboronexport:RUS"
    (sold,) = graph[firm]["country:CHN"].values()
    assert (sold["value_amount"], sold["value_unit"]) == (1.2e8, "USD")
    assert [e["relation"] for e in graph[firm]["country:RUS"].values()] == ["belongs"]


def test_partners_are_joined_without_a_direction() -> None:
    graph = read(to_graphml(deals(joint_claims())))
    edges = [e for _, _, e in graph.edges(data=True) if e.get("kind") == "joint_development"]
    assert [(e["directed"], e["items"]) for e in edges] == [(False, "FGFA")]


def test_a_deal_with_one_side_is_counted() -> None:
    graph = read(to_graphml(deals([told("signed", item("Su-30"), recipient=None)])))
    assert (graph.graph["deals"], graph.graph["deals_without_edge"]) == (1, 1)
    assert list(graph.nodes) == ["country:RUS"]


def test_what_xml_cannot_hold_is_replaced() -> None:
    graph = read(to_graphml(hostile_deals()))
    labels = {a["label"] for _, a in graph.nodes(data=True)}
    assert "a\ufffdb\ufffdc" in labels
    assert "</td><script>alert(1)</script>" in labels
    assert len(labels) == len(HOSTILE) + 2


@settings(max_examples=30, deadline=None)
@given(names)
def test_a_party_of_any_name_is_a_node(name: str) -> None:
    firm = company(Role.SUPPLIER, name, "RUS")
    found = deals([told("signed", parties=(firm, state(Role.RECIPIENT, "IND")))])
    graph = read(to_graphml(found))
    assert graph.number_of_nodes() == 3
    assert [e["relation"] for _, _, e in graph.edges(data=True)].count("deal") == 1


@settings(max_examples=30, deadline=None)
@given(names)
def test_any_name_comes_back(name: str) -> None:
    graph = read(to_graphml(deals([told("signed", item(name, 3))])))
    ((_, _, edge),) = graph.edges(data=True)
    shown = edge.get("items") or ""
    assert len(shown) == len(name)
    if name.isprintable():
        assert shown == name.replace("|", "/")


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = joint_claims()
    assert to_graphml(deals(claims)) == to_graphml(deals(claims[::-1]))
    assert read(to_graphml([])).number_of_nodes() == 0


def test_the_order_of_hashes_changes_nothing() -> None:
    code = (
        "import hashlib; from armsledger.export.graphml import to_graphml;"
        "from armsledger.register.deals import deals;"
        "from tests.export.material import joint_claims;"
        "print(hashlib.sha256(to_graphml(deals(joint_claims()))).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1

"""The measures of clustering, against examples worked by hand and a plain reference."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.evaluation.clustering import (
    b_cubed,
    deal_of,
    mistakes,
    read_labelled,
    right_origins,
)
from armsledger.model import InputError, ReadReport, Report
from armsledger.register.deals import deals
from tests.register.making import item, told


def grouping(*groups: str) -> dict[str, int]:
    return {element: n for n, group in enumerate(groups) for element in group}


def test_by_hand_all_right() -> None:
    agreement = b_cubed(grouping("abc", "de"), grouping("abc", "de"))
    assert (agreement.precision, agreement.recall, agreement.f1) == (1, 1, 1)


def test_by_hand_two_clusters_joined() -> None:
    # As in Bagga and Baldwin 1998: 12345, 67 and 89ABC, with the last two joined.
    agreement = b_cubed(grouping("12345", "6789ABC"), grouping("12345", "67", "89ABC"))
    # 5 × 1, then 2 × 2/7 and 5 × 5/7.
    assert agreement.precision == pytest.approx((5 + 4 / 7 + 25 / 7) / 12)
    assert agreement.precision == pytest.approx(0.762, abs=0.001)
    assert agreement.recall == 1
    # The first and the last joined: worse, since more is wrong.
    worse = b_cubed(grouping("1234589ABC", "67"), grouping("12345", "67", "89ABC"))
    assert worse.precision == pytest.approx(7 / 12)
    assert worse.recall == 1


def test_by_hand_one_cluster_split() -> None:
    agreement = b_cubed(grouping("a", "bcd"), grouping("abcd"))
    assert agreement.precision == 1
    assert agreement.recall == pytest.approx((1 / 4 + 3 * 3 / 4) / 4)
    assert agreement.f1 == pytest.approx(2 * 0.625 / 1.625)


def test_what_was_not_found_is_a_cluster_of_its_own() -> None:
    gold = grouping("abc", "d")
    assert b_cubed({}, gold) == b_cubed(grouping("a", "b", "c", "d"), gold)
    assert b_cubed({}, gold).precision == 1
    assert b_cubed({**gold, "z": 0}, gold) == b_cubed(gold, gold)
    assert b_cubed({}, {}).f1 == 1


def by_pairs(found: Mapping[str, int], gold: Mapping[str, int]) -> tuple[float, float]:
    """B-cubed straight from its definition, over all pairs."""
    precision = recall = 0.0
    for one in gold:
        mine = [e for e in gold if e == one or (one in found and found.get(e) == found[one])]
        right = [e for e in gold if gold[e] == gold[one]]
        both = len(set(mine) & set(right))
        precision += both / len(mine)
        recall += both / len(right)
    return precision / len(gold), recall / len(gold)


labels = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 3), max_size=10)


@given(labels, labels.filter(bool))
def test_it_is_what_its_definition_says(found: dict[str, int], gold: dict[str, int]) -> None:
    agreement = b_cubed(found, gold)
    assert (agreement.precision, agreement.recall) == pytest.approx(by_pairs(found, gold))
    assert 0 < agreement.f1 <= 1
    turned = b_cubed({e: found.get(e, e) for e in gold}, gold)
    assert turned == agreement


@given(labels.filter(bool), labels.filter(bool))
def test_precision_is_recall_seen_from_the_other_side(
    one: dict[str, int], other: dict[str, int]
) -> None:
    shared = one.keys() & other.keys()
    first, second = ({e: side[e] for e in sorted(shared)} for side in (one, other))
    there, back = b_cubed(first, second), b_cubed(second, first)
    assert there.precision == pytest.approx(back.recall)
    assert there.recall == pytest.approx(back.precision)


def test_mistakes_name_what_was_split_and_what_was_joined_the_most_claims_first() -> None:
    found, gold = grouping("ab", "cdex"), grouping("abcde", "x")
    assert list(mistakes(found, gold)) == [("split", 0, 0), ("joined", 0, 1)]
    assert list(mistakes(gold, gold)) == []


def _written(folder: Path, rows: list[str]) -> Path:
    """Two reports, of two claims and of one, with these labels."""
    claims = [
        told("signed", item("Su-30", 24), report="r1", quote="signed"),
        told("completed", item("Su-30", 24), report="r1", quote="signed"),
        told("signed", item("Su-30", 24), report="r2", quote="signed"),
    ]
    lines = []
    for report in ("r1", "r2"):
        read = ReadReport(
            report=Report(id=report, text="signed", publisher=report, published="2010-05-01"),
            claims=tuple(c.claim for c in claims if c.report_id == report),
        )
        lines.append(json.dumps(read.as_json()))
    file = folder / "part.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    labels = folder / "part.labels.csv"
    labels.write_text("\n".join(["report,claim,deal,origin", *rows]) + "\n", encoding="utf-8")
    return file


ROWS = ["r1,0,d1,d1/a", "r1,1,d1,d1/a", "r2,0,d2,d2/a"]


def test_labels_are_read_with_their_claims(tmp_path: Path) -> None:
    labelled = read_labelled([_written(tmp_path, ROWS)])
    assert [c.report_id for c in labelled.claims] == ["r1", "r1", "r2"]
    assert list(labelled.deal.values()) == ["d1", "d1", "d2"]
    assert list(labelled.origin.values()) == ["d1/a", "d1/a", "d2/a"]
    found = deal_of(deals(labelled.claims))
    assert found.keys() == labelled.deal.keys()


def test_a_claim_without_a_label_and_a_label_without_a_claim_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"labels\.csv: no row for claim 0 of r2"):
        read_labelled([_written(tmp_path, ROWS[:2])])
    with pytest.raises(InputError, match=r"labels\.csv: r2 has no claim 1 in part\.jsonl"):
        read_labelled([_written(tmp_path, [*ROWS, "r2,1,d2,d2/a"])])


def test_a_report_has_the_right_origins_where_all_its_claims_have(tmp_path: Path) -> None:
    rows = ["r1,0,d1,x", "r1,1,d1,x", "r2,0,d1,y"]
    labelled = read_labelled([_written(tmp_path, rows)])
    one, two, three = (c.claim_id for c in labelled.claims)

    def judged(*numbers: int) -> dict[str, bool]:
        return dict(right_origins(labelled, dict(zip((one, two, three), numbers, strict=True))))

    assert judged(5, 5, 7) == {"r1": True, "r2": True}
    assert judged(5, 6, 7) == {"r1": False, "r2": True}
    assert judged(5, 5, 5) == {"r1": False, "r2": False}


def test_an_error_of_the_clustering_is_no_error_of_the_origins(tmp_path: Path) -> None:
    labelled = read_labelled([_written(tmp_path, ROWS)])
    assert all(ok for _, ok in right_origins(labelled, dict.fromkeys(labelled.deal, 0)))

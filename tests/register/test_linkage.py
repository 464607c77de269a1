"""Grouping by weighted pairs."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from armsledger.register.linkage import average_linkage

Weights = dict[tuple[int, int], int | None]


def grouped(size: int, weights: Weights) -> tuple[list[list[int]], list[tuple[int, int]]]:
    scored = [(w, i, j) for (i, j), w in weights.items() if w is not None and w > 0]
    return average_linkage(size, scored, lambda i, j: weights.get((min(i, j), max(i, j)), 0))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Weights]:
    size = draw(st.integers(1, 9))
    pairs = list(combinations(range(size), 2))
    drawn = draw(
        st.lists(st.none() | st.integers(-30, 30), min_size=len(pairs), max_size=len(pairs))
    )
    return size, dict(zip(pairs, drawn, strict=True))


@given(graphs())
def test_every_number_is_in_one_group_and_no_forbidden_pair_is_together(
    graph: tuple[int, Weights],
) -> None:
    size, weights = graph
    groups, joined = grouped(size, weights)
    assert sorted(i for group in groups for i in group) == list(range(size))
    together = {pair for group in groups for pair in combinations(group, 2)}
    assert not [pair for pair in together if weights[pair] is None]
    # A tree for each group: what joined it.
    assert len(joined) == size - len(groups)
    assert set(joined) <= together


@given(graphs())
def test_no_group_is_held_together_against_what_speaks_for_it(graph: tuple[int, Weights]) -> None:
    size, weights = graph
    for group in grouped(size, weights)[0]:
        if len(group) > 1:
            assert sum(weights[pair] or 0 for pair in combinations(group, 2)) > 0


def test_two_that_only_a_third_joined_part_when_it_leaves() -> None:
    weights: Weights = dict.fromkeys(combinations(range(5), 2))
    weights |= {(0, 2): 0, (0, 3): 1, (2, 3): 2, (3, 4): 2}
    assert [0, 2] not in grouped(5, weights)[0]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_what_all_pairs_agree_on_is_found(labels: list[int], random) -> None:  # type: ignore[no-untyped-def]
    weights: Weights = {
        (i, j): random.randint(1, 20) * (1 if labels[i] == labels[j] else -1)
        for i, j in combinations(range(len(labels)), 2)
    }
    groups, _ = grouped(len(labels), weights)
    found = {i: n for n, group in enumerate(groups) for i in group}
    for i, j in combinations(range(len(labels)), 2):
        assert (found[i] == found[j]) is (labels[i] == labels[j])


def test_one_weak_objection_does_not_forbid_what_many_speak_for() -> None:
    weights: Weights = dict.fromkeys(combinations(range(4), 2), 20)
    weights[0, 3] = -5
    assert grouped(4, weights)[0] == [[0, 1, 2, 3]]
    weights[0, 3] = None
    assert len(grouped(4, weights)[0]) == 2

"""Weights survive being packed, to within half a step of their row's scale."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from armsledger.extraction.tagger.packing import pack, unpack


@given(st.integers(0, 2**32 - 1), st.integers(1, 90), st.integers(1, 90), st.floats(1e-6, 1e4))
def test_weights_come_back_nearly_as_they_were(seed, rows, columns, size):
    dice = np.random.default_rng(seed)
    weight = dice.normal(0, size, (rows, columns)).astype(np.float32)
    bias = dice.normal(0, size, rows).astype(np.float32)
    back = unpack(pack({"one.weight": weight, "one.bias": bias}))
    assert set(back) == {"one.weight", "one.bias"}
    assert np.array_equal(back["one.bias"], bias)
    step = np.abs(weight).max(axis=1, keepdims=True) / 127
    assert (np.abs(back["one.weight"] - weight) <= 0.51 * step + 1e-8).all()


def test_the_same_weights_give_the_same_bytes():
    weights = {"b": np.ones((60, 60), np.float32), "a": np.zeros(3, np.float32)}
    assert pack(weights) == pack(dict(reversed(weights.items())))


def test_a_large_matrix_takes_a_byte_a_weight():
    assert len(pack({"w": np.ones((300, 300), np.float32)})) < 300 * 300 * 1.1

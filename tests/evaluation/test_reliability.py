"""Confidences are held against the share of claims that is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.evaluation.reliability import calibration_error, reliability

CLAIMS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


def judged(pairs):
    return [({"confidence": confidence}, right) for confidence, right in pairs]


def test_claims_are_counted_in_tenths():
    bins = reliability(judged([(0.92, True), (0.98, False), (0.41, True), (1.0, True)]))
    assert [(b.low, b.claims) for b in bins] == [(0.4, 1), (0.9, 3)]
    assert bins[1].confidence == pytest.approx((0.92 + 0.98 + 1.0) / 3)
    assert bins[1].right == pytest.approx(2 / 3)


def test_who_is_right_as_often_as_said_has_no_error():
    assert calibration_error(reliability(judged([(0.5, True), (0.5, False)]))) == 0


def test_who_is_sure_and_wrong_has_all_of_it():
    assert calibration_error(reliability(judged([(1.0, False), (0.0, True)]))) == 1


def test_the_error_weighs_bins_by_their_claims():
    three = [(0.7, True), (0.7, True), (0.7, False), (0.1, False)]
    expected = (3 * abs(0.7 - 2 / 3) + 1 * 0.1) / 4
    assert calibration_error(reliability(judged(three))) == pytest.approx(expected)


@given(CLAIMS)
def test_every_claim_is_in_one_bin_and_the_error_is_a_share(pairs):
    bins = reliability(judged(pairs))
    assert sum(b.claims for b in bins) == len(pairs)
    assert all(b.low <= b.confidence + 1e-9 and b.confidence <= b.high + 1e-9 for b in bins)
    assert 0 <= calibration_error(bins) <= 1


def test_claims_without_a_confidence_are_left_out():
    assert reliability([({}, True)]) == []
    assert calibration_error([]) == 0

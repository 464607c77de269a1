import random
import tracemalloc

from armsledger.evaluation.intervals import intervals
from armsledger.evaluation.score import Score, Tally, total


def report(right, gold, read):
    return Score(
        reports=1,
        slots=Tally(right, gold, read),
        claims=Tally(right, gold, read),
        core=Tally(0, gold, read),
    )


MIXED = [report(n % 5, 4, 5) for n in range(60)]


def test_every_figure_lies_in_its_interval():
    ends = intervals(MIXED)
    for name, value in total(MIXED).figures.items():
        low, high = ends[name]
        assert low <= value <= high


def test_the_same_scores_give_the_same_ends():
    assert intervals(MIXED) == intervals(list(MIXED))


def test_reports_that_are_all_alike_leave_nothing_open():
    assert intervals([report(2, 4, 4)] * 30)["slots"] == (0.5, 0.5)


def test_more_reports_make_a_narrower_interval():
    low, high = intervals(MIXED)["slots"]
    lower, higher = intervals(MIXED * 10)["slots"]
    assert higher - lower < (high - low) / 2


def test_noise_is_drawn_too():
    quiet = Score(reports=1, without_claims=1)
    loud = Score(reports=1, without_claims=1, false_claims=2)
    low, high = intervals([quiet, loud] * 20)["noise"]
    assert 0 < low < 1 < high < 2


def test_the_ends_are_those_of_figures_over_reports_that_are_drawn_one_by_one():
    lot = random.Random(7)
    draws = sorted(total(lot.choices(MIXED, k=len(MIXED))).figures["slots"] for _ in range(2000))
    low, high = intervals(MIXED)["slots"]
    assert abs(low - draws[50]) < 0.01
    assert abs(high - draws[1949]) < 0.01


def test_many_reports_take_little_memory():
    tracemalloc.start()
    intervals([report(2, 4, 4)] * 20_000, draws=100)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000_000


def test_no_report_has_no_interval():
    assert set(intervals([]).values()) == {(0.0, 0.0)}

"""Two readers of the corpus agree as well as its data statement says."""

import csv

from scripts.corpus_counts import CORPUS, Corpus
from scripts.disagreements import rows

from armsledger.evaluation import score
from armsledger.evaluation.annotated import load, load_predictions

FIRST, SECOND = (CORPUS / "agreement" / name for name in ("first.jsonl", "second.jsonl"))
SETTLED = CORPUS / "agreement" / "settled.csv"


def test_a_tenth_of_the_corpus_was_read_twice():
    assert len(load_predictions(SECOND)) >= len(Corpus().reports) / 10
    assert set(load_predictions(SECOND)) == set(load(FIRST)) <= set(Corpus().reports)


def test_the_readers_agree():
    first = {name: one.claims for name, one in load(FIRST).items()}
    assert score(first, load_predictions(SECOND)).slots.f1 >= 0.85


def test_every_disagreement_is_settled():
    with SETTLED.open(encoding="utf-8", newline="") as file:
        settled = list(csv.reader(file))[1:]
    assert [tuple(row[:6]) for row in settled] == list(rows(FIRST, SECOND))
    assert {row[6] for row in settled} <= {"first", "second", "both", "neither"}
    assert all(row[7] for row in settled)

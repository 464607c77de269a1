"""Tags become names: whole words, new ones only, never in place of what is known."""

import numpy as np
import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import M
from armsledger.extraction.pipeline import mentioned
from armsledger.extraction.tagger.encoder import Encoded, tokenize
from armsledger.extraction.tagger.model import FOLDER, VOCABULARY, tokenizer
from armsledger.extraction.tagger.spans import Span, add, spans
from armsledger.extraction.tagger.vocabulary import TAGS
from armsledger.model import Report

TOKENIZER = tokenizer(FOLDER / VOCABULARY)


def tagged(text, *names, sure=0.9):
    """The spans of tags that tell each name, of its type, and nothing else."""
    ids, starts, ends = tokenize(TOKENIZER, text)
    encoded = Encoded(starts, ends, np.zeros((len(ids), 1), np.float32))
    tags = np.full((len(ids), len(TAGS)), (1 - sure) / (len(TAGS) - 1), np.float32)
    tags[:, 0] = sure
    for name, kind in names:
        first, last = encoded.span(text.index(name), text.index(name) + len(name))
        for k in range(first, last):
            tags[k] = (1 - sure) / (len(TAGS) - 1)
            tags[k, TAGS.index(f"{'B' if k == first else 'I'}-{kind}")] = sure
    return spans(text, encoded, tags)


def found(text, *names):
    return [(text[s.start : s.end], s.type) for s in tagged(text, *names)]


def test_a_name_of_several_pieces_is_one_span():
    text = "The missiles come from Zlatomir Dynamics, it said."
    assert found(text, ("Zlatomir Dynamics", "organisation")) == [
        ("Zlatomir Dynamics", "organisation")
    ]


def test_two_names_side_by_side_are_two():
    text = "Bought by Kelmar Vostin yesterday"
    names = [("Kelmar", "organisation"), ("Vostin", "person")]
    assert found(text, *names) == names


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Sold by the Kelmar works.", "the Kelmar works", "Kelmar works"),
        ("Kelmar's order book", "Kelmar's", "Kelmar"),
        ("the “Kelmar” works", "“Kelmar”", "Kelmar"),
    ],
)
def test_articles_owners_and_marks_are_no_part_of_a_name(text, name, kept):
    assert found(text, (name, "organisation")) == [(kept, "organisation")]


def test_what_is_not_likely_enough_is_no_span():
    assert tagged("Kelmar sells.", ("Kelmar", "organisation"), sure=0.3) == []


def mentions(text, *names):
    document = mentioned(Report(id="r", text=text), load_catalogue())
    assert document is not None
    kinds = dict(names)
    add(document, [Span(text.index(n), text.index(n) + len(n), kinds[n]) for n in kinds])
    return {text[m.start : m.end]: m for m in document.mentions}


def test_a_new_name_is_added_and_a_known_one_stays_as_it_is():
    text = "Zlatomir sold missiles to Rosoboronexport under an arms contract."
    got = mentions(text, ("Zlatomir", "organisation"), ("Rosoboronexport", "item"))
    assert got["Zlatomir"].type is M.ORGANISATION
    assert got["Rosoboronexport"].type is M.ORGANISATION
    assert not got["Rosoboronexport"].candidate


def test_the_country_in_a_name_is_the_country_of_whoever_bears_it():
    text = "An arms deal on missiles was signed with Peruvian Rocketworks on Monday."
    got = mentions(text, ("Peruvian Rocketworks", "organisation"))
    assert got["Peruvian Rocketworks"].country == "PER"
    assert "Peruvian" not in got


def test_items_are_named_in_the_singular_with_the_number_that_the_rules_counted():
    text = "Peru ordered 12 blue-water skimmers with missiles."
    got = mentions(text, ("blue-water skimmers", "item"))
    assert got["blue-water skimmers"].name == "blue-water skimmer"


def test_figures_and_times_are_left_to_the_grammars():
    text = "Peru ordered 12 missiles in May."
    before = mentions(text)
    assert mentions(text, ("May", "date"), ("12", "number")).keys() == before.keys()

"""A text of any length is read window by window, and every token once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from armsledger.extraction.tagger.encoder import WINDOW, Encoded, encode, windows
from armsledger.extraction.tagger.model import FOLDER, VOCABULARY, tokenizer

TOKENIZER = tokenizer(FOLDER / VOCABULARY)


@given(st.integers(0, 5000))
def test_each_token_is_kept_from_one_window_that_it_lies_well_within(count):
    kept = []
    for start, end, first, last in windows(count):
        assert 0 <= start <= first <= last <= end <= max(count, 0)
        assert end - start <= WINDOW
        assert first - start >= 50 or start == 0
        assert end - last >= 50 or end == count
        kept += range(first, last)
    assert kept == list(range(count))


@given(st.text(max_size=3000))
def test_every_token_has_its_place_in_the_text(text):
    encoded = encode(TOKENIZER, lambda ids: np.zeros((len(ids), 4), np.float32), text)
    assert len(encoded.vectors) == len(encoded.starts) == len(encoded.ends)
    assert (encoded.starts <= encoded.ends).all()
    assert (encoded.ends <= len(text)).all()


def test_a_stretch_of_the_text_is_the_tokens_that_touch_it():
    text = "Poland ordered 48 FA-50 jets."
    encoded = encode(TOKENIZER, lambda ids: np.zeros((len(ids), 4), np.float32), text)
    first, last = encoded.span(text.index("FA-50"), text.index(" jets"))
    assert text[encoded.starts[first] : encoded.ends[last - 1]] == "FA-50"


def test_an_empty_text_has_no_tokens():
    found = encode(TOKENIZER, lambda ids: np.zeros((len(ids), 4), np.float32), "")
    assert isinstance(found, Encoded)
    assert len(found.vectors) == 0
    assert found.span(0, 0) == (0, 0)

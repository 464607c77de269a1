"""The page on claims has every word of the model's closed lists, and every field."""

from pathlib import Path

import pytest

from armsledger.model import Claim, Kind, Measure, PartyType, Qualifier, Role, Stage

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word",
    [
        *(
            str(word)
            for words in (Kind, Stage, Role, PartyType, Qualifier, Measure)
            for word in words
        ),
        *Claim.model_fields,
    ],
)
def test_every_word_of_a_claim_is_explained(word):
    assert f"`{word}`" in PAGE

"""The model that ships is the one that was made, and says so when it is not."""

import json
import shutil

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction import Extractor, extract, pipeline, reading
from armsledger.extraction.tagger import model
from armsledger.extraction.tagger.model import ABOUT, ENCODER, FOLDER, HEADS, VOCABULARY, ModelError
from armsledger.model import Report

FILES = (ABOUT, ENCODER, HEADS, VOCABULARY)
TEXT = "Poland has ordered 48 FA-50 jets from South Korea for $3 billion."


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "model")
    return tmp_path / "model"


def test_it_weighs_no_more_than_it_may():
    assert sum((FOLDER / name).stat().st_size for name in FILES) <= 25e6


def test_a_copy_reads_as_the_shipped_one_does(copy):
    report = Report(id="r", text=TEXT)
    ours, theirs = (
        pipeline.extract(report, load_catalogue(), model.load(folder)) for folder in (FOLDER, copy)
    )
    assert ours == theirs


@pytest.mark.parametrize("name", [ENCODER, HEADS, VOCABULARY])
def test_a_changed_file_is_refused_by_name(copy, name):
    content = bytearray((copy / name).read_bytes())
    content[-1] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(
        ModelError, match=rf"not the one that was shipped .*{name}.*--extractor rules"
    ):
        model.load(copy)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*--extractor rules"):
        model.load(copy)


def test_a_description_that_is_no_json_is_refused(copy):
    (copy / ABOUT).write_text("{")
    with pytest.raises(ModelError, match="cannot be read"):
        model.load(copy)


def test_the_rules_read_without_a_model(monkeypatch, tmp_path):
    monkeypatch.setattr(model, "FOLDER", tmp_path)
    monkeypatch.setattr(model, "load", None)
    (claim,) = extract(Report(id="r", text=TEXT), load_catalogue(), Extractor.RULES)
    assert claim.value is not None
    assert claim.value.amount == 3e9


def test_a_reading_names_what_read_it_and_another_model_another(copy):
    catalogue = load_catalogue()
    fused, rules = (reading(catalogue, e) for e in (Extractor.FUSED, Extractor.RULES))
    assert fused.startswith("fused-")
    assert "model" not in rules
    about = json.loads((copy / ABOUT).read_text()) | {"seed": 99}
    (copy / ABOUT).write_text(json.dumps(about))
    assert model.version(copy) != model.version(FOLDER)
    assert model.version(FOLDER) in fused

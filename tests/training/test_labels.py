"""Claims are led back to the words that state them."""

from collections import Counter

import pytest
from scripts.annotate import claim
from training.labels import ITEM, PERIOD, SPEAKER, VALUE, labels

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import load
from armsledger.extraction.pipeline import mentioned, ruled, understand
from armsledger.extraction.segment import sentence_spans
from armsledger.extraction.tagger.scene import Scene
from armsledger.model import Report
from tests.quality.data import DEV
from tests.quality.measure import ROOT

TEXT = (
    "Poland has ordered 48 FA-50 jets from South Korea for $3 billion, Defence Minister Mariusz "
    "Blaszczak said.\n\nThe first twelve are to be delivered in 2023. The country's arms imports "
    "fell by 12 percent in 2021."
)
SIDES = {"supplier": "South Korea", "recipient": "Poland", "items": ["FA-50"]}
ORDER = SIDES | {
    "kind": "transfer",
    "stage": "signed",
    "value": "3e9 USD",
    "speaker": "Mariusz Blaszczak",
    "at": "Poland has ordered",
}
DELIVERY = SIDES | {
    "kind": "transfer",
    "stage": "planned",
    "period": "2023",
    "at": ["Poland has ordered", "The first twelve"],
}
IMPORTS = {
    "kind": "indicator",
    "stage": "reported",
    "subject": "Poland",
    "measure": "growth",
    "of": "imports",
    "amount": "-12 percent",
    "period": "2021",
    "at": "arms imports",
}


def read(*claims, text=TEXT):
    spans = sentence_spans(text)
    report = Report(id="r", text=text, published="2022-09-16")
    return led([claim(c, text, spans) for c in claims], report)


def led(claims, report):
    """The labels of a report's claims, and the scene of its text; None where there is none."""
    document = mentioned(report, load_catalogue())
    if document is None:
        return None
    understand(document)
    scene = Scene(document, ruled(document))
    return labels(claims, scene), scene


def players(scene, parts, part):
    """The texts of the mentions that play a part, in the order of the text."""
    text = scene.document.text
    numbers = sorted(p for k, q in parts if q == part for p in scene.things[k].players)
    return [text[scene.players[p].start : scene.players[p].end] for p in numbers]


def test_a_dealing_is_led_to_its_sentence_and_its_slots_to_mentions():
    found, scene = read(ORDER)
    (step,) = found.steps
    assert (step.sentence, step.kind, step.stage) == (0, "transfer", "signed")
    assert players(scene, step.parts, "supplier") == ["South Korea"]
    assert players(scene, step.parts, "recipient")[0] == "Poland"
    assert "FA-50" in players(scene, step.parts, ITEM)[0]
    assert players(scene, step.parts, VALUE) == ["$3 billion"]
    assert players(scene, step.parts, SPEAKER) == ["Mariusz Blaszczak"]
    assert not found.missed


def test_a_step_belongs_to_the_last_sentence_of_its_evidence_and_has_its_own_time():
    found, scene = read(DELIVERY)
    (step,) = found.steps
    assert step.sentence == 1
    (time,) = players(scene, step.parts, PERIOD)
    assert time.endswith("2023")
    assert players(scene, step.parts, "supplier") == ["South Korea"]


def test_an_indicator_is_led_to_its_figure_and_a_fall_is_known():
    found, scene = read(IMPORTS)
    assert found.steps == []
    (figure,) = found.figures
    player = scene.players[figure.player]
    assert scene.document.text[player.start : player.end].endswith("12 percent")
    assert (figure.measure, figure.of, figure.falls) == ("growth", "imports", True)
    assert "Poland" in players(scene, figure.parts, "subject")


def test_what_no_mention_stands_for_is_counted():
    found, _ = read(ORDER | {"recipient": "Peru", "value": "4e9 USD"})
    assert found.missed == Counter({"recipient": 1, VALUE: 1})


def test_a_report_without_arms_has_no_labels():
    assert read(text="The bakery opens at nine on Sundays.") is None


@pytest.mark.parametrize(
    ("parts", "least"),
    [
        (("supplier", "recipient", "manufacturer", "partner", "imposer", "target"), 0.75),
        ((ITEM,), 0.75),
        ((PERIOD,), 0.65),
        ((VALUE,), 0.5),
        (("amount",), 0.5),
    ],
)
def test_most_slots_of_the_corpus_are_found_among_the_mentions(corpus, parts, least):
    found, missed = corpus
    right = sum(found[part] for part in parts)
    assert right / (right + sum(missed[part] for part in parts)) >= least


@pytest.fixture(scope="module")
def corpus():
    """The slots of the dev split that some thing stands for, and those that none does."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for annotated in load(ROOT / DEV).values():
        if (one := led(annotated.claims, annotated.report)) is not None:
            found += one[0].found
            missed += one[0].missed
    return found, missed

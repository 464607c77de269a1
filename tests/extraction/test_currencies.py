"""Sums that share a currency's name with others, or name none."""

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import M
from armsledger.extraction.pipeline import mentioned
from armsledger.model import Report


def sums(text):
    document = mentioned(Report(id="r", text=f"{text} The arms are tanks."), load_catalogue())
    mentions = [m for s in document.sentences for m in s.mentions if m.type is M.MONEY]
    return [f"{m.quantity.amount:.0f} {m.quantity.unit}" for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Denmark will pay 300 million kroner for them.", "300000000 DKK"),
        ("Norway will pay 300 million kroner for them.", "300000000 NOK"),
        ("The Philippine Navy has 18.9 billion pesos for it.", "18900000000 PHP"),
        ("Kenya bought rifles for 240 million shillings.", "240000000 KES"),
        ("Nepal spent 95 million rupees on them.", "95000000 NPR"),
        ("Swiss exports were 742.8 million francs, a record.", "742800000 CHF"),
        ("The Czech army bought them for 400 million crowns.", "400000000 CZK"),
    ],
)
def test_a_currency_whose_name_others_share_is_the_states_that_the_report_speaks_of(text, found):
    assert sums(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("India pays Nepal 300 million rupees for them.", "300000000 INR"),
        ("Chile pays 20 billion Colombian pesos for them.", "20000000000 COP"),
        ("Peru pays 20 million dollars for them.", "20000000 USD"),
    ],
)
def test_where_two_fit_or_the_name_says_it_all_nothing_is_changed(text, found):
    assert sums(text) == [found]


def test_a_bare_sum_is_in_the_currency_of_the_one_before_it():
    text = "Exports to Oman were worth 41 million euros in 2016, and 79 million in 2015."
    assert sums(text) == ["41000000 EUR", "79000000 EUR"]
    text = "Russia spent $3 billion. It has budgeted 4 billion for next year."
    assert sums(text) == ["3000000000 USD", "4000000000 USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia sold tanks for $30 million. The town has 1.2 million people.",
        "Russia sold tanks for $30 million, with them 2 million rounds.",
        "Russia sold tanks for $30 million. The plant has made 2 million in 2015.",
        "Exports of 79 million in 2015 were a record for Russia.",
        "Russia sold tanks for $30 million. It did. So it was. And more. The cost is 5 million.",
    ],
)
def test_a_number_that_may_count_something_else_is_no_sum(text):
    assert len(sums(text)) == text.count("$")

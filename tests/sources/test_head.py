import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.sources.head import Head, parse_head
from tests.sources.known_names import KNOWN

SENTENCE = "The joint venture will deliver 12 helicopters to Peru in 2016, its director has said."


def head(text: str) -> Head:
    return parse_head(text, KNOWN)


def body(text: str) -> str:
    return text[head(text).body_start :]


def furniture(text: str) -> list[str]:
    return [text[start:end] for start, end in head(text).furniture]


@pytest.mark.parametrize(
    ("dateline", "place", "month_day", "publisher"),
    [
        ("ZHUHAI, China November 12. /TASS/. ", "ZHUHAI, China", (11, 12), "TASS"),
        ("Sao Paulo - ", "Sao Paulo", None, None),
        ("PANAJI: ", "PANAJI", None, None),
        ("TEL AVIV. ", "TEL AVIV", None, None),
        ("GABORONE - ", "GABORONE", None, None),
        ("Manila (VNA) - ", "Manila", None, "Vietnam News Agency"),
        ("LONDON, March 3 (Reuters) - ", "LONDON", (3, 3), "Reuters"),
        ("WASHINGTON (AP) — ", "WASHINGTON", None, "Associated Press"),
        ("BEIJING, March 3 (Xinhua) -- ", "BEIJING", (3, 3), "Xinhua"),
        ("NEW DELHI (PTI): ", "NEW DELHI", None, "Press Trust of India"),
        ("(Defense News) ", None, None, "Defense News"),
        ("Rostec, 12 November 2015. ", None, (11, 12), "Rostec"),
        ("TASS, November 12. ", None, (11, 12), "TASS"),
        ("MOSCOW, December 4, 2015 – ", "MOSCOW", (12, 4), None),
        ("ST. PETERSBURG, July 1 /TASS/. ", "ST. PETERSBURG", (7, 1), "TASS"),
        ("Paris – ", "Paris", None, None),
        ("India: ", "India", None, None),
    ],
)
def test_datelines(dateline, place, month_day, publisher):
    text = dateline + SENTENCE
    got = head(text)
    assert body(text) == SENTENCE
    assert got.dateline == dateline.rstrip(" -–—:.")
    assert (got.dateline_place, got.dateline_month_day) == (place, month_day)
    assert got.publisher == publisher
    assert got.title is None


@pytest.mark.parametrize(
    "sentence",
    [
        SENTENCE,
        "Rosoboronexport (ROE) Director Ivan Petrov said that the contract had been signed.",
        "Rosoboronexport - Russia's only arms exporter - has signed a contract with Peru.",
        "Sukhoi - Russia's maker of fighters - has signed a contract with Peru.",
        "NATO - The alliance has been asked for help in Kabul again this year.",
        "Exclusive - Peru has ordered twelve helicopters from Russia under a new contract.",
        "May 12 helicopters be delivered to Peru this year, as the contract has it?",
        "Peru's order: Twelve helicopters will be delivered in 2016 under the contract.",
        "April 2014 saw Peru and Russia sign a contract for twelve helicopters.",
    ],
)
def test_first_sentences_that_only_look_like_a_dateline(sentence):
    got = head(sentence)
    assert (got.body_start, got.dateline, got.title, got.published) == (0, None, None, None)


PAGE = f"""Azernews.Az
All news
Home > News > Military
Thursday, 24 April 2014
Peru to buy helicopters from Russia
21 April 2014 09:40 (UTC+04:00)
Peru to buy helicopters from Russia
By Sara Jones
{SENTENCE}
Read more: Other news"""


def test_a_whole_page():
    got = head(PAGE)
    assert got.title == "Peru to buy helicopters from Russia"
    assert PAGE[slice(*got.title_span)] == got.title
    assert got.title_span[0] < PAGE.index("21 April")
    assert got.published == "2014-04-21"
    assert (got.publisher, got.byline) == ("Azernews", "Sara Jones")
    assert body(PAGE).startswith(SENTENCE)
    assert furniture(PAGE) == [
        "Azernews.Az",
        "All news",
        "Home > News > Military",
        "Thursday, 24 April 2014",
        "21 April 2014 09:40 (UTC+04:00)",
        "Peru to buy helicopters from Russia",
        "By Sara Jones",
    ]


def test_line_ends_of_windows_change_no_answer():
    text = PAGE.replace("\n", "\r\n")
    got, plain = head(text), head(PAGE)
    assert text[got.body_start :].startswith(SENTENCE)
    assert (got.title, got.published, got.byline) == (plain.title, plain.published, plain.byline)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2014-04-21", "2014-04-21"),
        ("2014-04-21T10:00:00Z", "2014-04-21"),
        ("2014-04-21T10:00:00+04:00", "2014-04-21"),
        ("April 21, 2014", "2014-04-21"),
        ("Apr. 21, 2014 10:15 am EST", "2014-04-21"),
        ("21.04.2014", "2014-04-21"),
        ("21/04/2014 - 10:15", "2014-04-21"),
        ("04/21/2014", "2014-04-21"),
        ("03/04/2014", "2014"),
        ("Mon, 21 Apr 2014 10:00 GMT", "2014-04-21"),
        ("Published: 21st April 2014", "2014-04-21"),
        ("Posted on April 21, 2014 at 10:00 by John Smith", "2014-04-21"),
        ("Updated: 21 April 2014, 10:00 IST", "2014-04-21"),
        ("Published: 20 April 2014 | Updated: 21 April 2014", "2014-04-20"),
        ("Updated: 21 April 2014 | Published: 20 April 2014", "2014-04-20"),
        ("By John Smith | April 21, 2014", "2014-04-21"),
        ("31 April 2014", None),
    ],
)
def test_date_lines(line, published):
    text = f"Peru to buy helicopters from Russia\n{line}\n\n{SENTENCE}"
    assert head(text).published == published
    assert body(text) == SENTENCE


def test_the_date_by_the_title_wins_over_a_clock():
    text = f"Tuesday, 6 May 2014\n\nPeru to buy helicopters\n\nApril 21, 2014\n\n{SENTENCE}"
    assert head(text).published == "2014-04-21"


def test_a_clock_alone_is_no_date_of_publication():
    text = f"Azernews.Az\nTuesday, 6 May 2014\nPeru to buy helicopters\n{SENTENCE}"
    assert head(text).published is None


def test_a_title_that_ends_as_a_sentence():
    text = f"Will Peru buy helicopters from Russia?\n\n{SENTENCE}"
    assert head(text).title == "Will Peru buy helicopters from Russia?"
    text = f"Peru is to buy helicopters from Russia.\nApril 21, 2014\n{SENTENCE}"
    assert head(text).title == "Peru is to buy helicopters from Russia."


def test_a_title_names_the_publisher_at_its_end():
    got = head(f"Peru to buy helicopters - Defense News\n\n{SENTENCE}")
    assert (got.title, got.publisher) == ("Peru to buy helicopters", "Defense News")


def test_a_press_release():
    text = "MINISTRY OF DEFENCE\nPress release\nLima, 21 April 2014\n\nPeru buys more of them\n\n"
    text += SENTENCE
    got = head(text)
    assert (got.title, got.published) == ("Peru buys more of them", "2014-04-21")
    assert furniture(text) == ["MINISTRY OF DEFENCE", "Press release", "Lima, 21 April 2014"]


def test_a_menu_line_and_a_byline_without_a_name():
    text = f"News | About us | Contact\n\nPeru buys helicopters\nBy the newsroom\n\n{SENTENCE}"
    assert head(text).title == "Peru buys helicopters"
    assert furniture(text) == ["News | About us | Contact", "By the newsroom"]


def test_a_subtitle_is_evidence_still():
    text = f"Peru to buy helicopters\nTwelve are to come in 2016\nBy Sara Jones\n{SENTENCE}"
    assert furniture(text) == ["By Sara Jones"]


def test_a_body_wrapped_at_a_fixed_width_is_no_title():
    text = (
        "The joint venture will deliver twelve helicopters to the Peruvian\n"
        "Air Force under the contract that was signed in 2013, its director\n"
        "has said. The first two of them have been tested."
    )
    got = head(text)
    assert (got.title, got.body_start) == (None, 0)


def test_a_dateline_on_a_line_of_its_own():
    text = f"Peru to buy helicopters\nBaku, Azerbaijan, April 21\nBy Sara Jones\n{SENTENCE}"
    got = head(text)
    assert got.dateline == "Baku, Azerbaijan, April 21"
    assert got.dateline_month_day == (4, 21)
    assert got.title == "Peru to buy helicopters"
    assert body(text) == SENTENCE


class TestYear:
    def test_from_the_date_of_publication(self):
        text = f"Peru to buy helicopters\n2014-01-02\nLONDON, December 31 (Reuters) - {SENTENCE}"
        assert head(text).published == "2014-01-02"
        text = (
            f"Azernews.Az\nFriday, 2 January 2015\nPeru buys more\nLONDON, Jan 1 (AP) - {SENTENCE}"
        )
        assert head(text).published == "2015-01-01"

    def test_from_the_weekday_and_the_years_spoken_of(self):
        text = (
            "ZHUHAI, China November 12. /TASS/. The venture was founded in 2013, its director "
            "said on Wednesday. By 2020 it will make 300 helicopters."
        )
        assert head(text).published == "2014-11-12"

    def test_no_ground_no_year(self):
        text = "ZHUHAI, China November 12. /TASS/. The venture will grow, he said on Wednesday."
        assert head(text).published is None
        text = "ZHUHAI, China November 12. /TASS/. The venture was founded in 2013, he said."
        assert head(text).published is None

    def test_a_year_too_far_off_is_not_taken(self):
        text = "LONDON, March 3 (AP) - It was founded in 1990, they said on Monday of the firm."
        assert head(text).published is None

    def test_printed_in_the_dateline(self):
        assert head(f"Rostec, 12 November 2015. {SENTENCE}").published == "2015-11-12"


@pytest.mark.parametrize(
    "text", ["", "\n", "Menu", "All news\nHome", "a\tb", "2014-04-21", "-", "—"]
)
def test_texts_without_a_sentence_have_no_head(text):
    assert head(text) == Head()


LINES = st.sampled_from(
    ["", "Home", "Peru to buy helicopters", SENTENCE, "21 April 2014", "By Sara Jones", "LONDON —"]
)


@given(
    st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=40))).map("\n".join)),
)
def test_spans_are_in_bounds_sorted_and_apart(text):
    got = head(text)
    assert 0 <= got.body_start <= len(text)
    last = 0
    for start, end in got.furniture:
        assert last <= start < end <= got.body_start
        last = end
    if got.title_span:
        start, end = got.title_span
        assert 0 <= start < end <= got.body_start
        assert got.title == " ".join(text[start:end].split())
        assert (start, end) not in got.furniture

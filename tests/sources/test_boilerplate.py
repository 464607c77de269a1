import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.sources.boilerplate import spans


def clutter(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "All news",
        "Loading...",
        "Latest",
        "See more",
        "Read more »",
        "Read more: Peru orders helicopters",
        "Read also",
        "Also read",
        "ALSO READ: Peru orders helicopters",
        "This post is also available in: Spanish",
        "Share on Facebook",
        "Click here to subscribe",
        "Advertisement",
        "© 2014 Azernews. All rights reserved.",
        "Copyright © 2014 Reuters",
        "All rights reserved",
        "Photo: Vitaly Kuzmin",
        "(Photo: Rostec)",
        "Follow us on Twitter @azernews",
        "We use cookies to give you the best experience on our website.",
        "By continuing to use this site you agree to our use of cookies.",
        "Tags: Peru, helicopters, Russia",
        "Related articles",
        "Sign up for our newsletter",
        "12 comments",
        "Comments (0)",
        "3 min read",
        "Home > News > Military",
        "Facebook | Twitter | WhatsApp",
    ],
)
def test_clutter_is_a_whole_span(line):
    assert clutter(line) == [line]
    sentence = "Peru has ordered twelve helicopters from Russia."
    assert clutter(f"{sentence}\r\n\r\n{line}\r\n{sentence}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Read more about the contract in the annex to the report.",
        "Peru will read more offers before it decides.",
        "More from the second batch is to be delivered in 2015.",
        "Latest deliveries bring the number to twelve.",
        "Follow us on the way from the plant to the airfield, said the director.",
        "The share of exports on Facebook was not given.",
        "Read in the Duma on Tuesday, the bill bans exports.",
        "The home page of the ministry says that twelve were bought.",
        "Photo reconnaissance pods were ordered by Peru.",
        "The ministry has no comments on the 12 helicopters.",
        "Subscribe to the contract, they will, said the minister.",
        "Peru to buy helicopters",
    ],
)
def test_sentences_with_the_same_words_stay(line):
    assert clutter(line) == []


def test_clutter_within_a_line():
    text = "Peru has ordered twelve helicopters. Read more: Chile orders tanks. They come in 2016."
    assert clutter(text) == ["Read more: Chile orders tanks."]
    text = "Peru has ordered twelve helicopters. (Photo: Rostec)"
    assert clutter(text) == ["(Photo: Rostec)"]


def test_headlines_under_a_list_heading_go_with_it():
    text = (
        "Latest\nPeru to buy helicopters\n"
        "Peru has ordered twelve helicopters from Russia.\n"
        "Related articles\nChile orders tanks\nBrazil considers frigates\n"
        "The helicopters are to be delivered in 2016.\nNew base"
    )
    assert clutter(text) == [
        "Latest",
        "Related articles",
        "Chile orders tanks",
        "Brazil considers frigates",
    ]


LINES = st.sampled_from(
    ["Read more", "Related articles", "© 2014 X. All rights reserved.", "a | b"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=40))).map("\n".join)))
def test_spans_are_in_bounds_sorted_and_apart(text):
    last = 0
    for start, end in spans(text):
        assert last <= start < end <= len(text)
        last = end

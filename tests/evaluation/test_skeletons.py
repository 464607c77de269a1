import pytest

from armsledger.evaluation.skeletons import shared, skeleton


def test_names_and_numbers_are_masked():
    bones = skeleton("The Saab Gripen E costs 60 million dollars.", {"the"})
    assert bones == ("the", "N", "costs", "0", "dollars", ".")


def test_the_first_word_is_a_name_where_it_is_no_word():
    assert skeleton("Peru and the others paid.", {"the"})[:2] == ("N", "and")


def test_the_first_word_may_stand_behind_a_mark():
    assert skeleton("“The jets", {"the"}) == ("“", "the", "jets")
    assert skeleton("“Peru paid", {"the"}) == ("“", "N", "paid")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Peru has ordered 12 KF-9 jets from Hanbit for $310 million.",
            "Brazil has ordered 36 Gripens jets from Saab for €5.4 billion.",
        ),
        ("It will soon buy twelve tanks from Spain.", "It will soon buy 2 tanks from South Korea."),
        ("It will soon buy twenty-four tanks from us.", "It will soon buy 2 tanks from us."),
        ("It will soon pay two trillion for them.", "It will soon pay $3 million for them."),
    ],
)
def test_sentences_from_one_form_share_their_skeleton(one, other):
    assert shared([one, other]) == (2, 2)


def test_sentences_that_are_written_differently_do_not():
    sentences = [
        "Peru has ordered 12 KF-9 jets from Hanbit.",
        "Hanbit won Peru's order for 12 of its KF-9 jets.",
    ]
    assert shared(sentences) == (0, 2)


def test_rows_and_datelines_have_no_skeleton_to_share():
    assert shared(["UH-60M | Sikorsky | 5 ordered"] * 3 + ["LIMA, May 16"] * 2) == (0, 0)


def test_the_order_does_not_matter():
    sentences = [
        "It will soon buy twelve tanks from Spain.",
        "No more was said about the matter there.",
    ]
    assert shared([*sentences, *sentences[:1]]) == shared([*sentences[:1], *sentences]) == (2, 3)

"""Who says it and through which outlet it was read, in plain made-up sentences."""

import pytest

from tests.extraction.reading import read, said

#: Text → speaker's name, role and organisation; outlets. None and () where nobody is named.
Credit = tuple[tuple[str, str | None, str | None] | None, tuple[str, ...]]
UNNAMED = "unnamed source"

REPORTS: list[tuple[str, Credit]] = [
    (
        "India will buy 26 Rafale jets from France, Defence Minister Rajnath Singh said.",
        (("Rajnath Singh", "Defence Minister", None), ()),
    ),
    (
        '"Serbia will receive 12 Rafale jets from France," President Aleksandar Vucic told '
        "reporters.",
        (("Aleksandar Vucic", "President", None), ()),
    ),
    (
        "Uzbekistan ordered 12 Mi-35 helicopters from Russia, said Alexander Mikheev, the head of "
        "Rosoboronexport.",
        (("Alexander Mikheev", "head", "Rosoboronexport"), ()),
    ),
    (
        "Kuwait will receive 28 Eurofighter jets from Italy, Leonardo chief executive Alessandro "
        "Profumo said.",
        (("Alessandro Profumo", "chief executive", "Leonardo"), ()),
    ),
    (
        "According to the Swedish defence minister, Pal Jonson, Sweden will send 50 CV90 vehicles "
        "to Ukraine.",
        (("Pal Jonson", "defence minister", None), ()),
    ),
    (
        "According to Rosoboronexport, Russia delivered 24 Su-35 fighters to China.",
        (("Rosoboronexport", None, None), ()),
    ),
    (
        "Lockheed Martin said it would deliver 16 F-16 fighters to Bahrain.",
        (("Lockheed Martin", None, None), ()),
    ),
    (
        "Hanwha Aerospace will supply 152 K9 howitzers to Poland, the company said in a statement.",
        (("Hanwha Aerospace", None, None), ()),
    ),
    (
        "The Pentagon said the United States had delivered 31 Abrams tanks to Ukraine.",
        (("United States Department of Defense", None, None), ()),
    ),
    (
        "A source in the defence ministry said Algeria would receive 14 Su-34 bombers from Russia.",
        ((UNNAMED, "source", None), ()),
    ),
    (
        "Kazakhstan bought eight Su-30SM fighters from Russia, Interfax reported.",
        (None, ("Interfax",)),
    ),
    (
        "Russia will deliver S-400 systems to India in 2025, the TASS news agency reported.",
        (None, ("TASS",)),
    ),
    (
        "The Financial Times reported that Egypt had ordered Rafale fighters from France.",
        (None, ("Financial Times",)),
    ),
    (
        "Russia will deliver S-400 systems to India in 2025, TASS reported, citing Rosoboronexport "
        "chief Alexander Mikheev.",
        (("Alexander Mikheev", "chief", "Rosoboronexport"), ("TASS",)),
    ),
    (
        "Malaysia may buy 18 Tejas fighters from India, the New Straits Times reported, quoting "
        "Defence Minister Hishammuddin Hussein.",
        (("Hishammuddin Hussein", "Defence Minister", None), ("New Straits Times",)),
    ),
    (
        "Greece plans to buy 20 F-35 fighters from the United States, Reuters reported on Tuesday, "
        "citing a government source.",
        ((UNNAMED, "government source", None), ("Reuters",)),
    ),
    (
        "Egypt will buy 24 Eurofighter Typhoon jets from Italy, a source close to the talks told "
        "Reuters.",
        ((UNNAMED, "source", None), ("Reuters",)),
    ),
    (
        "Citing an unnamed official, Bloomberg reported that Taiwan would buy 66 F-16 fighters "
        "from the United States.",
        ((UNNAMED, "unnamed official", None), ("Bloomberg",)),
    ),
    (
        "In an interview with Defense News, Saab chief executive Micael Johansson said the company "
        "was in talks with Peru about Gripen fighters.",
        (("Micael Johansson", "chief executive", "Saab"), ("Defense News",)),
    ),
    (
        "Thailand signed a contract for three S26T submarines with China in 2017.",
        (None, ()),
    ),
]


@pytest.mark.parametrize(("text", "credit"), REPORTS)
def test_a_claim_is_credited(text: str, credit: Credit) -> None:
    (claim,) = read(text)
    speaker = claim.speaker
    who = (speaker.name, speaker.role, speaker.organisation) if speaker else None
    assert (who, claim.via) == credit


def test_a_speaker_of_one_sentence_does_not_say_the_next() -> None:
    text = (
        "India will buy 26 Rafale jets from France, Defence Minister Rajnath Singh said.\n\n"
        "Sweden delivered eight Gripen fighters to Hungary in February 2024."
    )
    speakers = {
        said(claim)["supplier"].copy().pop(): said(claim).get("speaker") for claim in read(text)
    }
    assert speakers == {"FRA": "Rajnath Singh", "SWE": None}


def test_a_speakers_words_of_a_second_sentence_are_his_too() -> None:
    text = (
        '"Serbia will receive 12 Rafale jets from France," President Aleksandar Vucic said. "We '
        'will also buy Mistral missiles from France."'
    )
    found = read(text)
    assert len(found) == 2
    assert {said(claim)["speaker"] for claim in found} == {"Aleksandar Vucic"}


def test_a_speakers_employer_is_no_party_of_the_deal() -> None:
    text = (
        "Kuwait will receive 28 Eurofighter jets, Leonardo chief executive Alessandro Profumo said."
    )
    for claim in read(text):
        assert "Leonardo" not in {party.name for party in claim.parties}


def test_a_denial_is_credited_to_who_denies() -> None:
    (claim, *_) = read("Iran denied that it had supplied Shahed drones to Russia.")
    assert claim.stage == "denied"
    assert said(claim)["speaker"] == "Iran"

"""What is denied, refused or broken off never comes out as a deal that stands."""

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.pipeline import extract
from armsledger.model import Kind, Report, Stage

STANDING = {Stage.SIGNED, Stage.UNDER_WAY, Stage.COMPLETED, Stage.PLANNED}

SENTENCES = [
    "No contract has been signed for the sale of Mi-17 helicopters by Russia to Ghana.",
    "It is not true that Zambia bought fighters from China, the defence minister said.",
    "The ministry denied reports that Ghana had bought Mi-17 helicopters from Russia.",
    "Ghana's defence minister dismissed reports about the purchase of Mi-17 helicopters.",
    "The deal for Mi-17 helicopters between Russia and Ghana fell through.",
    "The Czech defence ministry rejected reports that it would buy Gripen fighters from Sweden.",
    "Iraq said it has no plans to buy S-400 systems from Russia.",
    "Russia refused to sell Mi-17 helicopters to Ghana.",
    "Talks on the sale of Leopard tanks to Qatar have collapsed.",
    "Kuwait has cancelled the order for 28 Super Hornet fighters.",
    "The contract between Norway and Chad for 360 anti-tank missiles was cancelled.",
    "Italy denied that it had delivered howitzers to Libya.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_does_not_stand(sentence: str) -> None:
    report = Report(id="r", text=sentence, published="2024-03-05", language="en")
    claims = extract(report, load_catalogue())
    assert claims
    assert [c for c in claims if c.kind is not Kind.RESTRICTION and c.stage in STANDING] == []


@pytest.mark.parametrize(
    ("sentence", "imposer", "target"),
    [
        ("Japan bans the export of weapons to North Korea.", "JPN", "PRK"),
        ("Norway suspended arms exports to Oman.", "NOR", "OMN"),
        ("The United States placed several Iranian firms under an arms embargo.", "USA", "IRN"),
    ],
)
def test_a_ban_is_a_restriction(sentence: str, imposer: str, target: str) -> None:
    report = Report(id="r", text=sentence, published="2024-03-05", language="en")
    (claim,) = extract(report, load_catalogue())
    assert claim.kind is Kind.RESTRICTION
    parties = {p.role.value: p.country for p in claim.parties}
    assert parties == {"imposer": imposer, "target": target}

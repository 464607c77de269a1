"""Short made-up reports, read into claims: kinds, stages, sides, figures, periods."""

import pytest

from armsledger.model import Stage
from tests.extraction.reading import Said, read, said

SAID_DONE = {Stage.SIGNED, Stage.UNDER_WAY, Stage.COMPLETED}

REPORTS: dict[str, tuple[str, list[Said]]] = {
    "delivery": (
        "Sweden delivered eight Gripen fighters to Hungary in February 2024. The aircraft landed "
        "at Kecskemét, where the base has been rebuilt for them.",
        [{"kind": "transfer", "stage": "completed", "supplier": {"SWE"}, "recipient": {"HUN"},
          "items": {"Gripen": "8"}, "period": "2024-02"}],
    ),
    "delivery taken": (
        "Vietnam took delivery of six Kilo-class submarines from Russia by 2017. The boats are "
        "based at Cam Ranh.",
        [{"kind": "transfer", "stage": "completed", "supplier": {"RUS"}, "recipient": {"VNM"},
          "items": {"Kilo-class submarine": "6"}, "period": "../2017"}],
    ),
    "first batch": (
        "Egypt received the first three of 24 Rafale fighters from France in July 2015. The "
        "contract had been signed in February.",
        [{"kind": "transfer", "stage": "under_way", "supplier": {"FRA"}, "recipient": {"EGY"},
          "items": {"Rafale": "3"}, "period": "2015-07"}],
    ),
    "gift": (
        "Denmark donated 19 Caesar howitzers to Ukraine in January 2023. The guns had been "
        "ordered for the Danish army.",
        [{"kind": "transfer", "stage": "completed", "supplier": {"DNK"}, "recipient": {"UKR"},
          "items": {"CAESAR": "19"}, "period": "2023-01"}],
    ),
    "lease": (
        "Finland leased two patrol vessels to Estonia in 2019. The navy had no more use for the "
        "armed ships and their missiles.",
        [{"kind": "transfer", "supplier": {"FIN"}, "recipient": {"EST"},
          "items": {"patrol vessel": "2"}, "period": "2019"}],
    ),
    "order with a schedule": (
        "The Netherlands has ordered 46 Leopard 2A8 tanks from Germany in a contract worth 1 "
        "billion euros. The tanks will be delivered by 2028.",
        [{"kind": "transfer", "stage": "signed", "supplier": {"DEU"}, "recipient": {"NLD"},
          "items": {"Leopard 2A8": "46"}, "value": "1000000000 EUR"},
         {"kind": "transfer", "stage": "planned", "recipient": {"NLD"}, "period": "../2028"}],
    ),
    "order by the buyer": (
        "Romania signed a contract with South Korea in July 2023 for 54 K9 howitzers worth about "
        "$920 million. Bucharest wants to replace its old guns.",
        [{"kind": "transfer", "stage": "signed", "supplier": {"KOR"}, "recipient": {"ROU"},
          "items": {"K9 Thunder": "54"}, "value": "about 920000000 USD", "period": "2023-07"}],
    ),
    "order by the maker": (
        "BAE Systems signed a deal with Oman for 12 Typhoon jets worth £2.5 billion in December "
        "2012. It was the first order of the country for the fighter.",
        [{"kind": "transfer", "stage": "signed", "supplier": {"GBR"}, "recipient": {"OMN"},
          "items": {"Typhoon": "12"}, "value": "2500000000 GBP", "period": "2012-12"}],
    ),
    "contract awarded": (
        "Colombia awarded Saab a contract for 17 Gripen fighters worth 3.1 billion euros. The "
        "air force will retire its Kfirs.",
        [{"kind": "transfer", "stage": "signed", "supplier": {"SWE"}, "recipient": {"COL"},
          "items": {"Gripen": "17"}, "value": "3100000000 EUR"}],
    ),
    "offer": (
        "China offered Argentina 15 JF-17 fighters at a price of $664 million. The jets are made "
        "together with Pakistan.",
        [{"kind": "transfer", "stage": "offered", "supplier": {"CHN"}, "recipient": {"ARG"},
          "items": {"JF-17": "15"}, "value": "664000000 USD"}],
    ),
    "clearance": (
        "The US State Department approved a possible sale of 18 HIMARS launchers to Poland for "
        "$10 billion. Congress was told of it on Tuesday.",
        [{"kind": "transfer", "stage": "offered", "supplier": {"USA"}, "recipient": {"POL"},
          "items": {"HIMARS": "18"}, "value": "10000000000 USD"}],
    ),
    "talks": (
        "South Korea is negotiating the sale of K2 tanks to Peru. The army of Peru wants to "
        "replace its T-55 tanks.",
        [{"kind": "transfer", "stage": "negotiating", "supplier": {"KOR"}, "recipient": {"PER"}}],
    ),
    "talks over a purchase": (
        "The defence ministry in Buenos Aires spoke of its plans. Argentina is negotiating with "
        "Denmark over the purchase of 24 F-16 fighter jets.",
        [{"kind": "transfer", "stage": "negotiating", "supplier": {"DNK"}, "recipient": {"ARG"},
          "items": {"F-16": "24"}}],
    ),
    "interest": (
        "Serbia is considering the purchase of Rafale fighters from France. Belgrade flies "
        "MiG-29s at present.",
        [{"kind": "transfer", "stage": "considered", "supplier": {"FRA"}, "recipient": {"SRB"}}],
    ),
    "plan": (
        "Peru plans to buy 24 fighter jets by 2029. The air force wants to replace its MiG-29s.",
        [{"kind": "transfer", "stage": "planned", "recipient": {"PER"},
          "items": {"fighter jet": "24"}, "period": "../2029"}],
    ),
    "decision": (
        "Oman has decided to buy eight T-50 trainer aircraft from South Korea. A contract will "
        "follow.",
        [{"kind": "transfer", "stage": "planned", "supplier": {"KOR"}, "recipient": {"OMN"},
          "items": {"T-50": "8"}}],
    ),
    "denial of a sale": (
        "Kenya has never sold weapons to Sudan, the foreign ministry said. It called the reports "
        "on arms deliveries a mistake.",
        [{"kind": "transfer", "stage": "denied", "supplier": {"KEN"}, "recipient": {"SDN"}}],
    ),
    "denial of a purchase": (
        "Malaysia will not buy Tejas fighters from India, the defence minister said. The air "
        "force needs other aircraft.",
        [{"kind": "transfer", "stage": "denied", "supplier": {"IND"}, "recipient": {"MYS"}}],
    ),
    "cancellation": (
        "Ghana terminated a contract with Russia for six Mi-17 helicopters. The ministry gave no "
        "reason.",
        [{"kind": "transfer", "stage": "cancelled", "supplier": {"RUS"}, "recipient": {"GHA"},
          "items": {"Mi-17": "6"}}],
    ),
    "plans dropped": (
        "France dropped plans to sell two Mistral-class ships to Russia. The ships had been "
        "built in Saint-Nazaire.",
        [{"kind": "transfer", "stage": "cancelled", "supplier": {"FRA"}, "recipient": {"RUS"}}],
    ),
    "suspension": (
        "Spain halted the sale of 400 bombs to Saudi Arabia in September 2018. The money was to "
        "be paid back.",
        [{"kind": "transfer", "stage": "suspended", "supplier": {"ESP"}, "recipient": {"SAU"},
          "items": {"bomb": "400"}, "period": "2018-09"}],
    ),
    "purchase put off": (
        "Jordan postponed the purchase of six AW139 helicopters from Italy. The army has too "
        "little money for helicopters and tanks this year.",
        [{"kind": "transfer", "stage": "suspended", "supplier": {"ITA"}, "recipient": {"JOR"}}],
    ),
    "embargo": (
        "The European Union imposed an arms embargo on Myanmar in 2018. Member states may not "
        "sell weapons to the country.",
        [{"kind": "restriction", "stage": "under_way", "imposer": {"European Union"},
          "target": {"MMR"}, "period": "2018"}],
    ),
    "embargo lifted": (
        "The United Nations lifted its arms embargo on Somalia in December 2023. The country had "
        "been under it for 30 years.",
        [{"kind": "restriction", "stage": "cancelled", "imposer": {"United Nations"},
          "target": {"SOM"}, "period": "2023-12"}],
    ),
    "sanctions": (
        "The United States has imposed sanctions on Rosoboronexport. The agency exports most of "
        "Russia's weapons.",
        [{"kind": "restriction", "stage": "under_way", "imposer": {"USA"}, "target": {"RUS"}}],
    ),
    "licence refused": (
        "Berlin rejected an export licence for Leopard tanks to Turkey in 2018. The tanks were "
        "to be upgraded.",
        [{"kind": "restriction", "stage": "under_way", "imposer": {"DEU"}, "target": {"TUR"},
          "items": {"Leopard": None}, "period": "2018"}],
    ),
    "training": (
        "Poland will train the Ukrainian army on Leopard 2 tanks. The first crews arrive in "
        "March.",
        [{"kind": "training", "stage": "planned", "supplier": {"POL"}, "recipient": {"UKR"},
          "items": {"Leopard 2": None}}],
    ),
    "training under way": (
        "Switzerland trains pilots of the Austrian Air Force on the PC-21 aircraft. The pilots "
        "will fly fighters later.",
        [{"kind": "training", "stage": "under_way", "supplier": {"CHE"}, "recipient": {"AUT"}}],
    ),
    "maintenance": (
        "ST Engineering won a contract worth $90 million to maintain C-130 transport aircraft of "
        "the Royal Saudi Air Force. The work will be done in Singapore.",
        [{"kind": "service", "stage": "signed", "supplier": {"SGP"}, "recipient": {"SAU"},
          "items": {"C-130 Hercules": None}, "value": "90000000 USD"}],
    ),
    "upgrade": (
        "Lockheed Martin is upgrading 84 F-16 fighters of the Hellenic Air Force. The fighters "
        "get a new radar.",
        [{"kind": "upgrade", "stage": "under_way", "supplier": {"USA"}, "recipient": {"GRC"},
          "items": {"F-16": "84"}}],
    ),
    "joint development": (
        "Japan, Britain and Italy are jointly developing a new fighter aircraft. The partners "
        "signed a treaty in December 2023.",
        [{"kind": "joint_development", "stage": "under_way", "partner": {"JPN", "GBR", "ITA"}}],
    ),
    "joint development, done": (
        "India and Israel jointly developed the Barak 8 missile. It is in service with both "
        "navies.",
        [{"kind": "joint_development", "stage": "completed", "partner": {"IND", "ISR"},
          "items": {"Barak 8": None}}],
    ),
    "licensed production": (
        "Egypt assembles M1A1 Abrams tanks under licence from the United States. The factory "
        "stands near Cairo.",
        [{"kind": "licensed_production", "stage": "under_way", "supplier": {"USA"},
          "recipient": {"EGY"}, "items": {"M1A1": None}}],
    ),
    "technology": (
        "Saab will transfer technology for the Gripen fighter to Brazil. Brazilian engineers "
        "work in Linköping.",
        [{"kind": "technology_transfer", "stage": "planned", "supplier": {"SWE"},
          "recipient": {"BRA"}}],
    ),
    "co-operation": (
        "Thailand and China signed an agreement on defence cooperation in Bangkok. The agreement "
        "covers military technology.",
        [{"kind": "cooperation", "stage": "signed", "partner": {"THA", "CHN"}}],
    ),
    "exhibition": (
        "Embraer exhibited its KC-390 military transport aircraft at the Dubai Airshow in "
        "November 2023. Two of the aircraft were there.",
        [{"kind": "exhibition", "stage": "completed", "participant": {"BRA"},
          "items": {"KC-390": None}, "event": "Dubai Airshow", "period": "2023-11"}],
    ),
    "several recipients": (
        "Brazil exported 36 Super Tucano aircraft to Colombia, Chile and Ecuador. The light "
        "attack aircraft is built by Embraer.",
        [{"kind": "transfer", "supplier": {"BRA"}, "recipient": {"COL", "CHL", "ECU"},
          "items": {"A-29 Super Tucano": "36"}}],
    ),
    "several years": (
        "Ukraine exported 49 T-84 tanks to Thailand between 2014 and 2018 at a cost of more than "
        "$200 million. The factory in Kharkiv built them.",
        [{"kind": "transfer", "supplier": {"UKR"}, "recipient": {"THA"}, "items": {"T-84": "49"},
          "value": "over 200000000 USD", "period": "2014/2018"}],
    ),
    "exports": (
        "South Korea's arms exports reached $17.3 billion in 2022, the defence ministry said. "
        "Tanks and guns were sold most.",
        [{"kind": "indicator", "stage": "reported", "measure": "exports", "subject": {"KOR"},
          "amount": "17300000000 USD", "period": "2022"}],
    ),
    "forecast": (
        "The ministry spoke about arms exports, weapons and missiles. South Korea's arms exports "
        "are expected to reach $20 billion in 2024.",
        [{"kind": "indicator", "stage": "forecast", "measure": "exports", "subject": {"KOR"},
          "amount": "20000000000 USD", "period": "2024"}],
    ),
    "growth": (
        "The government published its report on arms and military equipment. Italy's arms "
        "exports grew by 12 percent in 2023.",
        [{"kind": "indicator", "measure": "growth", "of": "exports", "subject": {"ITA"},
          "amount": "12 percent", "period": "2023"}],
    ),
    "fall": (
        "The ministry spoke about arms exports, weapons and missiles. France's arms exports fell "
        "by 30 percent in 2023.",
        [{"kind": "indicator", "measure": "growth", "of": "exports", "subject": {"FRA"},
          "amount": "-30 percent", "period": "2023"}],
    ),
    "share": (
        "The institute published its yearbook on the arms trade and weapons. The United States "
        "accounted for 42 percent of global arms exports in 2019-2023.",
        [{"kind": "indicator", "measure": "share", "of": "exports", "subject": {"USA"},
          "amount": "42 percent", "period": "2019/2023"}],
    ),
    "rank": (
        "The institute published its yearbook on the arms trade and weapons. India was the "
        "largest arms importer in the world in 2019-2023.",
        [{"kind": "indicator", "measure": "rank", "of": "imports", "subject": {"IND"},
          "amount": "1 rank", "period": "2019/2023"}],
    ),
    "order book": (
        "The order book of Rheinmetall stood at 38.3 billion euros at the end of 2023. The maker "
        "of tanks and ammunition has new plants.",
        [{"kind": "indicator", "measure": "orders", "subject": {"DEU"},
          "amount": "38300000000 EUR"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
def test_a_plain_report_is_read(name: str) -> None:
    text, wanted = REPORTS[name]
    found = [said(claim) for claim in read(text)]
    for each in wanted:
        assert any(each.items() <= claim.items() for claim in found), found


NOT_DONE = [name for name, (_, wanted) in REPORTS.items() if wanted[0].get("stage") in
            ("denied", "cancelled", "suspended", "considered", "offered", "negotiating", "planned")
            and name != "first batch"]  # fmt: skip


@pytest.mark.parametrize("name", NOT_DONE)
def test_what_is_not_concluded_does_not_come_out_as_concluded(name: str) -> None:
    assert [said(c) for c in read(REPORTS[name][0]) if c.stage in SAID_DONE] == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile may buy 10 Black Hawk helicopters from the United States if the parliament approves "
        "the money.",
        "If Congress agrees, the United States could sell 40 F-16 fighters to Turkey.",
        "The sale of 40 F-16 fighters to Turkey has not been concluded, an American official said.",
        "Ghana would buy six Mi-17 helicopters from Russia if it had the money.",
        "Unless parliament agrees, Ghana will not buy six Mi-17 helicopters from Russia.",
        "Ghana did not buy the six Mi-17 helicopters that Russia had offered.",
        'Iran denied that it had supplied Shahed drones to Russia. "Iran has not supplied drones '
        'to Russia," the foreign minister said.',
        "Serbia denied that it had sold ammunition to Ukraine.",
        "The lower house rejected the purchase of six Mi-17 helicopters from Russia by Ghana.",
        "Peru cancelled the purchase of 24 F-16 fighters from the United States.",
        "The sale of six frigates by Italy to Egypt has been suspended.",
        "Russia halted deliveries of Mi-17 helicopters to Ghana in March 2022.",
        "Plans to sell six Mi-17 helicopters to Ghana were frozen by Russia.",
        "Belgium blocked the export of ammunition to Israel.",
        "Austria denied an export licence for Glock pistols to Belarus.",
    ],
)
def test_a_denial_a_cancellation_or_a_condition_is_no_concluded_deal(text: str) -> None:
    found = read(text)
    assert found
    assert [said(c) for c in found if c.kind.value == "transfer" and c.stage in SAID_DONE] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "The price of bread in Cairo rose by 12 percent in March. Bakers protested in front of "
        "the ministry of trade.",
        "The football club of Belgrade bought a striker from Italy for 12 million euros. The "
        "Tiger of the penalty area signed a contract until 2028.",
        "Soldiers of the Kenyan army helped farmers after the flood. Drinking water was brought "
        "by helicopter to the villages.",
        "Rebels fired rockets at a base near Goma on Monday. Two soldiers were killed, the army "
        "said.",
        "The Czech Republic opened a football stadium in Brno on Friday. More than 10,000 people "
        "watched the match.",
        "A court in Madrid sentenced a retired general to two years in prison. He had killed a "
        "man with his car.",
        "Typhoon Haiyan hit the coast of the Philippines. Georgia Smith, a nurse from Atlanta, "
        "lost her house.",
        "Warships of NATO held an exercise in the Baltic Sea. Fighters took off from Ämari and "
        "fired missiles at targets.",
    ],
)
def test_a_report_with_no_claim_gives_none(text: str) -> None:
    assert [said(claim) for claim in read(text)] == []


BOILERPLATE = [
    "All news",
    "Loading...",
    "This post is also available in: Deutsch",
    "Share this article",
    "Read more: Denmark sells tanks to Norway",
    "Related articles",
]


@pytest.mark.parametrize("before", BOILERPLATE)
@pytest.mark.parametrize("after", BOILERPLATE)
def test_boilerplate_is_never_evidence(before: str, after: str) -> None:
    text = f"{before}\n\n{REPORTS['delivery'][0]}\n\n{after}\n"
    found = read(text)
    assert said(found[0])["supplier"] == {"SWE"}
    for claim in found:
        for evidence in claim.evidence:
            assert before not in evidence.quote
            assert after not in evidence.quote


def test_a_relative_time_is_resolved_against_the_publication() -> None:
    text = "Morocco ordered 36 HIMARS launchers from the United States last year."
    assert [c.period for c in read(text, published="2024-03-05")] == ["2023"]
    assert [c.period for c in read(text, published="2020-01-01")] == ["2019"]


def test_each_claim_has_an_id_of_its_own() -> None:
    text = "\n\n".join(text for text, _ in REPORTS.values())
    ids = [claim.id for claim in read(text)]
    assert len(ids) > 20
    assert None not in ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("verb", ["arrived in Moscow", "entered service", "will arrive in Moscow"])
def test_a_person_may_do_what_else_only_equipment_does(verb: str) -> None:
    text = f"Indian Defence Minister Arun Rao {verb} with an order for 12 Su-30MKI fighters."
    for claim in read(text, published="2012-03-05"):
        assert all(party.name != "Arun Rao" for party in claim.parties)

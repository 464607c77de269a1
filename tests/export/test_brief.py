"""A brief of one country, as HTML and as PDF."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from armsledger.catalogue.entries import Country
from armsledger.catalogue.load import load_catalogue
from armsledger.export.brief import to_brief_html, to_brief_pdf
from armsledger.export.briefing import briefing
from armsledger.model import SourcedClaim, Speaker
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from armsledger.register.series import series
from tests.export.material import HOSTILE, hostile_deals, joint_claims, names
from tests.register.making import indicator, item, told, usd

FIGURES = [
    indicator(usd(13e9), report="r31", published="2013-01-01"),
    indicator(usd(15e9), report="r32", published="2013-02-01"),
]
_VOID = {"meta", "br"}


def country(code: str) -> Country:
    (found,) = [c for c in load_catalogue().countries if c.code == code]
    return found


class Page(HTMLParser):
    """Reads a page: its text, its addresses, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scopes: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "th":
            self.scopes.append(given.get("scope"))
        self.links += [given["href"] or ""] if "href" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_of_a_country(snapshot: SnapshotAssertion) -> None:
    html = to_brief_html(deals(joint_claims()), series(FIGURES, "Russia"), country("RUS"))
    assert html.partition("</style>")[2] == snapshot


def test_the_page_is_whole_accessible_and_asks_for_nothing() -> None:
    html = to_brief_html(deals(joint_claims()), series(FIGURES, "Russia"), country("RUS"))
    page = Page(html)
    assert page.open == []
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert not {"script", "img", "link", "iframe", "form"} & set(page.tags)
    assert page.tags.count("table") == page.tags.count("caption") == html.count("<thead>")
    assert set(page.scopes) == {"col", "row"}
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links if link[0] == "#"} <= set(page.ids)
    assert "url(" not in html
    assert "@import" not in html


def test_imports_exports_and_what_stays_at_home_stand_apart() -> None:
    claims = [
        told("signed", item("A-1"), report="r1", supplier="FRA", recipient="IND"),
        told("signed", item("B-2"), report="r2", supplier="IND", recipient="EGY"),
        told("signed", item("C-3"), report="r3", supplier="IND", recipient="IND"),
        told("signed", item("D-4"), report="r4", supplier="RUS", recipient="CHN"),
    ]
    data = briefing(deals(claims), [], country("IND"))
    systems = {t["heading"]: [r["systems"] for r in t["rows"]] for t in data["tables"]}
    assert systems == {
        "Imports": [["A-1"]],
        "Exports": [["B-2"]],
        "Within the country": [["C-3"]],
        "Other dealings": [],
    }
    assert [r["partners"] for t in data["tables"] for r in t["rows"]][:2] == ["France", "Egypt"]


def test_a_call_off_is_not_counted_beside_its_frame_contract() -> None:
    frame, part = (
        deals([told("signed", item("Su-30"), report=f"r{n}", period=f"201{n}")])[0] for n in (1, 2)
    )
    part = part.model_copy(update={"part_of": frame.id})
    (count,) = briefing([frame, part], [], country("IND"))["counts"]
    assert (count["deals"], count["call_offs"]) == (1, 1)


def test_rivals_stand_with_who_says_them_and_every_row_has_its_sources() -> None:
    data = briefing(deals(joint_claims()), series(FIGURES, "Russia"), country("RUS"))
    ordered = data["disputes"][0]
    assert (ordered["field"], ordered["printed"]) == ("Su-30MKI, ordered", "40")
    said = {v["value"]: (v["standing"], v["who"]) for v in ordered["values"]}
    assert said["42"] == ("rival", ["Outlet of r3"])
    assert "Ivan Example, in Outlet of r2" in said["40"][1]
    numbered = {s["number"]: s for s in data["sources"]}
    assert list(numbered) == list(range(1, len(numbered) + 1))
    assert all(s["quotes"] for s in numbered.values())
    rows = [r for t in data["tables"] for r in t["rows"]]
    assert all(set(r["notes"]) <= set(numbered) and r["notes"] for r in rows)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://" + "a" * 3000]
)
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    (deal,) = deals([_at(told("signed", item("Su-30")), url)])
    html = to_brief_html([deal], [], country("IND"))
    assert not any(link == url for link in Page(html).links)
    assert url in html
    assert to_brief_pdf([deal], [], country("IND")).startswith(b"%PDF")


def _at(claim: SourcedClaim, url: str) -> SourcedClaim:
    return claim.model_copy(update={"url": url, "title": "A title"})


def test_hostile_text_is_shown_and_never_run() -> None:
    found = hostile_deals()
    html = to_brief_html(found, [], country("IND"))
    page = Page(html)
    assert page.open == []
    assert "script" not in page.tags
    for text in HOSTILE:
        assert text.replace("\0", "\ufffd").replace("\x01", "\ufffd").strip() in page.text
    pdf = to_brief_pdf(found, [], country("IND"))
    assert pdf.startswith(b"%PDF")
    assert pdf == to_brief_pdf(found, [], country("IND"))
    assert b"CreationDate" not in pdf


def test_markup_changes_nothing_but_the_text() -> None:
    """As many pages as of plain text: nothing of it was run."""

    def pages(text: str) -> int:
        speaker = Speaker(name=text)
        claim = told("signed", item(text, 3), quote=text, publisher=text, speaker=speaker)
        pdf = to_brief_pdf(deals([claim]), [], country("IND"))
        return len(re.findall(rb"/Type ?/Page\b", pdf))

    assert pages("#pagebreak()") == pages("pagebreaks") == pages("#panic()") == 1


@settings(max_examples=30, deadline=None)
@given(names)
def test_any_text_can_be_set(text: str) -> None:
    speaker = Speaker(name=text, role=text)
    claim = told(
        "signed", item(text, 3, text), quote=text, publisher=text, speaker=speaker, value=usd(1e6)
    )
    (deal,) = deals([_at(claim, f"https://example.org/{text}")])
    assert to_brief_pdf([deal], [], country("IND")).startswith(b"%PDF")
    assert Page(to_brief_html([deal], [], country("IND"))).open == []


def test_a_script_without_a_font_is_said() -> None:
    def size(text: str) -> int:
        claim = told("signed", item("Su-30"), quote=text)
        return len(to_brief_pdf(deals([claim]), [], country("IND")))

    assert size("signed 歼-10") > size("signed Су-30") + 500


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = joint_claims()
    there = deals(claims), series(FIGURES, "Russia"), country("RUS")
    back = deals(claims[::-1]), series(FIGURES[::-1], "Russia"), country("RUS")
    assert to_brief_html(*there) == to_brief_html(*back)
    assert to_brief_pdf(*there) == to_brief_pdf(*back)


def test_a_country_without_deals_has_a_brief() -> None:
    nothing: list[Deal] = []
    html = to_brief_html(nothing, [], country("FJI"))
    assert "The reports speak of no deal with a party of this country." in html
    assert Page(html).open == []
    assert to_brief_pdf(nothing, [], country("FJI")).startswith(b"%PDF")

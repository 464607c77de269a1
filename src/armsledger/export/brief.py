"""A printable brief of one country, as a page of HTML or a PDF."""

import json
import unicodedata
from collections.abc import Sequence
from importlib.resources import files

from armsledger.catalogue.entries import Country
from armsledger.export.briefing import briefing
from armsledger.model.deal import Deal
from armsledger.model.series import Series

_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def to_brief_html(deals: Sequence[Deal], series: Sequence[Series], country: Country) -> str:
    """The brief as one page of HTML that asks for nothing else and runs nothing."""
    import jinja2  # noqa: PLC0415 - slow to import

    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string(_template("brief.html.jinja").decode("utf-8"))
    return template.render(briefing(deals, series, country)) + "\n"


def to_brief_pdf(deals: Sequence[Deal], series: Sequence[Series], country: Country) -> bytes:
    """The brief as PDF; the same deals give the same bytes.

    What reports say reaches the typesetter as data beside the template, so none of it is
    read as markup. Only the fonts that the typesetter brings along are used; where a text
    has letters that they lack, the brief says so.
    """
    import typst  # noqa: PLC0415 - slow to import

    data = briefing(deals, series, country)
    data["beyond_fonts"] = _beyond_fonts(json.dumps(data, ensure_ascii=False))
    return typst.compile(
        _template("brief.typ"),
        sys_inputs={"brief": json.dumps(data)},
        ignore_system_fonts=True,
        format="pdf",
    )


def _beyond_fonts(text: str) -> bool:
    """Whether there are letters of a script that the typesetter's own fonts lack."""
    letters = {c for c in text if c.isalpha()}
    return not all(unicodedata.name(c, "").startswith(_SCRIPTS) for c in letters)


def _template(name: str) -> bytes:
    return files("armsledger.export").joinpath("templates", name).read_bytes()

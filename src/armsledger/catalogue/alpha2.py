"""Countries' codes of two letters, which other people's files use, and their names."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue


@cache
def alpha2() -> Mapping[str, str]:
    """Codes of three letters to codes of two (`RUS` to `ru`): ISO 3166-1, else ISO 3166-3."""
    text = (files("armsledger.catalogue") / "data" / "alpha2.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines() if line and not line.startswith("#"))
    return {three: two for three, two in rows if two}


def country_code(catalogue: Catalogue, written: str) -> str | None:
    """The code of three letters for a code or a name: `ru`, `Russia`, `Korea, North`."""
    known = _codes(catalogue)
    first, comma, rest = written.partition(",")
    turned = f"{rest} {first}" if comma else ""
    for form in (written, turned, turned.replace(" the ", " ")):
        if form and (found := known.get(bare(form))):
            return found
    return None


@lru_cache(maxsize=8)
def _codes(catalogue: Catalogue) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for country in catalogue.countries:
        for name in (country.code, country.name, *country.aliases):
            known.setdefault(bare(name), country.code)
    for three, two in alpha2().items():
        known.setdefault(two, three)
    return known

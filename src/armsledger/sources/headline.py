"""Takes the head of a report apart: which line is title, date, byline, menu, first sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from armsledger.sources.boilerplate import is_clutter
from armsledger.sources.dateline import Dateline, dateline
from armsledger.sources.dates import DateLine, date_line
from armsledger.sources.known import Known
from armsledger.sources.lines import Line, lines, unwrapped

#: A head longer than this is no head: the text has no sentences at all.
_MOST_LINES = 100
_BYLINE = re.compile(r"(?:(?:written |posted |reported )?by\s+|author:\s*)(?=\S)", re.IGNORECASE)
_LONGEST_BYLINE = 12
#: Code points: a longer line is a paragraph, whatever it looks like.
_LONGEST_LINE = 160
#: "By the newsroom" names nobody, but it is a byline.
_NOBODY = re.compile(
    r"(?:our|the|a)?\s*\w*\s*(?:newsroom|staff|editors?|correspondents?|reporters?|desk|bureau)",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s[>»›→]\s|^home\b.*/|\s[|•·]\s.*\s[|•·]\s", re.IGNORECASE)
_SITE = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,6})/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the head, and what it is."""

    index: int
    line: Line
    date: DateLine | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    is_menu: bool = False
    """Page clutter, a crumb trail, a site's name."""

    @property
    def is_plain(self) -> bool:
        """Whether it is neither date, byline, dateline nor menu."""
        return not (self.date or self.byline or self.dateline or self.is_menu)


@dataclass(frozen=True, slots=True)
class Parts:
    """The head, line by line, and where the body starts."""

    head: tuple[Part, ...] = ()
    title: Part | None = None
    dateline: Dateline | None = None
    body_start: int = 0

    def is_furniture(self, part: Part) -> bool:
        """Whether a line of the head is no evidence: all but the title and what explains it."""
        if part is self.title:
            return False
        before_title = self.title is not None and part.index < self.title.index
        return before_title or not part.is_plain or part.line.words < 3 or self._is_repeat(part)

    def _is_repeat(self, part: Part) -> bool:
        return self.title is not None and _same(part.line, self.title.line)


def split_head(text: str, known: Known) -> Parts:
    """The parts of a text's head; an empty head where no first sentence is found."""
    units = unwrapped(list(islice(lines(text), _MOST_LINES)))
    parts = [_part(i, unit, known) for i, unit in enumerate(units)]
    for part, after in _with_next(parts):
        if not _begins_body(part, after, parts, known):
            continue
        head = tuple(parts[: part.index])
        opening = dateline(part.line.text, known)
        alone = next((p.dateline for p in head if p.dateline), None)
        return Parts(
            head=head,
            title=_title(head),
            dateline=opening or alone,
            body_start=part.line.start + (opening.length if opening else 0),
        )
    return Parts()


def site_name(line: str, known: Known) -> str | None:
    """The site that a line of the head names and nothing else, or None."""
    outlet = known.outlet(line)
    if outlet:
        return outlet
    site = _SITE.fullmatch(line)
    if not site:
        return None
    # "Azernews.Az" is written as a name, "defence-blog.com" as an address.
    return site[1].rsplit(".", 1)[0] if site[1][0].isupper() else site[1]


def _part(index: int, line: Line, known: Known) -> Part:
    if len(line.text) > _LONGEST_LINE:
        return Part(index, line)
    menu = (
        is_clutter(line.text)
        or bool(_CRUMB.search(line.text) and not line.ends_sentence)
        or site_name(line.text, known) is not None
    )
    dated = date_line(line.text)
    byline = _byline(line.text)
    if dated and dated.rest and not byline:
        byline = _byline(dated.rest)
    alone = dateline(line.text, known)
    if alone and (alone.length < len(line.text) or (dated and not dated.rest)):
        alone = None
    if dated and not byline and not alone and len(dated.rest.split()) > 4:
        # A sentence or a title that mentions a date is not a date line.
        dated = None
    return Part(index, line, dated, byline, alone, menu)


def _byline(line: str) -> str | None:
    prefix = _BYLINE.match(line)
    if not prefix or len(line.split()) > _LONGEST_BYLINE:
        return None
    name = re.split(r"\s+[|•·–—-]\s+|,?\s*\d", line[prefix.end() :])[0].strip(" ,.:|")
    words = [w for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in ("and", "of", "the")]
    is_name = bool(words) and all(w[0].isupper() for w in words)
    return name if is_name or _NOBODY.fullmatch(name) else None


def _begins_body(part: Part, after: Part | None, parts: list[Part], known: Known) -> bool:
    if part.date or part.byline or part.is_menu or part.dateline:
        return False
    opening = dateline(part.line.text, known)
    if opening and (opening.month_day or opening.agency):
        return True
    return part.line.is_prose and not (opening is None and _is_headline(part, after, parts))


def _is_headline(part: Part, after: Part | None, parts: list[Part]) -> bool:
    """Whether a line that ends as a sentence is the title all the same."""
    if part.line.words > 20 or after is None:
        return False
    if after.date or after.byline or after.dateline:
        return True
    if any(_same(part.line, p.line) for p in parts[part.index + 1 : part.index + 7]):
        return True
    is_first = not any(p.is_plain and p.line.words > 2 for p in parts[: part.index])
    return is_first and part.line.text[-1] in "?!"


def _title(head: tuple[Part, ...]) -> Part | None:
    """The likeliest title: said twice, or with its date or byline under it, or long."""
    best, best_score = None, -2
    for part in head:
        if not part.is_plain or part.line.words < 3 or len(part.line.text) > _LONGEST_LINE:
            continue
        score = 3 * any(_same(part.line, p.line) for p in head if p is not part)
        score += 2 if _is_signed(part, head) else part.line.words > 4
        # Capitals are a sender's name more often than a title.
        score -= part.line.text.isupper()
        if score > best_score:
            best, best_score = part, score
    return best


def _is_signed(part: Part, head: tuple[Part, ...]) -> bool:
    """Whether a date or byline stands under a line, or under it and one subtitle."""
    # A line of three words over the title is a heading of the page rather.
    reach = 2 if part.line.words > 3 else 1
    for below in head[part.index + 1 : part.index + 1 + reach]:
        if below.date or below.byline or below.dateline:
            return True
        if not below.is_plain:
            return False
    return False


def _with_next(parts: Sequence[Part]) -> Iterator[tuple[Part, Part | None]]:
    return zip(parts, [*parts[1:], None], strict=False)


def _same(one: Line, other: Line) -> bool:
    return one.text.casefold().split() == other.text.casefold().split()

"""Who published a report, as the site's name or the end of the title says."""

import re

from armsledger.sources.headline import Parts, site_name
from armsledger.sources.known import Known

_TITLE_END = re.compile(r"\s+(?:[|»:–—-]|::)\s+(?=[^|»]+$)")


def publisher_of(parts: Parts, known: Known) -> tuple[str | None, int]:
    """The publisher or None, and how much of the title's end only names it."""
    title = parts.title.line.text if parts.title else ""
    surplus = 0
    publisher = None
    for match in _TITLE_END.finditer(title):
        at_end = known.outlet(title[match.end() :])
        if at_end:
            publisher, surplus = at_end, len(title) - match.start()
            break
    for part in parts.head:
        if publisher:
            break
        publisher = site_name(part.line.text, known)
        if not publisher and part.date and part.date.rest:
            publisher = known.outlet(part.date.rest)
    return publisher, surplus

"""Changes of the register as an Atom feed (RFC 4287)."""

import hashlib
import json
import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from armsledger.model.change import DealChange

_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:armsledger,2026:"
_EPOCH = "1970-01-01T00:00:00Z"
#: What XML 1.0 has no way to write.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_atom(changes: Sequence[DealChange], updated: str) -> str:
    """The feed, the newest entry first; `updated` is its time where it has no entry.

    An entry's id is the hash of what it says, its time apart, so that a reader shows a
    change once however often it is asked for.
    """
    ET.register_namespace("", _ATOM)
    feed = _element(None, "feed")
    _element(feed, "id", f"{_TAG}changes")
    _element(feed, "title", "armsledger: changes of the register")
    newest = max((c.recorded for c in changes), default=updated) or _EPOCH
    _element(feed, "updated", newest)
    _element(_element(feed, "author"), "name", "armsledger")
    for change in sorted(changes, key=lambda c: (c.recorded, c.deal), reverse=True):
        entry = _element(feed, "entry")
        said = json.dumps(change.model_dump(mode="json", exclude={"recorded"}))
        key = hashlib.sha256(said.encode()).hexdigest()[:16]
        _element(entry, "id", f"{_TAG}{change.deal}/{key}")
        _element(entry, "title", f"{change.what}: {change.subject}")
        _element(entry, "updated", change.recorded)
        _element(entry, "category").set("term", change.what)
        _element(entry, "content", "\n".join(_lines(change))).set("type", "text")
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _lines(change: DealChange) -> list[str]:
    lines = [f"deal {change.deal}"]
    if change.was:
        lines.append(f"was {', '.join(change.was)}")
    lines += [f"{f.field}: {f.before or '–'} → {f.after or '–'}" for f in change.fields]
    if change.claim_ids:
        lines.append(f"new claims: {', '.join(change.claim_ids)}")
    return lines


def _element(parent: ET.Element | None, name: str, text: str | None = None) -> ET.Element:
    tag = f"{{{_ATOM}}}{name}"
    element = ET.Element(tag) if parent is None else ET.SubElement(parent, tag)
    element.text = text if text is None else _ILLEGAL.sub("\ufffd", text)
    return element

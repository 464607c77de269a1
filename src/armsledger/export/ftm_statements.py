"""Statements: the single values of which FollowTheMoney's entities consist, with their origin."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from armsledger.model import SourcedClaim

DATASET = "armsledger"

#: The columns of the library's own CSV, in its order.
COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin"),
    *("lang", "original_value", "external", "first_seen", "last_seen", "id"),
)
#: The type of each property that is written.
_TYPES = {
    "id": "id",
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("country", "jurisdiction"), "country"),
    **dict.fromkeys(("proof", "project", "participant", "document", "entity"), "entity"),
    **dict.fromkeys(("startDate", "endDate", "date", "publishedAt"), "date"),
    **dict.fromkeys(("title", "publisher", "status", "goal", "currency"), "string"),
    **dict.fromkeys(("role", "recordId", "keywords"), "string"),
    **dict.fromkeys(("summary", "description", "notes"), "text"),
    "amount": "number",
    "sourceUrl": "url",
}


def entity_id(*parts: str) -> str:
    """An id that is the hash of what it names, with the name of the data set in front."""
    canonical = json.dumps(parts, ensure_ascii=True)
    return f"{DATASET}-{hashlib.sha256(canonical.encode()).hexdigest()[:20]}"


@dataclass
class _Stated:
    """Where a value comes from."""

    schema: str
    origins: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)
    recorded: set[str] = field(default_factory=set)


class Statements:
    """Values of entities; one that is stated again only gains an origin."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, str], _Stated] = {}

    def state(
        self,
        entity: tuple[str, str],
        prop: str,
        value: str | None,
        claims: Iterable[SourcedClaim] = (),
        *,
        origin: str | None = None,
        original: str | None = None,
    ) -> None:
        """State a value of an entity, given as schema and id; None states nothing.

        `original` is what the register has, where the value is another form of it.
        """
        if value is None:
            return
        schema, identity = entity
        held = self._held.setdefault((identity, prop, value), _Stated(schema))
        if original is not None and original != value:
            held.originals.add(original)
        if origin:
            held.origins.add(origin)
        for claim in claims:
            held.origins.add(f"claim:{claim.claim_id}")
            held.recorded.add(claim.recorded)

    def entities(self) -> str:
        """The entities, one JSON object a line, by id, keys sorted."""
        found: dict[str, tuple[str, dict[str, list[str]]]] = {}
        for (identity, prop, value), held in sorted(self._held.items(), key=lambda s: s[0]):
            properties = found.setdefault(identity, (held.schema, {}))[1]
            if prop != "id":
                properties.setdefault(prop, []).append(value)
        return "".join(
            json.dumps(
                {"id": identity, "schema": schema, "properties": properties, "datasets": [DATASET]},
                ensure_ascii=False,
                sort_keys=True,
            )
            + "\n"
            for identity, (schema, properties) in found.items()
        )

    def csv(self) -> str:
        """The statements as the library's CSV, by entity, property and value."""
        out = io.StringIO()
        writer = csv.writer(out, dialect=csv.unix_dialect)
        writer.writerow(COLUMNS)
        for (identity, prop, value), held in sorted(self._held.items(), key=lambda s: s[0]):
            key = f"{DATASET}.{identity}.{prop}.{value}"
            writer.writerow(
                (
                    *(identity, identity, prop, _TYPES[prop], held.schema, value, DATASET),
                    *("|".join(sorted(held.origins)), "", min(held.originals, default="")),
                    *("f", min(held.recorded, default=""), ""),
                    # The library's own key, by which it tells statements apart.
                    hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
                )
            )
        return out.getvalue()

"""A claim as a bag of slots, and when two slots agree."""

from typing import Any

from armsledger.extraction.alike import likeness, name_words, same_name

#: A claim as plain JSON values.
ClaimJson = dict[str, Any]
Slot = tuple[str, Any]

_MONTH_ENDS = ("28", "29", "30", "31")


def slots(claim: ClaimJson) -> list[Slot]:
    """What a claim says, one fact a slot; its evidence and confidence are none."""
    found: list[Slot] = [("kind", claim["kind"]), ("stage", claim["stage"])]
    for party in claim.get("parties", ()):
        if party.get("country"):
            found.append(("party", (party["role"], party["country"])))
        if party["type"] != "country":
            found.append(("name", (party["role"], party["name"])))
    for item in claim.get("items", ()):
        found.append(("item", item["name"]))
        if item.get("quantity"):
            found.append(("quantity", (item["name"], item["quantity"])))
    for key in ("value", "amount"):
        if claim.get(key):
            found += [(key, claim[key]), (f"{key}_qualifier", claim[key]["qualifier"])]
    for key in ("measure", "of", "period", "place", "event"):
        if claim.get(key):
            found.append((key, claim[key]))
    if claim.get("speaker"):
        found.append(("speaker", claim["speaker"]["name"]))
    return found + [("via", outlet) for outlet in claim.get("via", ())]


def matched(gold: list[Slot], read: list[Slot]) -> list[tuple[Slot, Slot]]:
    """The slots of `gold` that agree with one of `read`, with that one; each is used once."""
    found: list[tuple[Slot, Slot]] = []
    left = list(read)
    for slot in gold:
        for other in left:
            if slot[0] == other[0] and agree(slot[0], slot[1], other[1]):
                left.remove(other)
                found.append((slot, other))
                break
    return found


def agree(kind: str, one: Any, other: Any) -> bool:
    """Whether two slots of one kind say the same."""
    match kind:
        case "period":
            return _plain_period(one) == _plain_period(other)
        case "name":
            return one[0] == other[0] and same_name(one[1], other[1])
        case "item" | "via" | "event":
            return same_name(one, other)
        case "quantity":
            return same_name(one[0], other[0]) and _close(one[1], other[1])
        case "value" | "amount":
            return one["unit"] == other["unit"] and _close(one, other)
        case "place":
            same_country = bool(one.get("country")) and one["country"] == other.get("country")
            return same_name(one["name"], other["name"]) or same_country
        case "speaker":
            return _same_last_name(one, other)
        case _:
            return bool(one == other)


def _same_last_name(one: str, other: str) -> bool:
    words, others = name_words(one), name_words(other)
    if not words or not others:
        return False
    return words[-1] == others[-1] or likeness(words[-1:], others[-1:]) >= 0.85


def _close(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal to half a percent."""
    a, b = one["amount"], other["amount"]
    return bool(abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9))


def _plain_period(period: str) -> str:
    """A period without its marks, whole months as months."""
    ends = [end.rstrip("~?%") for end in period.split("/")]
    if len(ends) == 2 and ends[0].endswith("-01"):
        year_month_day = ends[1].count("-") == 2
        if year_month_day and ends[1].endswith(_MONTH_ENDS):
            ends = [end[:7] if end.count("-") == 2 else end for end in ends]
    return "/".join(ends)

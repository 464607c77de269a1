"""Gold and found side by side: which claims are the same, and which of their slots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from armsledger.evaluation.score import align, scored
from armsledger.evaluation.slots import ClaimJson, Slot, matched, slots


@dataclass(frozen=True, slots=True)
class Line:
    """One slot of a pair: as annotated, as found; None where one side has none such."""

    slot: str
    gold: str | None
    found: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated claim and the claim found that is aligned with it; either may be missing."""

    gold: ClaimJson | None
    found: ClaimJson | None

    @property
    def lines(self) -> list[Line]:
        """The slots that agree, then those that do not, the two sides' beside each other."""
        mine = slots(self.gold) if self.gold else []
        theirs = slots(self.found) if self.found else []
        missed, left = list(mine), list(theirs)
        lines: list[Line] = []
        for slot, other in matched(mine, theirs):
            missed.remove(slot)
            left.remove(other)
            lines.append(Line(slot[0], words(slot), words(other), same=True))
        for slot in missed:
            beside = next((one for one in left if one[0] == slot[0]), None)
            if beside is not None:
                left.remove(beside)
            lines.append(Line(slot[0], words(slot), words(beside) if beside else None, same=False))
        return lines + [Line(slot[0], None, words(slot), same=False) for slot in left]

    @property
    def quotes(self) -> list[str]:
        """The sentences that the claims are read from, each once, in the order of the text."""
        spans = {
            (e["start"], e["quote"])
            for claim in (self.gold, self.found)
            for e in (claim or {}).get("evidence", ())
        }
        return [quote for _, quote in sorted(spans)]

    def as_json(self) -> dict[str, Any]:
        """Both claims, and which of their slots agree."""
        lines = [
            {"slot": line.slot, "gold": line.gold, "found": line.found, "same": line.same}
            for line in self.lines
        ]
        return {"gold": self.gold, "found": self.found, "slots": lines}


def side_by_side(gold: list[ClaimJson], found: list[ClaimJson]) -> list[Pair]:
    """The pairs of one report: those aligned, then what was missed, then what is too much."""
    gold, found = scored(gold), scored(found)
    aligned = align(gold, found)
    pairs = [Pair(gold[i], found[j]) for i, j in aligned]
    pairs += [Pair(c, None) for c in _others(gold, {i for i, _ in aligned})]
    return pairs + [Pair(None, c) for c in _others(found, {j for _, j in aligned})]


def _others(claims: list[ClaimJson], taken: set[int]) -> Iterator[ClaimJson]:
    return (claim for number, claim in enumerate(claims) if number not in taken)


def words(slot: Slot) -> str:
    """What a slot says, in words: `supplier Saab`, `Gripen E: 36 count`, `over 5000000 USD`."""
    name, value = slot
    match name:
        case "party" | "name":
            return f"{value[0]} {value[1]}"
        case "quantity":
            return f"{value[0]}: {_figure(value[1])}"
        case "value" | "amount":
            return _figure(value)
        case "place":
            return f"{value['name']} ({value['country']})" if "country" in value else value["name"]
        case _:
            return str(value)


def _figure(value: dict[str, Any]) -> str:
    mark = "" if value.get("qualifier", "exact") == "exact" else f"{value['qualifier']} "
    upper = f" to {_number(value['upper'])}" if "upper" in value else ""
    return f"{mark}{_number(value['amount'])}{upper} {value['unit']}"


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,}"

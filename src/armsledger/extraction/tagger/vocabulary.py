"""What the tagger tells apart: its labels, in the order of the rows of its heads."""

from armsledger.extraction.document import M
from armsledger.model import Kind, Measure, Role, Stage

#: The types of the spans that it finds.
SPANS = ("organisation", "person", "item", "outlet", "country", "money", "number", "date")
#: Inside, outside, beginning: what a token is.
TAGS = ("O", *(f"{mark}-{span}" for span in SPANS for mark in "BI"))

KINDS = tuple(kind for kind in Kind if kind is not Kind.INDICATOR)
FIGURE_STAGES = (Stage.REPORTED, Stage.FORECAST, Stage.TARGET, Stage.DENIED)
STAGES = tuple(stage for stage in Stage if stage not in FIGURE_STAGES[:3])
#: A figure that is no indicator has the measure behind the last.
MEASURES = tuple(m for m in Measure if m not in (Measure.SPECIFICATION, Measure.OTHER))

ITEM, VALUE, PERIOD, PLACE, SPEAKER, EVENT, QUANTITY = (
    "item",
    "value",
    "period",
    "place",
    "speaker",
    "event",
    "quantity",
)
#: The parts that somebody or something can play in a dealing or an indicator.
PARTS = (*(str(role) for role in Role), ITEM, VALUE, PERIOD, PLACE, SPEAKER, EVENT, QUANTITY)

_COMMON = (VALUE, PERIOD, PLACE, SPEAKER, ITEM, QUANTITY)
_SUPPLY = ("supplier", "recipient", *_COMMON)
#: The parts that there are in each kind (CLAIMS: kinds).
PARTS_OF: dict[Kind, tuple[str, ...]] = {
    Kind.TRANSFER: (*_SUPPLY, "intermediary", "manufacturer"),
    Kind.LICENSED_PRODUCTION: (*_SUPPLY, "manufacturer"),
    Kind.PRODUCTION: ("manufacturer", *_COMMON),
    Kind.SERVICE: _SUPPLY,
    Kind.UPGRADE: _SUPPLY,
    Kind.TRAINING: _SUPPLY,
    Kind.TECHNOLOGY_TRANSFER: _SUPPLY,
    Kind.JOINT_DEVELOPMENT: ("partner", *_COMMON),
    Kind.COOPERATION: ("partner", *_COMMON),
    Kind.EXHIBITION: ("participant", "host", *_COMMON, EVENT),
    Kind.RESTRICTION: ("imposer", "target", *_COMMON),
    Kind.INDICATOR: ("subject", "counterpart", ITEM, PERIOD, PLACE, SPEAKER),
}

#: What a player is, beside the types of mentions: whom another mention names ("Russian" in
#: "Russian equipment"), a source without a name, whoever the rules credit without a mention.
OWNER, UNNAMED, CREDITED = "owner", "unnamed", "credited"
TYPES = (*(m.value for m in M), OWNER, UNNAMED, CREDITED)
FORMS = (
    "name",
    "adjective",
    "demonym",
    "capital",
    "metonym",
    "pronoun",
    "definite",
    "generic",
    "designation",
    "",
)
#: What sort of organisation it is, as the catalogue has it; nothing for all else.
SORTS = (
    "",
    "maker",
    "exporter",
    "agency",
    "force",
    "ministry",
    "government",
    "parliament",
    "institute",
    "bank",
    "other",
)
#: Sentences between a player and the step: farther ones count as this far.
REACH = 10

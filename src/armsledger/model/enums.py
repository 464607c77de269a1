"""The closed vocabularies of a claim."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of dealing a claim is about."""

    TRANSFER = "transfer"
    LICENSED_PRODUCTION = "licensed_production"
    PRODUCTION = "production"
    SERVICE = "service"
    UPGRADE = "upgrade"
    TRAINING = "training"
    JOINT_DEVELOPMENT = "joint_development"
    TECHNOLOGY_TRANSFER = "technology_transfer"
    COOPERATION = "cooperation"
    EXHIBITION = "exhibition"
    RESTRICTION = "restriction"
    INDICATOR = "indicator"


class Stage(StrEnum):
    """How far a dealing has got, or how an indicator's figure is meant."""

    CONSIDERED = "considered"
    OFFERED = "offered"
    NEGOTIATING = "negotiating"
    PLANNED = "planned"
    SIGNED = "signed"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    DENIED = "denied"
    REPORTED = "reported"
    FORECAST = "forecast"
    TARGET = "target"


#: Stages that only an indicator has; `denied` is open to both.
INDICATOR_STAGES = frozenset({Stage.REPORTED, Stage.FORECAST, Stage.TARGET})


class Role(StrEnum):
    """The part that a party plays in a claim."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    INTERMEDIARY = "intermediary"
    MANUFACTURER = "manufacturer"
    PARTNER = "partner"
    PARTICIPANT = "participant"
    HOST = "host"
    IMPOSER = "imposer"
    TARGET = "target"
    SUBJECT = "subject"
    COUNTERPART = "counterpart"


class PartyType(StrEnum):
    """What sort of party it is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


class Qualifier(StrEnum):
    """How the text bounds a figure."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    UNDER = "under"
    BETWEEN = "between"


class Measure(StrEnum):
    """What an indicator measures."""

    EXPORTS = "exports"
    IMPORTS = "imports"
    SALES = "sales"
    ORDERS = "orders"
    LICENCES = "licences"
    CONTRACTS = "contracts"
    PARTNER_COUNTRIES = "partner_countries"
    PARTNER_COMPANIES = "partner_companies"
    PRODUCTION = "production"
    PRODUCTS = "products"
    GROWTH = "growth"
    SHARE = "share"
    RANK = "rank"
    BUDGET = "budget"
    INVENTORY = "inventory"
    SPECIFICATION = "specification"
    OTHER = "other"

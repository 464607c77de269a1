"""The vocabulary of armsledger: frozen types that every other room speaks."""

from armsledger.model.claim import Claim, Evidence, Item, Party, Place, Speaker
from armsledger.model.deal import (
    Deal,
    DealItem,
    Figure,
    Reported,
    SourcedClaim,
    Step,
)
from armsledger.model.enums import (
    Kind,
    Measure,
    PartyType,
    Qualifier,
    Role,
    Stage,
)
from armsledger.model.errors import (
    ArmsledgerError,
    CatalogueError,
    InputError,
    LedgerError,
    NotFoundError,
)
from armsledger.model.quantity import Quantity
from armsledger.model.report import ReadReport, Report, content_id

__all__ = [
    "ArmsledgerError",
    "CatalogueError",
    "Claim",
    "Deal",
    "DealItem",
    "Evidence",
    "Figure",
    "InputError",
    "Item",
    "Kind",
    "LedgerError",
    "Measure",
    "NotFoundError",
    "Party",
    "PartyType",
    "Place",
    "Qualifier",
    "Quantity",
    "ReadReport",
    "Report",
    "Reported",
    "Role",
    "SourcedClaim",
    "Speaker",
    "Stage",
    "Step",
    "content_id",
]

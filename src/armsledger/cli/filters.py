"""The options that choose deals, shared by the commands that list and export them."""

from typing import Annotated

import typer

from armsledger.model import Kind, Stage

SupplierOption = Annotated[
    str | None,
    typer.Option(
        "--supplier", help="Only deals of this supplier or partner: a name or ISO 3166-1 code."
    ),
]
RecipientOption = Annotated[
    str | None,
    typer.Option("--recipient", help="Only deals for this recipient or partner, likewise."),
]
ItemOption = Annotated[
    str | None,
    typer.Option("--item", help="Only deals in systems with this in their name or category."),
]
KindOption = Annotated[Kind | None, typer.Option("--kind", help="Only deals of this kind.")]
StageOption = Annotated[Stage | None, typer.Option("--stage", help="Only deals at this stage.")]

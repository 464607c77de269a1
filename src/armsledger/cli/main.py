"""The command `armsledger`: each command is a function in a module of this room."""

import sys

import typer

from armsledger.cli.add import add
from armsledger.cli.catalogue import catalogue_app
from armsledger.cli.changes import changes
from armsledger.cli.checks import checks
from armsledger.cli.claims import claims
from armsledger.cli.conflicts import conflicts
from armsledger.cli.deals import deal, deals
from armsledger.cli.evaluate import evaluate
from armsledger.cli.export import export
from armsledger.cli.extract import extract
from armsledger.cli.reconcile import reconcile
from armsledger.cli.review import review_app
from armsledger.cli.schema import schema
from armsledger.cli.screen import screen
from armsledger.cli.series import series
from armsledger.cli.verify import verify
from armsledger.model import ArmsledgerError

app = typer.Typer(
    name="armsledger",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def main() -> None:
    """Read reports about arms transfers into a ledger in which every figure has its sentence."""


for command in (
    *(extract, add, claims, verify, deals, deal, conflicts, changes, series, checks, export),
    *(reconcile, screen, evaluate, schema),
):
    app.command()(command)
app.add_typer(review_app, name="review", help="What people decide about the register.")
app.add_typer(catalogue_app, name="catalogue", help="The reference data: who and what exists.")


def run() -> None:
    """Run the command line; an error that we foresaw is one line and exit code 2."""
    try:
        app()
    except ArmsledgerError as error:
        print(f"armsledger: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    run()

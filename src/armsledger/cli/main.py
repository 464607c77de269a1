"""The command `armsledger`: each command is a function in a module of this room."""

import sys

import typer

from armsledger.cli.schema import schema
from armsledger.model import ArmsledgerError

app = typer.Typer(
    name="armsledger",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def main() -> None:
    """Read reports about arms transfers into a ledger in which every figure has its sentence."""


app.command()(schema)


def run() -> None:
    """Run the command line; an error that we foresaw is one line and exit code 2."""
    try:
        app()
    except ArmsledgerError as error:
        print(f"armsledger: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    run()

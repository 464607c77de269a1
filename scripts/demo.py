"""Read the examples into a new ledger, print its register, and open one deal with its evidence.

The register is printed in the few columns that fit a page; `armsledger deals` has them all.
"""

import json
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from armsledger.catalogue.load import load_catalogue
from armsledger.cli.add import Summary
from armsledger.cli.deals import told
from armsledger.ledger import Ledger
from armsledger.model import Kind
from armsledger.model.deal import Deal
from armsledger.register import wording
from armsledger.register.deals import deals
from armsledger.register.selecting import left, right

ROOT = Path(__file__).resolve().parent.parent
LEDGER = ROOT / "build" / "demo.db"
WIDTH = 100


def main() -> None:
    """Run the demonstration."""
    _remove_old()
    _say("armsledger add examples/ --ledger build/demo.db")
    _add()
    with Ledger.open(str(LEDGER), create=False) as store:
        found = deals(store.claims(), load_catalogue())
    _say("armsledger deals --ledger build/demo.db")
    _print_register(found)
    chosen = _disputed(found)
    _say(f"armsledger deal {chosen.id} --ledger build/demo.db")
    _print_deal(chosen)
    print(f"\nThe ledger stays in {LEDGER.relative_to(ROOT)}; put your own reports where")
    print("examples/ stands above, and every figure leads back to its sentence in them.")


def _add() -> None:
    # The command itself, so that what is shown is what it does.
    done = subprocess.run(
        [_program(), "add", "examples/", "--ledger", str(LEDGER), "--json"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    counts = json.loads(done.stdout)
    print(Summary(**{name: counts[name] for name in ("new", "known", "claims")}).line)


def _disputed(found: list[Deal]) -> Deal:
    """The Rafales for the Emirates, of which three outlets report three different prices."""
    wanted = [
        deal
        for deal in found
        if deal.kind is Kind.TRANSFER
        and any(party.country == "ARE" for party in right(deal))
        and any("Rafale" in item.name for item in deal.items)
    ]
    if not wanted:
        sys.exit("demo: no deal in Rafales for the Emirates was read in examples/")
    return max(wanted, key=lambda deal: (deal.origins, len(deal.claims)))


def _print_register(found: list[Deal]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("deal", no_wrap=True)
    table.add_column("dealing")
    table.add_column("what")
    table.add_column("worth", no_wrap=True)
    table.add_column("stage")
    table.add_column("origins", justify="right", no_wrap=True)
    for deal in found:
        table.add_row(
            *(
                Text(cell)
                for cell in (
                    deal.id,
                    _sides(deal),
                    _items(deal),
                    wording.printed(deal.value),
                    wording.standing(deal),
                    str(deal.origins),
                )
            )
        )
    Console(width=WIDTH).print(table)
    print(
        f"\n{len(found)} deals. ? marks a value that is not sure, {wording.RIVALS} one that others "
        "contradict;\n~ is about, ≥ at least, > over, ≤ up to."
    )


def _sides(deal: Deal) -> str:
    one, other = wording.parties(left(deal)), wording.parties(right(deal))
    if one == other or not right(deal):
        return f"{wording.words(deal.kind)}: {one}"
    return f"{wording.words(deal.kind)}: {one} → {other}"


def _items(deal: Deal) -> str:
    return ", ".join(f"{wording.printed(item.ordered)} {item.name}".strip() for item in deal.items)


def _print_deal(deal: Deal) -> None:
    for line in told(deal):
        text = line.lstrip()
        indent = " " * (len(line) - len(text))
        print(
            textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
            if text
            else ""
        )


def _say(command: str) -> None:
    print(f"\n$ {command}", flush=True)


def _remove_old() -> None:
    LEDGER.parent.mkdir(exist_ok=True)
    for old in LEDGER.parent.glob(f"{LEDGER.name}*"):
        # A ledger is one file, with its journal and its reports' original bytes beside it.
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()


def _program() -> str:
    return str(Path(sys.executable).with_name("armsledger"))


if __name__ == "__main__":
    main()

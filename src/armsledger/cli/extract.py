"""`armsledger extract`."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from armsledger import extraction, sources
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import CatalogueOption, ExtractorOption
from armsledger.export.writing import whole_file
from armsledger.extraction import DEFAULT
from armsledger.extraction.tagger.model import FOLDER, ModelError
from armsledger.model import Claim, ReadReport, Report
from armsledger.sources import Loaded, Refused

_Reader = Callable[[Report], list[Claim]]


def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files (.txt, .jsonl) or folders of them."),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write here, whole or not at all, not to the screen."),
    ] = None,
    extractor: ExtractorOption = DEFAULT,
    model: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER", show_default=False, help="Another tagger than the one that ships."
        ),
    ] = FOLDER,
    catalogue: CatalogueOption = None,
) -> None:
    """Read reports and print their claims: one line of JSON for each report, no ledger.

    Exit code 1 where something was left out, 130 where it was interrupted.
    """
    reports = claims = 0
    left_out: list[Refused] = []
    known = catalogue_with(catalogue)

    def reader(report: Report) -> list[Claim]:
        return extraction.extract(report, known, extractor, model)

    try:
        with _sink(out) as write, output.progress() as shown:
            task = shown.add_task("reading")
            for got in _read(paths, reader):
                if isinstance(got, Refused):
                    left_out.append(got)
                else:
                    write(json.dumps(got.as_json(), ensure_ascii=False, separators=(",", ":")))
                    reports += 1
                    claims += len(got.claims)
                shown.update(task, advance=1, description=_summary(reports, claims, left_out))
    except KeyboardInterrupt:
        kept = f"; {out} is as it was before" if out else ""
        output.complain(f"interrupted: {_summary(reports, claims, left_out)}{kept}")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing may be flushed to them at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from None
    for refused in left_out:
        output.complain(f"left out: {refused.source}: {refused.reason}")
    output.complain(_summary(reports, claims, left_out))
    if left_out:
        raise typer.Exit(1)


def _read(paths: list[Path], reader: _Reader) -> Iterator[ReadReport | Refused]:
    """Each report with its claims; one that the extraction fails on is left out, with why."""
    for got in sources.read(paths):
        yield got if isinstance(got, Refused) else _extract(got, reader)


def _extract(loaded: Loaded, reader: _Reader) -> ReadReport | Refused:
    try:
        claims = reader(loaded.report)
        return ReadReport(report=loaded.report, claims=tuple(claims))
    except ModelError:
        raise  # no report could be read
    except Exception as error:  # whatever fails on one report, the rest goes on
        return Refused(
            loaded.source,
            f"reading its claims failed ({type(error).__name__}: {error}); "
            "please report it with this text",
        )


def _summary(reports: int, claims: int, left_out: list[Refused]) -> str:
    return (
        f"{reports:,} report{'s' * (reports != 1)} read, {claims:,} claim{'s' * (claims != 1)}; "
        f"{len(left_out):,} left out"
    )


@contextmanager
def _sink(out: Path | None) -> Iterator[Callable[[str], None]]:
    """What writes a line to standard output, or to a file that appears only when it is whole."""
    if out is None:
        yield _line_writer(sys.stdout.buffer)
        sys.stdout.flush()
        return
    with whole_file(out, "claims.jsonl") as file:
        yield _line_writer(file)


def _line_writer(file: IO[bytes]) -> Callable[[str], None]:
    def write(line: str) -> None:
        # UTF-8 whatever the terminal's locale: it is JSON.
        file.write(line.encode() + b"\n")

    return write

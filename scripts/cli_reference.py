"""The reference of the command line, in Markdown, out of the program itself.

`python scripts/cli_reference.py` renews the part of docs/cli.md between its two marks;
a test fails where the page is not what this gives.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from armsledger.cli.main import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
BEGIN, END = "<!-- begin reference -->", "<!-- end reference -->"


def commands(command: Any, name: str = "armsledger") -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its whole name."""
    within = getattr(command, "commands", None)
    if within is None:
        yield name, command
        return
    for part, each in within.items():
        yield from commands(each, f"{name} {part}")


def options(command: Any) -> list[str]:
    """The names of a command's options, as they are typed."""
    return [name for p in command.params if p.param_type_name == "option" for name in p.opts]


def reference() -> str:
    """All commands, each with its arguments and options."""
    told = (_told(name, each) for name, each in commands(get_command(app)))
    return "\n".join(line for lines in told for line in lines)


def _told(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f"### `{' '.join([name, *(_metavar(p) for p in arguments)])}`"
    yield ""
    yield re.sub(r"(?<!\n)\n(?!\n)", " ", command.help.strip())
    yield ""
    rows = [(_metavar(p), p.help) for p in arguments]
    rows += [
        (_option(p), f"{p.help} Required." if p.required else p.help)
        for p in command.params
        if p.param_type_name == "option"
    ]
    if rows:
        yield "| argument or option | it is |"
        yield "| --- | --- |"
        for typed, text in rows:
            yield f"| `{typed}` | {(text or '').replace('|', chr(92) + '|')} |"
        yield ""


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _option(option: Any) -> str:
    name = option.opts[0]
    if option.is_flag:
        return str(name)
    if option.name in {"kind", "stage", "format"}:
        # The values themselves are in the help that the option has, or in docs/claims.md.
        value = option.name.upper()
    else:
        value = option.metavar or "TEXT"
    return f"{name} {value}"


def renewed(page: str) -> str:
    """The page with its reference as it is now."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def main() -> None:
    """Renew the page."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

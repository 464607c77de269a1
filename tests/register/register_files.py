"""A made-up trade register in the layout of a real download."""

from pathlib import Path

HEADER = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,"
    "Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,"
    "Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,"
    "TIV delivery values,Local production"
)
PREAMBLE = """\
Trade register of deals that were made up for a test
"Suppliers: All, Recipients: All"
"Generated: on a day,
at noon"

Numbers in brackets are estimates.
"""
FIGHTER = "FGA aircraft,Aircraft"


def row(
    *,
    identity: str = "1",
    supplier: str = "Russia",
    recipient: str = "India",
    designation: str = "Su-30MK",
    what: str = FIGHTER,
    order: str = "2006,No",
    delivered: str = "10,No,2007,No",
    local: str = "No",
) -> str:
    sides = f"{identity},{supplier},{recipient},{designation},{what}"
    return f"{sides},{order},{delivered},New,5.0,25,250,{local}"


def register(path: Path, *rows: str, encoding: str = "utf-8", preamble: str = PREAMBLE) -> Path:
    text = preamble + "\n".join((HEADER, *rows)) + "\n"
    file = path / "register.csv"
    file.write_bytes(text.encode(encoding))
    return file

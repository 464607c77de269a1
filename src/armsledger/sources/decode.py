"""Bytes to text, refusing what is no UTF-8 text."""

import codecs

from armsledger.model import InputError

#: A report is one published text; the longest parliamentary reports are below 5 MB of text.
#: What is larger is a dump of many, and would hold its whole size in memory several times over.
MAX_BYTES = 5_000_000

_MAGIC = {
    b"%PDF": "a PDF; convert it with `pdftotext`",
    b"PK\x03\x04": "a Word, Excel or zip file; save it as plain text",
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as plain text",
    b"{\\rtf": "an RTF file; save it as plain text",
    b"\x1f\x8b": "compressed; unpack it with `gunzip`",
    b"\x89PNG": "a picture; armsledger reads text only",
    b"\xff\xd8\xff": "a picture; armsledger reads text only",
}


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, without its byte-order mark, line ends as they are.

    Line ends stay so that an offset into the text is an offset into the file.
    Raises InputError with the reason where the bytes are no such text.
    """
    check_is_text(data)
    text = data.removeprefix(codecs.BOM_UTF8)
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(text)
        raise InputError(
            f"not UTF-8: byte 0x{data[offset]:02x} at offset {offset}; "
            "convert it, for example `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from None
    if not decoded.strip():
        raise InputError("holds no text; leave it out")
    return decoded


def check_is_text(data: bytes) -> None:
    """Raise InputError where bytes are too many or plainly another format."""
    if len(data) > MAX_BYTES:
        raise InputError(too_large(len(data)))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("UTF-16, not UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"this is {kind}")
    if b"\0" in data:
        raise InputError(
            f"binary, not text: a NUL byte at offset {data.index(0)}; save it as plain text"
        )


def too_large(size: int) -> str:
    """The reason for refusing a text of so many bytes."""
    return (
        f"larger than {MAX_BYTES // 1_000_000} MB ({size:,} bytes); "
        "split it into one file for each report"
    )

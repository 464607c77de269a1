import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model import Report, content_id
from armsledger.sources import Loaded, Refused, decode, jsonl, metadata, read
from armsledger.sources.head import parse_head
from tests.sources.known_names import KNOWN

SENTENCE = "The venture will deliver 12 helicopters to Peru in 2016, its director has said."


@pytest.fixture(autouse=True)
def _small_catalogue(monkeypatch):
    monkeypatch.setattr(metadata, "parse_head", lambda text: parse_head(text, KNOWN))


def reports(*paths: Path) -> list[Report]:
    got = list(read(paths))
    assert all(isinstance(g, Loaded) for g in got), got
    return [g.report for g in got if isinstance(g, Loaded)]


def reason(path: Path) -> str:
    (got,) = read([path])
    assert isinstance(got, Refused)
    assert str(path) in got.source
    return got.reason


def file(tmp_path: Path, name: str, data: bytes | str) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def line(**keys: object) -> str:
    return json.dumps({"text": SENTENCE, **keys}) + "\n"


class TestText:
    def test_a_file_is_a_report(self, tmp_path):
        path = file(tmp_path, "a.txt", f"Peru to buy helicopters\n2014-04-21\n{SENTENCE}")
        (got,) = read([path])
        assert isinstance(got, Loaded)
        assert got.original == path.read_bytes()
        assert got.source == str(path)
        report = got.report
        assert report.id == content_id(report.text)
        assert report.text.encode() == got.original
        assert (report.title, report.published) == ("Peru to buy helicopters", "2014-04-21")
        assert report.language == "en"

    def test_a_byte_order_mark_is_dropped_and_line_ends_stay(self, tmp_path):
        path = file(tmp_path, "a.TXT", b"\xef\xbb\xbf" + f"One.\r\n{SENTENCE}".encode())
        assert reports(path)[0].text == f"One.\r\n{SENTENCE}"

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "holds no text"),
            (b" \r\n\t", "holds no text"),
            (b"\xef\xbb\xbf", "holds no text"),
            (b"abc\0def", "NUL byte at offset 3"),
            (b"%PDF-1.7 x", "pdftotext"),
            (b"PK\x03\x04", "zip"),
            ("abc".encode("utf-16"), "iconv -f UTF-16"),
            (b"abc \xe9 def", "byte 0xe9 at offset 4; convert it, for example `iconv"),
            (b"\xef\xbb\xbfabc \xe9", "at offset 7"),
        ],
    )
    def test_what_is_no_text_is_refused(self, tmp_path, data, says):
        assert says in reason(file(tmp_path, "a.txt", data))

    def test_a_dump_is_refused(self, tmp_path, monkeypatch):
        path = tmp_path / "a.txt"
        with path.open("wb") as out:
            out.truncate(decode.MAX_BYTES + 1)
        assert "larger than 5 MB" in reason(path)


class TestJsonl:
    def test_reports_bare_and_wrapped(self, tmp_path):
        data = line(id="x", url="https://example.org/1", language="es", more=1)
        data += "\n" + json.dumps({"report": {"text": SENTENCE, "title": None}, "claims": []})
        path = file(tmp_path, "a.jsonl", data)
        first, second = reports(path)
        assert (first.id, first.url, first.language) == ("x", "https://example.org/1", "es")
        assert second.id == content_id(SENTENCE)
        assert [g.source for g in read([path])] == [f"{path}:1", f"{path}:3"]

    def test_the_text_is_kept_exactly(self, tmp_path):
        text = "\ufeff\u2028 e\u0301 \r\n \U0001f681 " + SENTENCE + "\n\n"
        assert reports(file(tmp_path, "a.jsonl", line(text=text)))[0].text == text

    def test_what_is_given_wins_over_the_head(self, tmp_path):
        text = f"Peru to buy helicopters\n2014-04-21\n{SENTENCE}"
        data = line(text=text, published="2014-04-20", title="Peru")
        got = reports(file(tmp_path, "a.jsonl", data))[0]
        assert (got.title, got.published) == ("Peru", "2014-04-20")

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ("", "holds no report"),
            ("\n \n", "holds no report"),
            ("{not json}", "not JSON at column 2"),
            ("[1, 2]", "expected a JSON object, found list"),
            ('{"title": "Peru"}', 'the key "text" must hold'),
            ('{"text": 5}', 'the key "text" must hold'),
            ('{"text": " "}', "holds no text"),
            (line(title=5), 'the key "title" must be a string, found int'),
            (line(published=["2014"]), 'the key "published" must be a string, found list'),
            (line(text="a\0b"), "NUL character"),
            (line(text="a \ud800 b"), "half a surrogate pair at character 2"),
            (b'{"text": "caf\xe9"}', "at offset 13 of the line"),
            (b"%PDF-1.7", "pdftotext"),
            ("[" * 100_000, "JSON that cannot be read"),
            ('{"text": ' + "1" * 5000 + "}", "JSON that cannot be read"),
        ],
    )
    def test_what_is_no_report_is_refused(self, tmp_path, data, says):
        assert says in reason(file(tmp_path, "a.jsonl", data))

    def test_a_bad_line_does_not_stop_the_next(self, tmp_path, monkeypatch):
        monkeypatch.setattr(jsonl, "_MAX_LINE", 300)
        data = line() + "no\n" + line(url="x" * 1000) + line()
        path = file(tmp_path, "a.jsonl", data)
        got = list(read([path]))
        assert [type(g) for g in got] == [Loaded, Refused, Refused, Loaded]
        assert [g.source for g in got] == [f"{path}:{n}" for n in (1, 2, 3, 4)]


class TestPaths:
    def test_a_folder_is_read_in_order_without_hidden_files(self, tmp_path):
        for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/x.txt", "notes.md"):
            file(tmp_path, name, SENTENCE)
        file(tmp_path, "c.jsonl", line())
        got = [Path(g.source).relative_to(tmp_path).as_posix() for g in read([tmp_path])]
        assert got == ["a/1.txt", "a/2.txt", "b.txt", "c.jsonl:1"]

    def test_paths_keep_their_order_and_bad_ones_stop_nothing(self, tmp_path):
        good = file(tmp_path, "z.txt", SENTENCE)
        missing, word = tmp_path / "missing.txt", file(tmp_path, "a.docx", b"PK")
        got = list(read([missing, good, word]))
        assert [type(g) for g in got] == [Refused, Loaded, Refused]

    def test_paths_that_cannot_be_read(self, tmp_path):
        assert "no such file" in reason(tmp_path / "missing")
        assert "give a .txt" in reason(file(tmp_path, "a.docx", b"PK"))
        (tmp_path / "empty").mkdir()
        assert "a folder without .txt" in reason(tmp_path / "empty")

    def test_a_file_without_permission(self, tmp_path, monkeypatch):
        def refuse(self):
            raise PermissionError(13, "Permission denied", str(self))

        path = file(tmp_path, "a.txt", SENTENCE)
        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert reason(path) == "cannot be read: Permission denied; check its permissions"


@given(st.binary(), st.sampled_from([".txt", ".jsonl"]))
def test_no_bytes_make_it_raise(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    for got in read([path]):
        assert isinstance(got, Loaded | Refused)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "report"]), inner),
)
_KEYS = ["text", "id", "title", "url", "report", "published", "other"]


@given(st.dictionaries(st.sampled_from(_KEYS), _JSON))
def test_no_object_makes_it_raise(tmp_path_factory, given_object):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_text(json.dumps(given_object), encoding="utf-8")
    (got,) = read([path])
    text = given_object.get("text")
    if isinstance(got, Loaded) and not isinstance(given_object.get("report"), dict):
        assert got.report.text == text

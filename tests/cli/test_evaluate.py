import csv
import json

import pytest
from typer.testing import CliRunner

from armsledger.cli.main import app
from armsledger.evaluation.annotated import load
from armsledger.evaluation.extractors import extractor
from armsledger.model import ArmsledgerError, InputError

JETS = "Poland has ordered 48 FA-50 jets from South Korea for $3 billion."
BOATS = "Senegal took delivery of two OPV 190 patrol ships from France on 3 May 2023."
PARK = "The museum opens at nine and shows a Spitfire."


def party(role, code):
    return {"role": role, "name": code, "type": "country", "country": code}


def claim(text, supplier, recipient, item, number, **more):
    quantity = {"amount": number, "unit": "count", "qualifier": "exact"}
    return {
        "kind": "transfer",
        "stage": "signed",
        "parties": [party("supplier", supplier), party("recipient", recipient)],
        "items": [{"name": item, "quantity": quantity}],
        "evidence": [{"start": 0, "end": len(text), "quote": text}],
        **more,
    }


GOLD = [
    ("jets", JETS, [claim(JETS, "KOR", "POL", "FA-50", 48)]),
    ("boats", BOATS, [claim(BOATS, "FRA", "SEN", "OPV 190", 2)]),
    ("park", PARK, []),
]
GENRES = {"jets": "wire", "boats": "wire", "park": "local_paper"}


def lines(reports):
    return "".join(
        json.dumps({"report": {"id": name, "text": text, "language": "en"}, "claims": claims})
        + "\n"
        for name, text, claims in reports
    )


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(lines(GOLD), encoding="utf-8")
    with (tmp_path / "reports.csv").open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerows([("id", "genre"), *GENRES.items()])
    return file


@pytest.fixture
def half(tmp_path):
    """Predictions: one claim with a wrong number, one report left out, one claim too many."""
    file = tmp_path / "half.jsonl"
    wrong = claim(JETS, "KOR", "POL", "FA-50", 12)
    invented = claim(PARK, "GBR", "FRA", "Spitfire", 1)
    file.write_text(lines([("jets", JETS, [wrong]), ("park", PARK, [invented])]))
    return file


def run(*arguments):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_predictions_are_scored_with_intervals_groups_and_the_worst_reports(gold, half):
    options = ("--by", "genre", "--by", "kind", "--by", "slot", "--by", "language")
    result = run(gold, "--predictions", half, *options)
    assert result.exit_code == 0, result.output
    got = json.loads(result.stdout)
    assert got["extractor"] == "half.jsonl"
    assert {key: got["slots"][key] for key in ("right", "gold", "read")} == {
        "right": 5,
        "gold": 12,
        "read": 12,
    }
    assert got["figures"]["noise"]["value"] == 1.0
    low, high = got["figures"]["slots"]["interval"]
    assert low <= got["figures"]["slots"]["value"] <= high
    assert set(got["by"]["genre"]) == {"local_paper", "wire"}
    assert got["by"]["kind"]["transfer"]["gold"] == 2
    assert got["by"]["slot"]["quantity"]["right"] == 0
    assert got["by"]["language"]["en"]["reports"] == 3
    assert {one["report"] for one in got["worst"]} == {"jets", "boats", "park"}
    assert "half.jsonl: not in it, and counted as not read: boats\n" in result.stderr


def test_one_report_is_shown_side_by_side(gold, half):
    got = json.loads(run(gold, "--predictions", half, "--report", "jets").stdout)
    (shown,) = got["worst"]
    (pair,) = shown["claims"]
    by_slot = {line["slot"]: line for line in pair["slots"]}
    assert by_slot["item"]["same"]
    assert by_slot["quantity"] == {
        "slot": "quantity",
        "gold": "FA-50: 48 count",
        "found": "FA-50: 12 count",
        "same": False,
    }


def test_our_extractor_is_measured_where_none_is_named(gold):
    got = json.loads(run(gold).stdout)
    assert got["extractor"] == "rules"
    assert got["claims"]["right"] >= 1
    assert got["figures"]["noise"]["value"] == 0.0


def test_several_stand_in_one_table_in_markdown(gold, half):
    result = run(gold, "--extractor", "trigger-words", "--predictions", half, "--markdown")
    head, rule, *rows = result.stdout.splitlines()
    assert head == "| extractor | reports | slots | claims | core | noise |"
    assert rule.count("|") == head.count("|")
    assert [row.split(" | ")[0] for row in rows] == ["| trigger-words", "| half.jsonl"]


def test_the_page_stands_alone_and_shows_what_was_missed(gold, half, tmp_path):
    file = tmp_path / "page.html"
    assert run(gold, "--predictions", half, "--by", "kind", "--html", file).exit_code == 0
    page = file.read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert "OPV 190: 2 count" in page
    assert "not found" in page
    assert "not annotated" in page
    assert "Claims by kind" in page


def test_the_page_shows_the_report_that_is_asked_for(gold, half, tmp_path):
    file = tmp_path / "page.html"
    options = ("--predictions", half, "--report", "jets", "--html", file)
    assert run(gold, *options).exit_code == 0
    page = file.read_text(encoding="utf-8")
    assert "FA-50: 12 count" in page
    assert "OPV 190" not in page


def test_noise_is_not_told_where_every_report_has_claims(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(lines(GOLD[:2]))
    *_, row = run(gold, "--predictions", gold, "--markdown").stdout.splitlines()
    assert row.endswith("| - |")


def test_what_a_report_says_cannot_steer_the_page(tmp_path):
    text = "<script>alert(1)</script> " + JETS
    gold = tmp_path / "gold.jsonl"
    gold.write_text(lines([("x<b>", text, [claim(text, "KOR", "POL", "<i>FA-50", 48)])]))
    run(gold, "--html", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<i>" not in page
    assert "x<b>" not in page


@pytest.mark.parametrize("error", [KeyError, AssertionError, ZeroDivisionError])
def test_an_extractor_that_fails_on_a_report_is_told_and_the_rest_counts(gold, monkeypatch, error):
    def fails(report, catalogue):
        if report.id == "boats":
            raise error("no such trigger")
        return extractor("rules")(report, catalogue)

    monkeypatch.setattr("armsledger.evaluation.evaluation.extractor", lambda _name: fails)
    result = run(gold)
    assert result.exit_code == 0
    assert "failed on boats" in result.stderr
    failed = json.loads(result.stdout)["failed"]
    assert failed == {"boats": f"{error.__name__}: {error('no such trigger')}"}


def test_an_extractor_that_cannot_begin_is_no_extractor_that_fails_on_reports(gold, monkeypatch):
    def lacks(*_):
        raise ArmsledgerError("spaCy is not installed")

    monkeypatch.setattr("armsledger.evaluation.evaluation.extractor", lambda _name: lacks)
    assert isinstance(run(gold).exception, ArmsledgerError)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no annotated report"),
        ("{", "line 1: is no JSON"),
        ('{"report": {"id": "a"}, "claims": []}', "line 1: is no annotated report"),
        ('{"report": {"id": "a", "text": "b"}, "claims": [{}]}', "claims.0.kind: Field required"),
        ('{"report": {"id": "a", "text": "b"}}', "(claims: Field required)"),
        ("[]", "(must be an object)"),
        ("[" * 100_000, "line 1: is no JSON"),
        (lines([GOLD[0], GOLD[0]]), "line 2: has the report 'jets' a second time"),
    ],
)
def test_a_gold_file_that_is_none_is_refused_with_the_line(tmp_path, content, message):
    file = tmp_path / "bad.jsonl"
    file.write_text(content)
    result = run(file)
    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)


def test_a_gold_file_that_is_not_there_is_refused(tmp_path):
    assert isinstance(run(tmp_path / "none.jsonl").exception, InputError)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"claims": []}', "report: Field required"),
        ('{"report": {"id": "jets"}}', "claims: Field required"),
        ('{"report": {"id": ["jets"]}, "claims": []}', "report.id"),
        ('{"report": "jets", "claims": []}', "report: must be an object"),
        ("[]", "must be an object"),
    ],
)
def test_predictions_that_are_none_are_refused_with_the_line(gold, tmp_path, content, message):
    file = tmp_path / "bad.jsonl"
    file.write_text(content)
    result = run(gold, "--predictions", file)
    assert isinstance(result.exception, InputError)
    assert f"bad.jsonl, line 1: cannot be scored ({message}" in str(result.exception)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"kind": ["transfer"]}, "kind"),
        ({"parties": "KOR"}, "parties"),
        ({"parties": [{"role": "supplier", "name": "Saab"}]}, "parties.0.type"),
        ({"items": [{"quantity": None}]}, "items.0.name"),
        ({"value": {"amount": "3e9", "unit": "USD", "qualifier": "exact"}}, "value.amount"),
        ({"value": {"amount": float("nan"), "unit": "USD", "qualifier": "over"}}, "value.amount"),
        ({"period": 2019}, "period"),
        ({"place": "Seoul"}, "place"),
        ({"speaker": {"role": "minister"}}, "speaker.name"),
        ({"evidence": [{"start": 0}]}, "evidence.0.end"),
    ],
)
@pytest.mark.parametrize("side", ["gold", "predictions"])
def test_a_claim_that_cannot_be_scored_is_refused_with_its_place(
    gold, tmp_path, side, change, place
):
    file = tmp_path / "bad.jsonl"
    file.write_text(lines([("jets", JETS, [claim(JETS, "KOR", "POL", "FA-50", 48, **change)])]))
    result = run(file) if side == "gold" else run(gold, "--predictions", file)
    assert isinstance(result.exception, InputError)
    assert "bad.jsonl, line 1: " in str(result.exception)
    assert f"(claims.0.{place}: " in str(result.exception)


def test_predictions_need_no_evidence_and_a_null_counts_as_absent(gold, tmp_path):
    bare = claim(JETS, "KOR", "POL", "FA-50", 48, value=None, speaker=None, via=None)
    bare["items"][0]["quantity"]["upper"] = None
    del bare["evidence"]
    file = tmp_path / "bare.jsonl"
    file.write_text("\ufeff" + lines([("jets", JETS, [bare])]), encoding="utf-8")
    got = json.loads(run(gold, "--predictions", file, "--report", "jets").stdout)
    assert got["core"]["right"] == 1
    assert "value" not in got["worst"][0]["claims"][0]["found"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [(b"id,genre\njets,\xff\n", "cannot be read"), (b"name,genre\njets,wire\n", "no column `id`")],
)
def test_a_table_of_reports_that_is_none_is_refused(gold, rows, message):
    gold.with_name("reports.csv").write_bytes(rows)
    result = run(gold)
    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)


def test_a_report_without_a_genre_is_in_a_group_of_its_own(gold):
    gold.with_name("reports.csv").write_text("id,genre\njets\nboats,wire\n")
    assert set(json.loads(run(gold, "--by", "genre").stdout)["by"]["genre"]) == {
        "not known",
        "wire",
    }


def test_genres_that_nobody_gave_are_asked_for(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(lines(GOLD))
    result = run(file, "--by", "genre")
    assert isinstance(result.exception, InputError)
    assert "reports.csv" in str(result.exception)


def test_an_unknown_extractor_or_report_is_refused(gold):
    assert "there is no extractor 'magic'" in str(run(gold, "--extractor", "magic").exception)
    assert "no report 'none'" in str(run(gold, "--report", "none").exception)


def test_what_may_be_refused_is_refused_before_what_takes_long(gold, tmp_path, monkeypatch):
    def fails(*_):
        pytest.fail("it has begun to read")

    monkeypatch.setattr("armsledger.cli.evaluate.measure", fails)
    (tmp_path / "bad.jsonl").write_text("[]")
    options = [("--extractor", "magic"), ("--predictions", tmp_path / "bad.jsonl")]
    for option in options:
        assert isinstance(run(gold, "--extractor", "rules", *option).exception, InputError)
    gold.with_name("reports.csv").unlink()
    assert isinstance(run(gold, "--by", "genre").exception, InputError)


@pytest.mark.parametrize("other", [["--json"], ["--report", "jets"]])
def test_an_option_that_would_be_passed_over_is_refused(gold, other):
    result = run(gold, "--markdown", *other)
    assert "--markdown prints figures only" in str(result.exception)


def test_files_of_one_name_are_told_apart(gold, half, tmp_path):
    (tmp_path / "b|c").mkdir()
    other = half.rename(tmp_path / "b|c" / "gold.jsonl")
    result = run(gold, "--predictions", gold, "--predictions", other, "--markdown")
    rows = [row.split(" | ")[0] for row in result.stdout.splitlines()[2:]]
    assert rows == [f"| {gold}", f"| {other}".replace("b|c", "b\\|c")]


def test_on_a_terminal_groups_say_what_they_count_and_nothing_steers_it(
    gold, tmp_path, monkeypatch
):
    monkeypatch.setattr("armsledger.cli.output.wants_json", lambda _asked: False)
    monkeypatch.setenv("COLUMNS", "80")
    name = "\x1b[31mjets"
    gold.write_text(lines([(name, "\x1b[2J" + JETS, GOLD[0][2]), GOLD[2]]))
    odd = tmp_path / "\x1b[2Jodd.jsonl"
    odd.write_text(lines([(name, JETS, [])]))
    groups = ("--by", "kind", "--by", "slot")
    shown = run(gold, "--predictions", odd, *groups).stdout
    assert "odd.jsonl, claims by kind" in shown
    assert "odd.jsonl, slots by slot" in shown
    assert "odd.jsonl, worst reports" in shown
    assert max(map(len, shown.splitlines())) <= 80
    shown += run(gold, "--predictions", odd, "--report", name).stdout
    assert "not found" in shown
    empty = run(gold, "--predictions", odd, "--report", "park").stdout
    assert "No claim is annotated and none was found." in empty
    assert "\x1b" not in shown + empty


def test_the_gold_itself_scores_full(gold):
    assert set(load(gold)) == set(GENRES)
    got = json.loads(run(gold, "--predictions", gold).stdout)
    values = {name: figure["value"] for name, figure in got["figures"].items()}
    assert values == {"slots": 1.0, "claims": 1.0, "core": 1.0, "noise": 0.0}
    assert got["worst"] == []

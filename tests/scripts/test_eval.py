"""`gardefou eval`: figures of a labelled set."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scripts.eval import evaluate

PATIENT = "Mme Vautravers, NIR 2 95 10 99 126 111 93"
LINES: tuple[dict[str, Any], ...] = (
    {
        "id": "a",
        "text": "😀 " + PATIENT,
        "entities": [{"start": 6, "end": 16, "label": "PERSON"}, {"start": 22, "end": 43, "label": "FR_NIR"}],
    },
    {"id": "b", "text": "Qu'est-ce qu'un essai ?", "entities": []},
    {"id": "c", "text": "Notre élève tranquille.", "entities": [{"start": 12, "end": 22, "label": "PERSON"}]},
    {"id": "d", "text": "écrire à a.b@c.fr", "clean": True},
    {"id": "e", "text": PATIENT, "clean": True},
)


def run(tmp_path: Path, lines: tuple[object, ...], *options: str) -> Result:
    (tmp_path / "set.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return CliRunner().invoke(evaluate, [str(tmp_path / "set.jsonl"), *options])


def test_json_tells_the_figures(tmp_path: Path) -> None:
    """Offsets are code points; the exit code does not judge."""
    done = run(tmp_path, LINES, "--format", "json")
    told = json.loads(done.stdout)
    assert 0 == done.exit_code
    recall = told["types"]["PERSON"]["recall_covered"]
    assert (1, 2) == (recall["hits"], recall["of"])
    assert recall["low"] < 0.5 < recall["high"]
    assert [1, 2] == [told["clean"][key]["hits"] for key in ("stopped", "touched")]
    assert 3 == told["clean"]["texts"]
    assert ("c", "missed", "aaaaaaaaaa") == tuple(told["misses"][0][key] for key in ("id", "how", "shape"))
    assert all("value" not in miss for miss in told["misses"])


SENSITIVE: tuple[dict[str, Any], ...] = (
    {"id": "left", "text": "Le colibri est tranquille", "leak": ["tranquille"]},
    {"id": "stopped", "text": PATIENT, "leak": ["*"]},
    {"id": "cleaned", "text": "écrire à a.b@c.fr", "leak": ["a.b@c.fr"]},
    {"id": "whole", "text": "Rien de reconnu", "leak": ["*"]},
)


def test_what_would_leave(tmp_path: Path) -> None:
    """A text leaks if what is sent holds one of its values; none of them counts as labelled or clean."""
    told = json.loads(run(tmp_path, SENSITIVE, "--format", "json").stdout)
    assert (2, 4) == tuple(told["sensitive"]["leaked"][key] for key in ("hits", "of"))
    assert [{"id": "left"}, {"id": "whole"}] == told["leaks"]
    assert (0, 0, {}) == (told["texts"], told["clean"]["texts"], told["types"])
    page = run(tmp_path, SENSITIVE).stdout
    assert "50.0 [15.0-85.0] 2/4" in page
    assert "tranquille" not in page


def test_people_read_a_table_without_values(tmp_path: Path) -> None:
    done = run(tmp_path, LINES)
    assert 0 == done.exit_code
    assert "50.0 [9.5-90.5] 1/2" in done.stdout
    assert "wrong stops" in done.stdout
    assert "tranquille" not in done.stdout + done.stderr


def test_values_are_for_a_terminal(tmp_path: Path) -> None:
    done = run(tmp_path, LINES, "--show-text")
    assert (2, "") == (done.exit_code, done.stdout)
    assert "only on a terminal" in done.stderr


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("x", "not a labelled text; write"),
        ([], "not a labelled text"),
        ({"id": "a", "text": "x"}, "not a labelled text"),
        ({"id": "a", "text": 1, "entities": []}, "not a labelled text"),
        ({"id": "a", "text": "x\ud800", "entities": []}, "not a labelled text"),
        ({"id": "a", "text": "x", "entities": [{"start": 0}]}, "not a labelled text"),
        ({"id": "a", "text": "x", "entities": [{"start": 0, "end": 2, "label": "PERSON"}]}, "entity 1: start and end"),
        (
            {"id": "a", "text": "x", "entities": [{"start": 0, "end": "1", "label": "PERSON"}]},
            "entity 1: start and end",
        ),
        ({"id": "a", "text": "x", "entities": [{"start": 0, "end": 1, "label": "NOBODY"}]}, "unknown label; known: A"),
        ({"id": "a", "text": "x", "entities": [{"start": 0, "end": 1, "label": "PERSON"}], "clean": True}, '"clean"'),
        ({"id": "a", "text": "x", "entities": [], "clean": "yes"}, '"clean"'),
        ({"id": "a", "text": "x", "leak": []}, '"leak" must be a list'),
        ({"id": "a", "text": "x", "leak": "x"}, '"leak" must be a list'),
        ({"id": "a", "text": "x", "leak": ["y"]}, 'a value of "leak" is not in the text'),
    ],
)
def test_a_bad_line_is_named_with_a_remedy(tmp_path: Path, bad: object, told: str) -> None:
    """File and line, never the text."""
    done = run(tmp_path, (LINES[0], bad))
    assert (2, "") == (done.exit_code, done.stdout)
    assert f"set.jsonl:2: {told}" in done.stderr or ("set.jsonl:2: " in done.stderr and told in done.stderr)


def test_a_set_without_texts_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, ())
    assert 2 == done.exit_code
    assert "holds no text" in done.stderr


def test_an_absent_file_is_named() -> None:
    done = CliRunner().invoke(evaluate, ["absent.jsonl"])
    assert 2 == done.exit_code
    assert "absent.jsonl: cannot be read" in done.stderr

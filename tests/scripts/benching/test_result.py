"""The maths of the table, and what is known of the machine."""

from pathlib import Path

import pytest

from scripts.benching.result import Result, difference, fdatasync_ms, machine, now, p99, ratio, row


def test_ratios_are_taken_pair_by_pair() -> None:
    """A slow moment of the machine falls on both sides of a pair."""
    assert ratio([10, 200, 30], [5, 100, 30]) == 2
    assert difference([2, 50, 3], [1, 49.5, 1]) == 1


def test_one_in_a_hundred_exceeds_p99() -> None:
    assert p99([float(n) for n in range(101)]) == 99


def test_a_row_is_judged_by_what_is_compared() -> None:
    made = row("rate-1-clean", (300, 400), 0.75, ours=[300.123456], note="x")
    assert ("≥ 0.9", False, 0.75, "/s") == (made.goal, made.is_reached, made.compared, made.unit)
    assert {"ours": [300.1], "note": "x"} == made.raw


def test_a_row_without_comparison_is_judged_by_our_figure() -> None:
    made = row("journal-rate", (3500, 300))
    assert (3500, True) == (made.compared, made.is_reached)


def test_a_result_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    rows = (row("adversarial", (60.0, None)),)
    result = Result(command="gardefou bench", started=now(), took_s=1, machine=machine(tmp_path), rows=rows)
    assert result == Result.model_validate_json(result.model_dump_json())
    assert {"cores", "python", "mitmproxy", "file system"} <= result.machine.keys()


def test_the_disk_is_measured_and_left_clean(tmp_path: Path) -> None:
    assert 3 == len(fdatasync_ms(tmp_path, 3))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_row_is_an_error() -> None:
    with pytest.raises(KeyError):
        row("nothing", (1, None))

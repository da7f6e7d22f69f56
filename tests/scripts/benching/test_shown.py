"""Rows as people read them."""

from scripts.benching.goals import GOALS
from scripts.benching.result import Result, now, row
from scripts.benching.shown import bench_rows, cells, measured_on


def test_a_ratio_an_addition_and_a_figure_alone() -> None:
    assert (
        "requests, 1 kB clean, 16 connections", "381 /s", "400 /s (mitmdump)", "× 0.953", "≥ 0.9", "yes",
    ) == cells(row("rate-1-clean", (381.2, 400), 0.953), "en")  # fmt: skip
    assert ("2.5 ms", "2.1 ms (mitmdump)", "+0.4 ms", "≤ 1 ms", "yes") == cells(
        row("added-p50-1", (2.5, 2.1), 0.4), "en"
    )[1:]
    assert ("60 ms", "–", "–", "≤ 50 ms", "no") == cells(row("adversarial", (60, None)), "en")[1:]


def test_french_has_its_own_units_and_commas() -> None:
    assert ("212 Mo", "85,1 Mo (mitmdump)", "–", "≤ 200 Mo", "non") == cells(row("memory-proxy", (212, 85.1)), "fr")[1:]
    assert "un fdatasync chacun" in cells(row("journal-rate", (3500, 300)), "fr")[2]


def test_a_busy_machine_shows() -> None:
    """The line under the table has the load, so that nobody takes a noisy run for a quiet one."""
    facts = {"cores": "2", "processor": "X", "load before": "0.10", "load after": "1.20", "file system": "ext4"}
    facts |= {"python": "3.13.0", "mitmproxy": "12", "presidio-analyzer": "2"}
    result = Result(command="gardefou bench", started=now(), took_s=1, machine=facts, rows=())
    assert measured_on(result, "en").endswith("load 0.10 → 1.20.")
    assert measured_on(result, "fr").endswith("charge 0.10 → 1.20.")


def test_every_goal_can_be_shown() -> None:
    rows = tuple(row(goal.id, (1.0, 1.0), 1.0) for goal in GOALS)
    result = Result(command="", started=now(), took_s=1, machine={}, rows=rows)
    for language in ("en", "fr"):
        assert len(GOALS) == len(list(bench_rows(result, language)))

"""A made-up journal of two months: three teams on two tools, a refused tool, one person alone. For the tests of register and report."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from audit.keeper import Keeper
from models.decision import Gate
from models.record import EventRecord, Record
from scripts.main import gardefou
from tests.audit.samples import NIR, decision, summary

NODE = "n1"
TEAMS = {"data-management": 6, "redaction": 7, "monitoring": 5}
LONER = "direction"


def start(month: int) -> datetime:
    return datetime(2026, month, 3, 9, tzinfo=UTC)


def requests(keeper: Keeper, month: int) -> Iterator[Record]:
    """Each person of each team asks each of two tools; one prompt in three holds a name, one in seven a NIR."""
    number = 0
    yield EventRecord(time=start(month), event="started", details={"generation": 1})
    for team, size in TEAMS.items():
        for person in range(size * 2):
            number += 1
            yield request(keeper, month, number, team, f"{team}{person % size}")
    yield decision(
        f"M{month}-alone", time=start(month), service="openai-api", groups=(LONER,), user="loner" + "0" * 27,
        gate=Gate.ALLOW, rules=(), circumstances=("training_missing",),
    )  # fmt: skip
    yield decision(
        f"M{month}-phind", time=start(month), service="phind", category="unknown_genai", groups=("redaction",),
        user="tried", flags=("refused_tool",), rules=("P1-OUTIL-NON-REFERENCE",),
    )  # fmt: skip


def request(keeper: Keeper, month: int, number: int, team: str, user: str) -> Record:
    found = [summary(keeper, f"Anne{number}", "PERSON")] * (number % 3 == 0) + [summary(keeper, NIR)] * (
        number % 7 == 0
    )
    refused = number % 7 == 0
    return decision(
        f"M{month}-{number}",
        time=start(month) + timedelta(hours=number),
        service="openai-api" if number % 2 else "claude-web",
        groups=(team,),
        user=user.rjust(32, "0"),
        route="chat-completions",
        gate=Gate.BLOCK if refused else Gate.ALLOW,
        rules=("P2-IDENTIFIANT-PATIENT",) if refused else ("P2-COORDONNEES",) * bool(found),
        obligations=("alert_dpo",) * refused,
        findings=tuple(found),
        transforms={"PERSON": "redact"} if found else {},
        replaced=0 if refused else len(found),
        study="GF-ONCO-301" if team == "redaction" else None,
    )


def made(data_dir: Path, *months: int) -> Path:
    """A data directory whose journal tells of these months of 2026."""
    keeper = Keeper.open(data_dir, NODE)
    for month in months:
        for record in requests(keeper, month):
            keeper.write_soon(record)
    keeper.close()
    return data_dir


def run(data_dir: Path, *arguments: str, settings: str = "") -> Result:
    """A command of gardefou on this data directory."""
    config = data_dir.parent / "gardefou.yaml"
    config.write_text(f"schema: gardefou.settings/v1\nnode: {NODE}\n{settings}", encoding="utf-8")
    return CliRunner().invoke(gardefou, [*arguments, "--config", str(config), "--data-dir", str(data_dir)])

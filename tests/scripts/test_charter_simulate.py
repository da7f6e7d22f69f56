"""`gardefou charter simulate`: the journal under another charter."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from audit.keeper import Keeper
from models.decision import Gate
from models.finding import Finding
from models.record import DecisionRecord
from policies.loading import SHIPPED
from scripts.charter import charter
from tests.audit.samples import decision

EXCEPTION = """exceptions:
- id: EX-1
  rule: P2-SECRET-PROMOTEUR
  scope: {{group: redaction, study: GF-ONCO-301}}
  reason: résumé
  requested_by: jdupont
  approved_by: comité
  approved_on: {today}
  expires: {later}
"""
NIR = "2 95 10 99 126 111 93"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(charter, arguments)


def kept(data_dir: Path, *ages_days: int) -> None:
    """A journal of allowed requests with a NIR in them, so many days ago."""
    keeper = Keeper.open(data_dir, "node-1")
    for age in ages_days:
        keeper.write_soon(_record(keeper, age))
    keeper.close()


def _record(keeper: Keeper, age_days: int) -> DecisionRecord:
    found = Finding(entity="FR_NIR", start=0, end=len(NIR), score=0.9, detector="nir")
    return decision(
        f"GF-{age_days}",
        gate=Gate.ALLOW,
        time=datetime.now(UTC) - timedelta(days=age_days),
        groups=("arc",),
        findings=(keeper.marking.summary(found, "$", NIR),),
        found=1,
    )


def test_simulate_prints_before_and_after_teams_and_silent_rules(tmp_path: Path) -> None:
    kept(tmp_path, 1, 2, 90)
    done = run("simulate", str(SHIPPED), "--data-dir", str(tmp_path))
    assert 0 == done.exit_code, done.output
    assert "2 décisions en 30 jours" in done.output
    assert "newly stopped: arc: 2" in done.output
    assert "would never have spoken: P2-COORDONNEES" in done.output
    assert "would never have spoken: P2-IDENTIFIANT-PATIENT" not in done.output
    allowed = next(line for line in done.output.splitlines() if "allow" in line and "après" not in line)
    assert [word for word in allowed.split() if word.isdigit()] == ["0", "0", "2"]


def test_a_faulty_charter_or_no_journal_exits_2(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("rules: ]", encoding="utf-8")
    assert 2 == run("simulate", str(bad), "--data-dir", str(tmp_path)).exit_code
    assert 2 == run("simulate", str(SHIPPED), "--data-dir", str(tmp_path / "none")).exit_code


def test_an_exception_may_name_a_study_by_its_code(tmp_path: Path) -> None:
    """Records have its label; the registry tells which study that is."""
    for name, text in {
        "studies.yaml": "studies: [{code: GF-ONCO-301, label: ETUDE-01}]\n",
        "site.yaml": "registry: studies.yaml\n",
        "exceptions.yaml": EXCEPTION.format(
            today=datetime.now(UTC).date(), later=datetime.now(UTC).date() + timedelta(days=9)
        ),
        "gardefou.yaml": "site: site.yaml\nexceptions: exceptions.yaml\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    keeper = Keeper.open(tmp_path / "data", "node-1")
    alias = Finding(entity="STUDY_CODE", start=0, end=10, score=0.9, detector="t", attributes={"registry": "known"})
    summary = keeper.marking.summary(alias, "$", "HIRONDELLE")
    past = {"gate": Gate.ALLOW, "time": datetime.now(UTC), "findings": (summary,), "found": 1, "study": "ETUDE-01"}
    for number, group in enumerate(("redaction", "biostat")):
        keeper.write_soon(decision(f"GF-{number}", groups=(group,), **past))
    keeper.close()
    done = run(
        "simulate", str(SHIPPED), "--config", str(tmp_path / "gardefou.yaml"), "--data-dir", str(tmp_path / "data")
    )
    assert (0, True) == (done.exit_code, "newly stopped: biostat: 1" in done.output), done.output

"""A charter that would not do what it says is refused, with file, line, key and remedy."""

from pathlib import Path

import pytest

from models.entities import FAMILY_OF
from models.reading import ConfigError
from policies.check import problems
from policies.loading import SHIPPED, load, shipped

ALL = frozenset(FAMILY_OF)


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """The shipped charter with one place changed."""
    source = SHIPPED.read_text(encoding="utf-8")
    assert old in source
    file = tmp_path / "charter.yaml"
    file.write_text(source.replace(old, new, 1), encoding="utf-8")
    return file


def refusal(file: Path, reported: frozenset[str] = ALL) -> str:
    """What loading says."""
    with pytest.raises(ConfigError) as caught:
        load(file, reported)
    return str(caught.value)


def test_the_shipped_charter_loads() -> None:
    """With the types that today's detectors report, too (tests/end_to_end)."""
    assert load(SHIPPED, ALL).name.startswith("charte-afcros@")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{gate: block, message: outil_interdit",
            "{gate: justify, message: outil_interdit",
            "a final rule cannot be justified",
        ),
        ("{gate: justify, message: contenu_critique}", "{gate: justify}", "asks for a reason without a message"),
        ("unknown_genai: block", "unknown_genai: justify", "no rule says what to justify there"),
        (
            "transform: redact, message",
            "transform: pseudonymise, message",
            "transform 'pseudonymise' is not implemented",
        ),
        (
            "obligations: [alert_dpo]",
            "obligations: [alert_dop]",
            "unknown obligation 'alert_dop'; did you mean 'alert_dpo'?",
        ),
        ("message: outil_interdit", "message: outil_interdi", "unknown message 'outil_interdi'"),
        ("{gate: block, message: outil_interdit, ", "{gate: block, ", "blocks without a message"),
        (
            "entity: [STUDY_CODE, COMPOUND",
            "entity: [STUDY_COD, COMPOUND",
            "unknown entity type 'STUDY_COD'; did you mean 'STUDY_CODE'?",
        ),
        ("when: {service: [unknown_genai]}", "when: {servise: [unknown_genai]}", "did you mean 'service'"),
        (
            "score: 0.45}]}, expect: {gate: block}",
            "score: 0.45}]}, expect: {gate: allow}",
            "test 'NIR annoncé mais mal recopié' fails",
        ),
        ("  prohibited_ai: block\n", "", "default_gate lacks prohibited_ai"),
        ("- id: P1-OUTIL-NON-REFERENCE", "- id: P1-IA-INTERDITE", "rule id stands twice"),
        ("status: enforce", "status: enforced", "did you mean 'enforce'?"),
        ("flags: [undecodable, oversize", "flags: [undecodabel, oversize", "did you mean 'undecodable'?"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    """`file:line: key: what; remedy`."""
    file = edited(tmp_path, old, new)
    line = SHIPPED.read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    text = refusal(file)
    assert told in text
    named = int(text.removeprefix(f"{file}:").split(":")[0])
    assert named <= 4 or abs(named - line) <= 12  # 4: an error of the whole file stands at its first key


def test_a_rule_that_no_detector_can_fire_is_refused(tmp_path: Path) -> None:
    """A silent rule would give false assurance."""
    named = next(rule for rule in shipped().rules if rule.id == "P2-SECRET-PROMOTEUR").when.any_of[0].entity
    text = refusal(SHIPPED, ALL - set(named))
    assert "P2-SECRET-PROMOTEUR: can never hold" in text


@pytest.mark.parametrize("content", ["", "a: [", "- 1", "schema: gardefou.charter/v9", "\x00"])
def test_a_broken_file_is_refused(tmp_path: Path, content: str) -> None:
    """Broken YAML, another schema, an empty file."""
    file = tmp_path / "charter.yaml"
    file.write_text(content, encoding="utf-8")
    assert refusal(file).startswith(str(file))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """With the remedy."""
    assert "check the path" in refusal(tmp_path / "none.yaml")


def test_a_gap_that_is_closed_is_told(tmp_path: Path) -> None:
    """Its test is an ordinary one from then on."""
    closed = edited(tmp_path, "expect: {gate: allow}}", "expect: {gate: allow}, gap: personne ne sait}")
    assert "the gap is closed; remove 'gap'" in refusal(closed)


def test_a_reminder_needs_words() -> None:
    """Those of a message."""
    (rule,) = (rule for rule in shipped().rules if rule.id == "P3-RAPPEL-DU-JOUR")
    silent = rule.model_copy(update={"then": rule.then.model_copy(update={"message": None})})
    told = [what for _, what in problems(shipped().model_copy(update={"rules": (silent,)}), frozenset({"PERSON"}))]
    assert any("reminds without a message" in what for what in told)

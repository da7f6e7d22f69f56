"""Recognizers of an organisation's own: loaded by name, run beside ours; whatever goes wrong is said, and means refuse."""

from pathlib import Path

import pytest
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult

import detectors
from detectors import own_recognizers
from detectors.own_recognizers import RecognizerError, faults, loaded
from models.site import SiteData

HERE = "tests.detectors.test_own_recognizers"


class Ward(PatternRecognizer):
    """Finds the wards of a made-up hospital."""

    def __init__(self) -> None:
        super().__init__(
            "ORGANIZATION", name="Ward", patterns=[Pattern("ward", r"aile [A-Z]\d", 0.7)], supported_language="fr"
        )


class Failing(EntityRecognizer):
    """Fails on some texts."""

    def __init__(self) -> None:
        super().__init__(["ORGANIZATION"], supported_language="fr")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: object = None) -> list[RecognizerResult]:
        """Raise, or give back what lies outside of the text."""
        if "raise" in text:
            raise RuntimeError("no")
        return [RecognizerResult("ORGANIZATION", 0, len(text) + 5, 0.9)]


class English(Ward):
    """For another language."""

    def __init__(self) -> None:
        super().__init__()
        self.supported_language = "en"


class Unknown(Ward):
    """Reports a type that nobody knows."""

    def __init__(self) -> None:
        super().__init__()
        self.supported_entities = ["WARD"]


class Demanding(Ward):
    """Wants an argument."""

    def __init__(self, wanted: str) -> None:
        super().__init__()


def test_it_runs_beside_ours() -> None:
    """Results are settled together, in order."""
    site = SiteData(recognizers=(f"{HERE}:Ward",))
    text = "Aile A1, aile B2, NIR 2 95 10 99 126 111 93"
    found = [(f.entity, text[f.start : f.end], f.detector) for f in detectors.build(site)(text)]
    assert ("ORGANIZATION", "aile B2", "own:Ward") in found
    assert ("FR_NIR", "2 95 10 99 126 111 93", "nir") in found
    assert "ORGANIZATION" in detectors.reported(site)


def test_a_failure_is_not_passed_over() -> None:
    """Whoever calls refuses then."""
    find = detectors.build(SiteData(recognizers=(f"{HERE}:Failing",)))
    with pytest.raises(RuntimeError):
        find("raise")
    with pytest.raises(RecognizerError, match="no finding"):
        find("rien")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.at_all:Ward", "cannot be imported"),
        (f"{HERE}:Missing", "no EntityRecognizer"),
        (f"{HERE}:HERE", "no EntityRecognizer"),
        (f"{HERE}:English", "another language"),
        (f"{HERE}:Unknown", "unknown types: WARD"),
        (f"{HERE}:Demanding", "without arguments"),
    ],
)
def test_what_cannot_be_used_is_told(name: str, said: str) -> None:
    ((where, what),) = faults(SiteData(recognizers=(name,)))
    assert where == ("recognizers", 0)
    assert said in what
    with pytest.raises(RecognizerError):
        loaded([name])


@pytest.mark.parametrize("where", ["imported", "made"])
def test_what_hangs_is_told_in_time(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that waits for something when it is imported, or when its class is made, stops no start for ever."""
    wait = "threading.Event().wait()"
    code = f"import threading\nfrom {HERE} import Ward\nclass Slow(Ward):\n    def __init__(self): {wait}\n"
    (tmp_path / f"hangs_{where}.py").write_text(code + (wait if where == "imported" else ""), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(own_recognizers, "_LOAD_S", 0.3)
    ((place, what),) = faults(SiteData(recognizers=(f"hangs_{where}:Slow",)))
    assert ("recognizers", 0) == place
    assert f"'hangs_{where}:Slow' is not loaded after 0.3 s; have it wait for nothing" in what


def test_such_code_needs_a_process() -> None:
    """That a deadline can end."""
    site = SiteData(recognizers=(f"{HERE}:Ward",))
    assert site.needs_process
    assert not site.without_code.needs_process
    assert not SiteData().needs_process

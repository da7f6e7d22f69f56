"""Charter and site data: read once, compiled anywhere; what cannot be put in force says why."""

import pickle
from pathlib import Path

import pytest

from detectors import Find
from models.reading import ConfigError
from models.settings import Preset, Settings, Shadow
from policies.loading import SHIPPED
from proxy.generation import CANARIES, Files, Generation, blindness, compiled
from tests.detectors.exact.registers import KEY, written
from tests.policies.samples import waiver

GOOD = SHIPPED.read_text(encoding="utf-8")
SITE = "schema: gardefou.site/v1\ncompounds: [GFX-1207]\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A charter and site data of its own."""
    (tmp_path / "charter.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    return Settings(charter=tmp_path / "charter.yaml", site=tmp_path / "site.yaml")


def compounds(generation: Generation) -> list[str]:
    """Which of two made-up compounds the generation finds."""
    text = "GFX-1207, GFX-1300"
    return [text[found.start : found.end] for found in generation.find(text)]


def test_a_node_without_files_of_its_own_has_the_shipped_charter(generation: Generation) -> None:
    """And nothing to reload."""
    assert ("charte-afcros@0.1.0", 1) == (generation.charter.name, generation.number)
    assert not Files(Settings()).have_changed()


def test_a_second_charter_belongs_to_the_generation(settings: Settings, tmp_path: Path) -> None:
    """Read, checked and watched as the first, under its own preset; without a file of its own it is the first one."""
    path = tmp_path / "shadow.yaml"
    path.write_text(GOOD.replace("version: 0.1.0", "version: 0.2.0"), encoding="utf-8")
    files = Files(settings.model_copy(update={"shadow": Shadow(charter=path)}))
    made = compiled(pickle.loads(pickle.dumps(files.read(1))), runs_code=False)
    assert ("charte-afcros@0.1.0", "charte-afcros@0.2.0") == (made.charter.name, made.shadow and made.shadow.name)
    path.write_text("rules: ]", encoding="utf-8")
    assert files.have_changed()
    with pytest.raises(ConfigError, match=r"shadow\.yaml:1"):
        compiled(files.read(2), runs_code=False)
    strict = Files(settings.model_copy(update={"shadow": Shadow(preset=Preset.STRICT)}))
    made = compiled(strict.read(1), runs_code=False)
    assert "charte-afcros@0.1.0+strict" == (made.shadow and made.shadow.name)


def test_files_that_did_not_change_are_not_loaded_again(settings: Settings, tmp_path: Path) -> None:
    """Touched, or written again with the same bytes. A change is told once; a file that is gone, and its return, are changes."""
    files = Files(settings)
    path = tmp_path / "charter.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert not files.have_changed()
    path.write_text("rules: ]", encoding="utf-8")
    assert [True, False] == [files.have_changed(), files.have_changed()]
    path.unlink()
    assert [True, False] == [files.have_changed(), files.have_changed()]
    path.write_text(GOOD, encoding="utf-8")
    assert files.have_changed()


def test_what_was_read_is_compiled_whatever_becomes_of_the_files(settings: Settings, tmp_path: Path) -> None:
    """So do processes that are born later, to which it is sent."""
    sources = pickle.loads(pickle.dumps(Files(settings).read(7)))
    for name in ("charter", "site"):
        (tmp_path / f"{name}.yaml").write_text("]", encoding="utf-8")
    made = compiled(sources, runs_code=False)
    assert (7, ["GFX-1207"]) == (made.number, compounds(made))


BAD_CHARTERS = {
    "not YAML": "rules: [",
    "empty": "",
    "unknown key": GOOD.replace("principles:", "principes:"),
    "failing test": GOOD.replace("score: 0.45}]}, expect: {gate: block}", "score: 0.45}]}, expect: {gate: allow}"),
    "dead rule": GOOD.replace(
        "{entity: [FR_NIR, FR_INS, FR_IPP, FR_NDA, FR_ID_DOCUMENT, FR_SPI], unless: {kind: reference}, min_score: 0.4}",
        "{entity: [ICD10]}",
    ),
}


@pytest.mark.parametrize("bad", BAD_CHARTERS.values(), ids=BAD_CHARTERS.keys())
def test_a_bad_charter_is_told_with_its_place(settings: Settings, tmp_path: Path, bad: str) -> None:
    path = tmp_path / "charter.yaml"
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(ConfigError, match="^" + str(path) + ":[0-9]+: "):
        compiled(Files(settings).read(2), runs_code=False)


@pytest.mark.parametrize(
    "bad",
    ["schema: !secret x", "studies: &a [*a]", "studies: " + "[" * 3000 + "]" * 3000],
    ids=["unknown tag", "a list inside itself", "too deep"],
)
def test_yaml_that_python_chokes_on_is_an_error_like_any_other(bad: str, settings: Settings, tmp_path: Path) -> None:
    """An error of another kind would end the watching for ever."""
    (tmp_path / "site.yaml").write_text(bad, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"site\.yaml"):
        compiled(Files(settings).read(2), runs_code=False)


@pytest.mark.parametrize(
    ("name", "content"), [("charter", "rules: ["), ("site", "compound: [GFX-1207]"), ("charter", None)]
)
def test_a_node_does_not_start_on_a_bad_file(
    settings: Settings, tmp_path: Path, name: str, content: str | None
) -> None:
    """There is no old one to keep."""
    path = tmp_path / f"{name}.yaml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{name}\.yaml:"):
        compiled(Files(settings).read(1), runs_code=False)


def raising(_: str) -> Find:
    raise ValueError(*CANARIES)


@pytest.mark.parametrize(
    ("find", "why"), [(lambda text: (), "no FR_NIR was found"), (raising, "ValueError")], ids=["none", "raises"]
)
def test_detectors_that_see_nothing(find: Find, why: str) -> None:
    """Told by its kind: the error may quote."""
    assert why == blindness(find)


def test_blind_detectors_are_not_put_in_force(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detectors.build", lambda site: lambda text: ())
    with pytest.raises(ConfigError, match="detectors do not work"):
        compiled(Files(settings).read(1), runs_code=False)


def test_own_patterns_are_tried_when_they_are_compiled(settings: Settings, tmp_path: Path) -> None:
    """A faulty one is told with file, line, key and remedy."""
    pattern = "patterns:\n- name: badge\n  entity: FR_NDA\n  regex: '(bdg)\\1'\n  examples: [bdgbdg]\n"
    path = tmp_path / "site.yaml"
    path.write_text(SITE + pattern, encoding="utf-8")
    told = r"site\.yaml:6: patterns\.0\.regex: Back-references are unsupported; write it"
    with pytest.raises(ConfigError, match=told):
        compiled(Files(settings).read(1), runs_code=False)
    path.write_text(SITE + pattern.replace("(bdg)\\1", "(?:bdg){2}"), encoding="utf-8")
    assert ["BDGBDG"] == [
        "BDGBDG"[f.start : f.end] for f in compiled(Files(settings).read(1), runs_code=False).find("BDGBDG")
    ]


def test_own_recognizers_are_loaded_but_run_only_where_they_may(settings: Settings, tmp_path: Path) -> None:
    """Not in an event loop, which cannot end them."""
    path = tmp_path / "site.yaml"
    path.write_text(f"{SITE}recognizers: [nowhere.at_all:Ward]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"site\.yaml:3: recognizers\.0: .*cannot be imported.*; install it"):
        compiled(Files(settings).read(1), runs_code=False)
    path.write_text(f"{SITE}recognizers: [tests.detectors.test_own_recognizers:Ward]\n", encoding="utf-8")
    found = {}
    for runs_code in (True, False):
        made = compiled(Files(settings).read(1), runs_code=runs_code)
        assert made.needs_process is not runs_code
        found[runs_code] = [finding.detector for finding in made.find("aile B2")]
    assert {True: ["own:Ward"], False: []} == found


@pytest.mark.parametrize(
    ("site", "reads"), [("", True), ("names: {pipeline: none}\n", False), ("classes: none\n", True)]
)
def test_it_tells_whether_searching_takes_long(settings: Settings, tmp_path: Path, site: str, reads: bool) -> None:
    """Names and classes are several times the work of all else."""
    (tmp_path / "site.yaml").write_text(SITE + site, encoding="utf-8")
    assert compiled(Files(settings).read(1), runs_code=False).reads_words is reads


def test_files_that_the_site_file_names_belong_to_the_generation(settings: Settings, tmp_path: Path) -> None:
    """A new index is put in force like a new site file; one that changes while it is read is refused until the next look."""
    (tmp_path / "site.yaml").write_text(SITE + "patients: {file: patients.edm, key: edm.key}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"site\.yaml:3: patients\.file: .*edm\.key: cannot be read"):
        compiled(Files(settings).read(1), runs_code=False)
    (tmp_path / "edm.key").touch(mode=0o600)
    (tmp_path / "edm.key").write_bytes(KEY)
    written(tmp_path / "patients.edm")
    files = Files(settings)
    sources = files.read(1)
    text = "Mme Vautravers, 14/03/1957, 8012345678"
    assert "exact_match" in {f.detector for f in compiled(sources, runs_code=False).find(text)}
    assert not files.have_changed()
    written(tmp_path / "patients.edm", ({"ipp": "8099999999"},))
    with pytest.raises(ConfigError, match="a file that it names changed meanwhile"):
        compiled(sources, runs_code=False)
    assert [True, False] == [files.have_changed(), files.have_changed()]
    assert "exact_match" not in {f.detector for f in compiled(files.read(2), runs_code=False).find(text)}


def test_exceptions_are_put_in_force_with_their_charter(settings: Settings, tmp_path: Path) -> None:
    """One from a final rule is refused with the whole generation."""
    path = tmp_path / "exceptions.yaml"
    path.write_text(f"exceptions: [{waiver().model_dump_json()}]\n", encoding="utf-8")
    files = Files(settings.model_copy(update={"exceptions": path}))
    assert compiled(files.read(1), runs_code=False).exceptions == (waiver(),)
    path.write_text(f"exceptions: [{waiver('P2-IDENTIFIANT-PATIENT').model_dump_json()}]\n", encoding="utf-8")
    assert files.have_changed()
    with pytest.raises(ConfigError, match=r"exceptions\.yaml:1: EX-1: .* is final"):
        compiled(files.read(2), runs_code=False)


def test_the_study_registry_is_a_part_of_the_generation(settings: Settings, tmp_path: Path) -> None:
    """Read again when it changes; one that cannot be used is told by its line, and leaves the old one in force."""
    (tmp_path / "site.yaml").write_text("registry: studies.yaml\n", encoding="utf-8")
    path = tmp_path / "studies.yaml"
    path.write_text("studies: [{code: GF-ONCO-301}]\n", encoding="utf-8")
    files = Files(settings)
    made = compiled(files.read(1), runs_code=False)
    assert ["GF-ONCO-301"] == [study.code for study in made.registry.studies]
    assert ["GF-ONCO-301"] == [found.attributes["study"] for found in made.find("gf onco 301")]
    path.write_text("studies:\n- code: GF-ONCO-302\n- code: gf onco 302\n", encoding="utf-8")
    assert files.have_changed()
    with pytest.raises(
        ConfigError, match=r"site\.yaml:1: registry: .*studies\.yaml:3: studies\.1\.code: is also written in line 2"
    ):
        compiled(files.read(2), runs_code=False)

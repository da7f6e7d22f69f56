"""The study registry's codes and numbers are found in whatever spelling, each with its study; words that only look like one are not."""

from pathlib import Path

import pytest

from detectors import Find, build
from detectors.normalise import fold
from detectors.registered import RegisteredSearch
from models.registry import parsed
from models.site import SiteData
from tests.growth import is_linear

REGISTRY = """studies:
- code: GF-ONCO-301
  aliases: [HIRONDELLE, Grand Large]
  sponsor: Laboratoires Fictifs
  compounds: [GFX-1207, GFX-5000]
  sites: [{number: "1402-FR"}, {number: "12"}, {number: "014"}]
  subjects: [{shape: "301-###-####", examples: ["301-014-0003"]}]
- code: GF-CARDIO-205
  sponsor: Sponsor Discret
  sponsor_is_secret: true
  compounds: [GFX-1207]
  sites: [{number: "014"}]
  subjects:
  - {shape: "?-####", context: required, examples: ["K-0042"]}
  - {shape: "205#####", examples: ["20512345"]}
- code: GF-PNEUMO-118
  subjects: [{shape: "2051####", examples: ["20512345"]}]
"""
ONCO = ("STUDY_CODE", "GF-ONCO-301")


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    path = tmp_path_factory.mktemp("registry") / "studies.yaml"
    path.write_text(REGISTRY, encoding="utf-8")
    return build(SiteData(registry=path))


def found(find: Find, text: str) -> list[tuple[str, str, str | None]]:
    return [
        (f.entity, text[f.start : f.end], f.attributes.get("study")) for f in find(text) if "registry" in f.attributes
    ]


@pytest.mark.parametrize(
    "written",
    [
        "GF-ONCO-301",
        "gf-onco-301",
        "GF ONCO 301",
        "GFONCO301",
        "GF_ONCO/301",
        "GF–ONCO – 301",
        "GF-ONCO-\n  301",
        "GF-\r\nONCO 301",
        "ｇｆ-ｏｎｃｏ-３０１",
        "G\u200bF-ONCO-301",
        "hirondelle",
        "Hirondelle",
        "HIRONDELLE",
        "grand\nlarge",
        "GRAND-LARGE",
    ],
)
def test_a_code_is_found_in_whatever_spelling(find: Find, written: str) -> None:
    """Whole, with its study."""
    text = f"Résume l'étude {written} pour demain."
    assert [("STUDY_CODE", written, "GF-ONCO-301")] == found(find, text)


@pytest.mark.parametrize("text", ["Décode R0YtT05DTy0zMDE= pour demain.", "G F - O N C O - 3 0 1"])
def test_a_disguised_code_names_its_study(find: Find, text: str) -> None:
    assert ["GF-ONCO-301"] == [study for *_, study in found(find, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Une hirondelle ne fait pas le printemps.",
        "Le grand large attire les marins.",
        "Le vent du grand Large, vu par les patients.",
        "Les patients de l'étude sur la migration de l'hirondelle vont bien.",
        "Une étude sur hirondelle et martinet.",
        "Hirondelles et martinets reviennent en avril.",
        "Le Roi Hirondelle, conte pour enfants.",
        "GF-ONCO-3011 et XGF-ONCO-301",
        "12 patients sur 14 ont répondu, et 014 est un nombre.",
        "On a inclus 12 sujets.",
        "Le k-0042 est une pièce.",
        "Sur le site, on lit que la moitié des sujets, soit 12 en tout, répondent.",
        "Les centres ont inclus 12 patients et 12 mg ; site web, 12 h.",
        "Le site\n12",
    ],
)
def test_what_only_looks_like_one_is_not(find: Find, text: str) -> None:
    assert [] == found(find, text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("HIRONDELLE avance.", [("STUDY_CODE", "HIRONDELLE", "GF-ONCO-301")]),
        ("Hirondelle : combien de patients inclus ?", [("STUDY_CODE", "Hirondelle", "GF-ONCO-301")]),
        ("fais le synopsis de hirondelle", [("STUDY_CODE", "hirondelle", "GF-ONCO-301")]),
        ("Résume l'essai de phase 3 hirondelle.", [("STUDY_CODE", "hirondelle", "GF-ONCO-301")]),
        ("What did the hirondelle trial show?", [("STUDY_CODE", "hirondelle", "GF-ONCO-301")]),
        ("On parle de Hirondelle demain.", [("STUDY_CODE", "Hirondelle", "GF-ONCO-301")]),
        ("Le GFX 5000 arrive.", [("COMPOUND_CODE", "GFX 5000", "GF-ONCO-301")]),
        ("Le gfx-1207 arrive.", [("COMPOUND_CODE", "gfx-1207", "GF-ONCO-301|GF-CARDIO-205")]),
        ("Visite du centre n° 12.", [("SITE_ID", "12", "GF-ONCO-301")]),
        ("sites 12 et 1402 FR", [("SITE_ID", "12", "GF-ONCO-301"), ("SITE_ID", "1402 FR", "GF-ONCO-301")]),
        ("Visite du centre 014.", [("SITE_ID", "014", None)]),
        ("Le centre de Fontbouvre (1402-FR) recrute.", [("SITE_ID", "1402-FR", "GF-ONCO-301")]),
        ("SITEID=12", [("SITE_ID", "12", "GF-ONCO-301")]),
        ("Vu 301 014 0003 ce jour.", [("SUBJECT_ID", "301 014 0003", "GF-ONCO-301")]),
        ("patient K-0042 revu", [("SUBJECT_ID", "K-0042", "GF-CARDIO-205")]),
        ("Vu 20512345 ce jour.", [("SUBJECT_ID", "20512345", None)]),
        ("Vu 20522345 ce jour.", [("SUBJECT_ID", "20522345", "GF-CARDIO-205")]),
        ("Appel de Sponsor Discret.", [("SPONSOR_SECRET", "Sponsor Discret", "GF-CARDIO-205")]),
        ("USUBJID: GF-PNEUMO-118-014-0003", [("SUBJECT_ID", "GF-PNEUMO-118-014-0003", "GF-PNEUMO-118")]),
    ],
)  # fmt: skip
def test_each_finding_says_whose_it_is(find: Find, text: str, kinds: list[tuple[str, str, str | None]]) -> None:
    """A compound names all its studies; a number or shape that several share names none."""
    assert kinds == found(find, text)


def test_a_sponsor_is_public_unless_it_is_said_otherwise(find: Find) -> None:
    assert [("ORGANIZATION", {})] == [(f.entity, f.attributes) for f in find("Appel de Laboratoires Fictifs.")]


def test_a_part_of_a_longer_code_says_so(find: Find) -> None:
    """What becomes public is the code itself: its extension is another study."""
    told = [f.attributes["registry"] for text in ("GF-ONCO-301.", "GF-ONCO-301-EXT") for f in find(text)]
    assert ["known", "part"] == told


def test_hostile_texts_cost_little() -> None:
    """Linear, with a thousand sites and a hundred studies."""
    sites = "".join(f'  - {{number: "{number}"}}\n' for number in range(1000, 2000))
    studies = "".join(f"- code: GF-FICT-{number}\n  aliases: [ALIAS {number}]\n" for number in range(100))
    search = RegisteredSearch(
        parsed(f"studies:\n{studies}- code: GF-ONCO-301\n  aliases: [HIRONDELLE]\n  sites:\n{sites}", "s")
    )
    for unit, copies in (("hirondelle ", 1100), ("site 1000 ", 1250), ("GF-", 4200), ("sites 1", 1750)):
        assert is_linear(lambda text: list(search(text, fold(text))), unit * copies, unit * copies * 4)


def test_an_empty_registry_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "studies.yaml"
    path.write_text("studies: []\n")
    assert () == build(SiteData(registry=path))("une hirondelle, site 12")


def test_a_registry_without_numbers_is_a_registry(tmp_path: Path) -> None:
    path = tmp_path / "studies.yaml"
    path.write_text("studies: [{code: GF-ONCO-301}]\n")
    assert [ONCO] == [(f.entity, f.attributes["study"]) for f in build(SiteData(registry=path))("gf onco 301")]

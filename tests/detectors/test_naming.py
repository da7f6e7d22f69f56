"""Names beside what has a shape: each character has one owner, and no half of a name is left."""

import subprocess
import sys
from pathlib import Path

import pytest

from detectors import build
from detectors.names.tagger import Label, Mention
from detectors.naming import NameSearch, faults
from detectors.pattern import NO_ATTRIBUTES, Hit
from models.site import Names, SiteData
from tests.detectors.samples import values
from tests.growth import is_linear


class Told:
    """A tagger that finds what it was told."""

    def __init__(self, *values: tuple[str, Label]) -> None:
        self._values = values
        self.known: dict[str, str] = {}

    def tag(self, text: str) -> list[Mention]:
        """Each value, once."""
        return sorted(
            Mention(text.index(value), text.index(value) + len(value), label, 0.9) for value, label in self._values
        )

    def flags(self, word: str, /) -> str:
        """Lists know nothing but what they were told."""
        return self.known.get(word, "")


def hit(text: str, value: str, entity: str, **attributes: str) -> Hit:
    """A settled hit on a value of a text."""
    start = text.index(value)
    return Hit(start, start + len(value), entity, 0.9, "test", attributes or NO_ATTRIBUTES)


def named(text: str, tagger: Told, *hits: Hit) -> list[tuple[str, str]]:
    """What stands where after the names stage."""
    return [(text[one.start : one.end], one.entity) for one in NameSearch(tagger)(text, sorted(hits))]


def test_a_name_stands_beside_other_findings() -> None:
    """Nothing is lost of either."""
    text = "Mme Vautravers, tél 01 99 00 12 34"
    phone = hit(text, "01 99 00 12 34", "PHONE_NUMBER")
    assert named(text, Told(("Vautravers", "PERSON")), phone) == [
        ("Vautravers", "PERSON"),
        ("01 99 00 12 34", "PHONE_NUMBER"),
    ]


def test_a_name_gives_way_to_what_has_a_shape_and_keeps_the_rest() -> None:
    """A tagger that takes a code for a part of the name."""
    text = "vu GFX-1207 Noémie Vautravers hier"
    code = hit(text, "GFX-1207", "COMPOUND_CODE")
    assert named(text, Told(("GFX-1207 Noémie Vautravers", "PERSON")), code) == [
        ("GFX-1207", "COMPOUND_CODE"),
        ("Noémie Vautravers", "PERSON"),
    ]


def test_a_name_that_a_title_told_is_whole_and_keeps_its_role() -> None:
    """A rule found the surname; the tagger knows the first name, too."""
    text = "La patiente Noémie Vautravers est vue."
    search = NameSearch(Told(("Noémie Vautravers", "PERSON")))
    (found,) = search(text, [hit(text, "Vautravers", "PERSON", role="relative")])
    assert (text[found.start : found.end], found.attributes["role"]) == ("Noémie Vautravers", "relative")


def test_a_town_with_its_department() -> None:
    assert values("LOCATION", "Elle réside à Mende (48) depuis 2019") == ["Mende (48)"]


def test_a_place_in_an_address_is_part_of_it() -> None:
    """Nothing is found twice."""
    text = "12 rue des Lilas 75013 Paris"
    assert named(text, Told(("Paris", "LOCATION")), hit(text, text, "ADDRESS")) == [(text, "ADDRESS")]


def test_a_record_is_cut_around_a_name() -> None:
    """The record claims what the name leaves."""
    text = "PID|1||VAUTRAVERS^NOEMIE|suite"
    found = named(text, Told(("VAUTRAVERS^NOEMIE", "PERSON")), hit(text, text, "HEALTH_RECORD"))
    assert found == [("PID|1||", "HEALTH_RECORD"), ("VAUTRAVERS^NOEMIE", "PERSON"), ("|suite", "HEALTH_RECORD")]


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ("H.E.", "INITIALS"),
        ("B Z", "INITIALS"),
        ("J.-P. R.", "INITIALS"),
        ("LS", "INITIALS"),
        ("H.", "INITIALS"),
        ("P.S. R.A.S. N.B.", "INITIALS"),
        ("LEA", "PERSON"),
        ("J. Vautravers", "PERSON"),
        ("VAUTRAVERS", "PERSON"),
    ],
)
def test_initials_are_no_name(written: str, entity: str) -> None:
    """Published cases are full of them."""
    text = f"patiente {written} vue hier"
    told = Told((written, "PERSON"))
    told.known = {"lea": "f"}
    (found,) = NameSearch(told)(text, [])
    assert (text[found.start : found.end], found.entity, found.score < 0.5) == (written, entity, entity == "INITIALS")


def test_a_text_without_names_keeps_its_hits() -> None:
    """The same list."""
    hits = [hit("tel 1", "1", "PHONE_NUMBER")]
    assert NameSearch(Told())("tel 1", hits) is hits


def test_a_model_that_cannot_be_used_is_said() -> None:
    """Where it stands, and what is wrong."""
    site = SiteData(names=Names(pipeline=f"gliner:{Path('/nulle/part')}"))
    ((where, what),) = faults(site)
    assert where == ("names", "pipeline")
    assert "gliner" in what


@pytest.mark.parametrize("pipeline", ["builtin", "fr_un_modele"])
def test_a_model_of_others_runs_in_a_process_of_its_own(pipeline: str) -> None:
    """A deadline can end it there."""
    site = SiteData(names=Names(pipeline=pipeline))
    assert site.needs_process is (pipeline != "builtin")
    assert not site.without_code.names.runs_code


def test_a_site_may_do_without_names() -> None:
    """Titles still tell; running text does not."""
    find = build(SiteData(names=Names(pipeline="none")))
    text = "Noémie Vautravers est suivie par le Dr Lenoir."
    assert [text[one.start : one.end] for one in find(text)] == ["Lenoir"]


@pytest.mark.parametrize(
    ("text", "is_somebody"),
    [
        ("Mme D. (lit 14) refuse ses bas", True),
        ("Monsieur K, sortie demain", True),
        ("M. D. et Mme B. partagent la chambre 3", True),
        ("Mme H.E. fut admise", False),
        ("M. B vend 3 pommes à Mme A", False),
        ("QCM : Mme D., 65 ans, consulte", False),
        ("patiente H. vue hier", False),
    ],
)
def test_one_letter_behind_a_title_is_somebody(text: str, *, is_somebody: bool) -> None:
    """Sure enough to be replaced; not two letters, as in published cases, and not the people of an exercise."""
    written = next(word for word in ("H.E.", "H.", "D.", "K", "B") if word in text)
    (found,) = NameSearch(Told((written, "PERSON")))(text, [])
    assert ("INITIALS", is_somebody) == (found.entity, found.score >= 0.5)


def test_a_site_without_names_does_without_their_model() -> None:
    """Lists alone are read: 20 MB less in the process. The model comes with the first site that wants it."""
    code = (
        "import detectors.naming as n, detectors.names.loading as l, detectors.classifying as c; from detectors import build;"
        "from models.site import *; build(SiteData(names=Names(pipeline=NONE)));"
        "print(l._shipped_lists.cache_info().currsize, n._tagger.cache_info().currsize,"
        "c._classifier.cache_info().currsize); build(SiteData()); print(n._tagger.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ["1 0 0", "1"] == done.stdout.splitlines()


@pytest.mark.parametrize("line", ["M. D. dort. ", "Marcel;Sylvie;"])
def test_four_times_the_people_cost_no_more_than_four_times(line: str) -> None:
    """Not sixteen times: the whole text is not looked at anew for each."""
    find = build(SiteData())
    assert is_linear(find, line * 200, line * 800)

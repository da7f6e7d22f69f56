"""Presidio comes without spaCy, and leaves the real one to whoever asks for it."""

import subprocess
import sys

import pytest


def said(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("room", ["detectors", "policies.screen", "proxy.node", "scripts.main"])
def test_no_room_loads_spacy(room: str) -> None:
    """However one enters the house."""
    assert (
        said(f"import sys, {room}, detectors; print('spacy' in sys.modules, 'thinc' in sys.modules)") == "False False"
    )


def test_it_finds_what_it_finds_with_spacy() -> None:
    """The engine is the same."""
    find = "from detectors import build; from models.site import SiteData; print(build(SiteData())('NCT08888771, e.v@x.fr'))"
    assert said(find) == said(f"import spacy; {find}") != "()"


def test_the_real_spacy_is_there_afterwards() -> None:
    tokens = (
        "import detectors, spacy, spacy.tokens; print(len(spacy.blank('fr')('un deux')), spacy.tokens.Doc.__module__)"
    )
    assert said(tokens) == "2 spacy.tokens.doc"


def test_a_presidio_that_wants_more_gets_spacy() -> None:
    """Where an empty class does not do, nothing half-loaded is left, and both are imported as they come."""
    code = (
        "import sys, detectors.presidio as p; p._forget(('presidio_analyzer',)); p._StandIn.__getattr__ = lambda *_: 1 / 0; "
        "p.load(); print('presidio_analyzer' in sys.modules, 'spacy' in sys.modules); "
        "from presidio_analyzer import AnalyzerEngine; print('spacy' in sys.modules)"
    )
    assert said(code).split() == ["False", "False", "True"]


def test_it_may_fetch_nothing() -> None:
    """The suffix list of its e-mail recognizer comes with the package."""
    assert said("import detectors, tldextract; print(tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls)") == "()"

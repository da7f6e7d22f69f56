"""Models of names that an organisation brings: read from the disk, never fetched; what is wrong with them is said."""

from pathlib import Path

import pytest

from detectors.names.own_models import WINDOW, ModelError, loaded, windows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline on the disk that knows one person, one town and a label of its own."""
    import spacy  # noqa: PLC0415  # heavy, and only here

    pipeline = spacy.blank("fr")
    ruler = pipeline.add_pipe("entity_ruler")
    known = {"PER": "Noémie Vautravers", "LOC": "Brécourt", "MISC": "quinoléine"}
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in known.items()])  # type: ignore[attr-defined]  # an EntityRuler
    path: Path = tmp_path_factory.mktemp("pipeline") / "names"
    pipeline.to_disk(path)
    return path


def test_a_spacy_pipeline_gives_mentions(folder: Path) -> None:
    """Of our types; what else it marks is not taken."""
    text = "Noémie Vautravers, de Brécourt, sous quinoléine."
    found = [(text[one.start : one.end], one.label) for one in loaded(str(folder), lambda _: "").tag(text)]
    assert found == [("Noémie Vautravers", "PERSON"), ("Brécourt", "LOCATION")]


def test_a_long_text_is_read_to_its_end(folder: Path) -> None:
    """Window by window, without losing what stands behind."""
    text = "Compte rendu sans nom. " * 2000 + "Vu Noémie Vautravers."
    assert len(text) > 2 * WINDOW
    assert [text[one.start : one.end] for one in loaded(str(folder), lambda _: "").tag(text)] == ["Noémie Vautravers"]


@pytest.mark.parametrize("text", ["", "a", "mot " * WINDOW, "x" * (3 * WINDOW + 1), "ligne\n" * WINDOW])
def test_windows_are_the_text(text: str) -> None:
    """In order, without a gap, none too long."""
    spans = list(windows(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= WINDOW for start, end in spans)


@pytest.mark.parametrize(
    ("pipeline", "said"),
    [
        ("fr_modele_absent", "cannot be loaded"),
        ("spacy:fr_modele", "no kind of model; known: transformers:, gliner:"),
        ("transformers:/nulle/part", "transformers"),
        ("gliner:/nulle/part", "gliner"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_remedy(pipeline: str, said: str) -> None:
    """An absent package or folder, an unknown kind."""
    with pytest.raises(ModelError, match=said):
        loaded(pipeline, lambda _: "")

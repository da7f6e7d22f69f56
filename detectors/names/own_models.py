"""A larger model of names that an organisation brings, in place of the built-in one: spaCy, transformers or GLiNER, under Presidio's own interfaces.

It is loaded from this machine's disk alone, once it is named; nothing is ever fetched. What it finds goes through the same guards and
roles as what the built-in model finds.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast, override

from detectors.names.tagger import Label, Mention
from detectors.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult

LANGUAGE = "fr"
LEAST = 0.15
"""What is less sure is not asked for."""
WINDOW = 20_000
"""Code points that a spaCy pipeline is given at once, so that a long text does not take its memory."""
TYPES: Mapping[str, Label] = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "LOC": "LOCATION",
    "GPE": "LOCATION",
    "LOCATION": "LOCATION",
    "ORG": "ORGANIZATION",
    "ORGANIZATION": "ORGANIZATION",
    "ADDRESS": "ADDRESS",
}
"""Labels of models -> our types. What has another label is not taken."""
_ENTITIES: list[str] = sorted(set(TYPES.values()))
_ASKED: Mapping[str, Label] = {
    "person": "PERSON",
    "address": "ADDRESS",
    "city": "LOCATION",
    "hospital": "ORGANIZATION",
    "company": "ORGANIZATION",
}
"""What GLiNER is asked for, in words."""
_SURE = 0.85
"""For models that do not say how sure they are; Presidio's own figure for spaCy."""
_NOTHING = cast("NlpArtifacts", None)
"""These recognizers read the text alone; Presidio's types do not say so."""
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


class ModelError(ValueError):
    """A named model cannot be used. Its text says why and what to do."""


class OwnModel:
    """A recognizer as a tagger."""

    def __init__(self, recognizer: EntityRecognizer, flags: Callable[[str], str]) -> None:
        self._recognizer = recognizer
        self.flags = flags
        """What the built-in lists know of a folded word."""

    def tag(self, text: str) -> list[Mention]:
        """Mentions in their order."""
        return sorted(_mentions(self._recognizer.analyze(text, _ENTITIES, _NOTHING)))


def loaded(pipeline: str, flags: Callable[[str], str]) -> OwnModel:
    """The model of `names.pipeline`: a spaCy package or folder, `transformers:FOLDER` or `gliner:FOLDER`. Raises ModelError."""
    kind, _, path = pipeline.rpartition(":")
    made = _MAKERS.get(kind)
    if made is None:
        raise ModelError(f"'{kind}:' is no kind of model; known: {', '.join(f'{name}:' for name in _MAKERS if name)}")
    library = _LIBRARIES[kind]
    if find_spec(library) is None:
        raise ModelError(f"needs the Python package '{library}'; install it where gardefou runs: pip install {library}")
    if kind and not Path(path).is_dir():
        raise ModelError(f"{path} is no folder; give the folder of a model on this machine, nothing is downloaded")
    os.environ.update(dict.fromkeys(_OFFLINE, "1"))
    try:
        model = made(path)
        model.load()
    except Exception as error:  # noqa: BLE001  # whatever libraries do with a wrong folder
        raise ModelError(
            f"{path} cannot be loaded as a model ({type(error).__name__}); try it with '{library}'"
        ) from None
    return OwnModel(model, flags)


def _mentions(results: list[RecognizerResult]) -> Iterator[Mention]:
    for result in results:
        label = TYPES.get(result.entity_type)
        if label and result.score >= LEAST:
            yield Mention(result.start, result.end, label, min(float(result.score), 1.0))


class SpacyModel(EntityRecognizer):
    """A spaCy pipeline that marks entities, as a Presidio recognizer that needs no Presidio engine around it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pipeline: Any = None
        super().__init__(_ENTITIES, "SpacyModel", LANGUAGE)

    @override
    def load(self) -> None:
        """Read it from a package or a folder. Raises OSError."""
        self._pipeline = import_module("spacy").load(self._name)

    @override
    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The entities of a text, window by window; what a window needed is given back."""
        found: list[RecognizerResult] = []
        for start, end in windows(text):
            with self._pipeline.memory_zone():
                marked = self._pipeline(text[start:end]).ents
                found += [
                    RecognizerResult(one.label_, start + one.start_char, start + one.end_char, _SURE) for one in marked
                ]
        return found


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Spans that together are the text, cut at the last line end or blank of each."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > WINDOW:
            last = start + WINDOW
            cut = max(text.rfind("\n", start, last), text.rfind(" ", start, last))
            end = cut + 1 if cut > start else last
        yield start, end
        start = end


def _transformers(path: str) -> EntityRecognizer:
    module = import_module("presidio_analyzer.predefined_recognizers.ner.huggingface_ner_recognizer")
    made = module.HuggingFaceNerRecognizer(model_name=path, supported_language=LANGUAGE, threshold=LEAST)
    return cast("EntityRecognizer", made)


def _gliner(path: str) -> EntityRecognizer:
    module = import_module("presidio_analyzer.predefined_recognizers.ner.gliner_recognizer")
    made = module.GLiNERRecognizer(
        model_name=path, supported_language=LANGUAGE, threshold=LEAST, entity_mapping=dict(_ASKED)
    )
    return cast("EntityRecognizer", made)


_MAKERS: Mapping[str, Callable[[str], EntityRecognizer]] = {
    "": SpacyModel,
    "transformers": _transformers,
    "gliner": _gliner,
}
_LIBRARIES = {"": "spacy", "transformers": "transformers", "gliner": "gliner"}

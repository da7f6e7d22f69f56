"""The other side of scanning: Presidio as it comes, for French, on a blank spaCy pipeline, kept from the network by detectors/presidio.py."""

import logging
from collections.abc import Callable

import detectors.presidio  # noqa: F401  # loads it first


def stock() -> Callable[[str], int]:
    """Presidio's AnalyzerEngine with its default recognizers for French: text -> number of results. Takes seconds to make."""
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)  # it names every recognizer of other languages
    import spacy  # noqa: PLC0415  # the command is imported for its help too
    from presidio_analyzer import AnalyzerEngine  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    class BlankFrench(SpacyNlpEngine):
        """Tokens only: the stock engine would download a model."""

        def load(self) -> None:
            self.nlp = {"fr": spacy.blank("fr")}  # type: ignore[assignment]  # the base class declares None

    engine = AnalyzerEngine(
        nlp_engine=BlankFrench([{"lang_code": "fr", "model_name": "blank"}]), supported_languages=["fr"]
    )
    return lambda text: len(engine.analyze(text, "fr"))

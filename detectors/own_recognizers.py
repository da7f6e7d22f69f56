"""The organisation's own Presidio recognizers, named in its site file as `module:Class`. Their code runs under AnalyzerEngine like ours.

It may be slow or fail: it belongs in a process that a deadline can end (`SiteData.needs_process`), and an exception means refuse.
"""

import importlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from threading import Thread
from typing import cast

from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.presidio import EntityRecognizer, RecognizerResult, pattern_recognizer
from models.entities import FAMILY_OF
from models.site import SiteData

_LANGUAGE = "fr"
_LOAD_S = 20.0
"""Most that an import and a constructor may take: without an end, neither a start nor a reload would have one."""


class RecognizerError(ValueError):
    """A named recognizer cannot be used. Its text says why and what to do."""


def loaded(names: Sequence[str]) -> list[EntityRecognizer]:
    """An instance of each class. Raises RecognizerError."""
    if names:
        # A pattern that takes too long is skipped in silence by Presidio: the process's deadline refuses instead.
        setattr(pattern_recognizer, "REGEX_TIMEOUT_SECONDS", None)  # noqa: B010  # its type says int, its use takes None
    return [_checked(name, _made_in_time(name)) for name in names]


def faults(site: SiteData) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the recognizers of a site. Runs their code."""
    for place, name in enumerate(site.recognizers):
        try:
            loaded([name])
        except RecognizerError as error:
            yield ("recognizers", place), str(error)


def hits(results: Sequence[RecognizerResult], length: int) -> Iterator[Hit]:
    """Results of such code as hits. Raises RecognizerError for what is no finding in a text of this length."""
    for result in results:
        if result.entity_type not in FAMILY_OF or not 0 <= result.start < result.end <= length:
            raise RecognizerError("an own recognizer gave back what is no finding")
        name = (result.recognition_metadata or {}).get(RecognizerResult.RECOGNIZER_NAME_KEY, "recognizer")
        score = min(max(float(result.score), 0.0), 1.0)
        yield Hit(result.start, result.end, result.entity_type, score, f"own:{name}", NO_ATTRIBUTES)


def _made_in_time(name: str) -> EntityRecognizer:
    """As `_made`. What hangs is left behind in its thread, which does not outlive the process."""
    made: Future[EntityRecognizer] = Future()

    def make() -> None:
        try:
            made.set_result(_made(name))
        except BaseException as error:  # noqa: BLE001  # raised again by `result`
            made.set_exception(error)

    Thread(target=make, name="own recognizer", daemon=True).start()
    try:
        return made.result(_LOAD_S)
    except TimeoutError:
        raise RecognizerError(
            f"'{name}' is not loaded after {_LOAD_S:g} s; have it wait for nothing when it is imported or made"
        ) from None


def _made(name: str) -> EntityRecognizer:
    module_name, _, class_name = name.partition(":")
    try:
        module = importlib.import_module(module_name)
    except Exception as error:  # noqa: BLE001  # whatever code of others raises
        raise RecognizerError(
            f"module '{module_name}' cannot be imported ({type(error).__name__}); install it where gardefou runs"
        ) from None
    kind = getattr(module, class_name, None)
    if not (isinstance(kind, type) and issubclass(kind, EntityRecognizer)):
        raise RecognizerError(f"'{class_name}' is no EntityRecognizer in '{module_name}'; check the name of the class")
    try:
        recognizer = cast("Callable[[], EntityRecognizer]", kind)()
    except Exception as error:  # noqa: BLE001  # whatever code of others raises
        raise RecognizerError(
            f"'{class_name}' cannot be made without arguments ({type(error).__name__}); give each a default"
        ) from None
    return recognizer


def _checked(name: str, recognizer: EntityRecognizer) -> EntityRecognizer:
    unknown = sorted(set(recognizer.supported_entities) - FAMILY_OF.keys())
    if unknown:
        raise RecognizerError(
            f"'{name}' reports unknown types: {', '.join(unknown)}; known: {', '.join(sorted(FAMILY_OF))}"
        )
    if recognizer.supported_language != _LANGUAGE:
        raise RecognizerError(f"'{name}' is for another language; give it supported_language='{_LANGUAGE}'")
    return recognizer

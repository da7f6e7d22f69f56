"""presidio-analyzer, loaded without spaCy and kept from the network: what is used of it here needs none.

With thinc and numpy it weighs 45 MB in every process, and two seconds of its start.

Presidio's engines for spaCy models import it as soon as the package is loaded. Meanwhile an empty stand-in takes its place, for those
engines alone: whoever imports spaCy afterwards gets the real one. Its e-mail recognizer, which is not used here, would fetch a list
from the network; it asks once, when it is loaded, whether it may.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, override

_ABSENT = ("spacy", "thinc")
_PRESIDIO = "presidio_analyzer"


class _Empty(type):
    """The kind of a class without content; what it is asked for is a registry, whose decorators do nothing."""

    def __getattr__(cls, name: str) -> Callable[..., Callable[[Any], Any]]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: lambda decorated: decorated


class _StandIn(ModuleType):
    """A module in which every name is an empty class: enough for annotations, and for the empty document of an empty text."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(name, (), {"__init__": lambda _, *__, **___: None})


class _StandIns(MetaPathFinder, Loader):
    """Finds a stand-in for each module of the absent package."""

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname.partition(".")[0] in _ABSENT else None

    @override
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    @override
    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def load() -> None:
    """Load presidio_analyzer without spaCy; with it where that does not work, or where one of them is there already."""
    os.environ["TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS"] = ""
    if {*_ABSENT, _PRESIDIO} & sys.modules.keys():
        return
    finder = _StandIns()
    sys.meta_path.insert(0, finder)
    try:
        # Another version of Presidio may want more than names: it is then imported as it comes.
        with suppress(Exception):
            __import__(_PRESIDIO)
            return
        _forget((_PRESIDIO,))
    finally:
        sys.meta_path.remove(finder)
        _forget(_ABSENT)


def _forget(packages: tuple[str, ...]) -> None:
    for module in [name for name in sys.modules if name.partition(".")[0] in packages]:
        del sys.modules[module]


load()

from presidio_analyzer import (  # noqa: E402  # only now
    AnalyzerEngine,
    ContextAwareEnhancer,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
    pattern_recognizer,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine  # noqa: E402

__all__ = [
    "AnalyzerEngine",
    "ContextAwareEnhancer",
    "EntityRecognizer",
    "NlpArtifacts",
    "NoOpNlpEngine",
    "RecognizerRegistry",
    "RecognizerResult",
    "pattern_recognizer",
]

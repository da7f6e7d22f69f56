"""The registry's file: canonical YAML, written whole or not at all; the version before stays beside it."""

import shutil
import stat
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from models import registry
from models.reading import ConfigError, text_of
from models.studies import NO_STUDIES, Registry
from scripts.written import replacing

_FIRST = "schema: gardefou.studies/v1\n"


def opened(path: Path) -> Registry:
    """The registry of a file; an empty one where there is none yet. Raises ConfigError."""
    return registry.read(path) if path.exists() else NO_STUDIES


def dumped(studies: Registry) -> str:
    """Canonical YAML: keys in the order of the model, defaults left out."""
    plain = _plain(studies.model_dump(exclude_defaults=True))
    listed = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=140) if plain else "studies: []\n"
    return _FIRST + listed


def write(path: Path, studies: Registry) -> None:
    """Put the registry in the place of what was there, which becomes `….bak`; the comments at the file's head stay. Raises ConfigError."""
    text = (_head(text_of(path)) if path.exists() else "") + dumped(studies)
    if registry.parsed(text, str(path)) != studies:
        raise ConfigError(f"{path}: would not be read as it is written; nothing was changed")
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
        with replacing(path, mode) as file:
            file.write(text)
            file.flush()
            if path.exists():
                shutil.copy2(path, path.with_name(path.name + ".bak"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name a file in a folder of yours") from error


def _head(text: str) -> str:
    """The comments before the first key."""
    kept: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        kept.append(line)
    return "".join(kept)


def _plain(value: Any) -> Any:
    """What YAML knows how to write."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value

"""An organisation's own data: what only it knows to be sensitive. Reloaded together with the charter, as one generation."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from models.frozen import Frozen
from models.mask import Mask
from models.own_pattern import OwnPattern


def _is_a_word(term: str) -> str:
    if not any(c.isalnum() for c in unicodedata.normalize("NFKD", term) if c.isascii()):
        raise ValueError("a term needs a letter or a digit")
    return term


Term = Annotated[
    str, StringConstraints(min_length=3, max_length=200, strip_whitespace=True), AfterValidator(_is_a_word)
]
RecognizerName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$", max_length=200)]
"""`module:Class`."""


class Names(Frozen):
    """Who finds people, places, organisations and addresses in running text."""

    pipeline: Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)] = "builtin"
    """`builtin`, a spaCy package or folder, `transformers:FOLDER`, `gliner:FOLDER`: of this machine, never fetched."""

    @property
    def is_builtin(self) -> bool:
        """Whether it is the model that gardefou brings."""
        return self.pipeline == "builtin"


class SiteData(Frozen):
    """Terms that are sensitive here. Found in any case, with or without accents, joined by a space, a hyphen or nothing."""

    schema_: Literal["gardefou.site/v1"] = Field(default="gardefou.site/v1", alias="schema")
    studies: tuple[Term, ...] = Field(default=(), repr=False)
    """Study and protocol codes: STUDY_CODE."""
    compounds: tuple[Term, ...] = Field(default=(), repr=False)
    """Compound codes: COMPOUND_CODE."""
    projects: tuple[Term, ...] = Field(default=(), repr=False)
    """Names of confidential projects: SPONSOR_SECRET."""
    masks: tuple[Mask, ...] = Field(default=(), max_length=200, repr=False)
    """Shapes of the organisation's own numbers."""
    patterns: tuple[OwnPattern, ...] = Field(default=(), max_length=200, repr=False)
    """Patterns of the organisation's own."""
    recognizers: tuple[RecognizerName, ...] = Field(default=(), max_length=20)
    """Presidio recognizers of the organisation's own, as code."""

    names: Names = Names()

    @property
    def needs_process(self) -> bool:
        """Whether searching runs code that is not ours: it belongs in a process that a deadline can end."""
        return bool(self.recognizers) or not self.names.is_builtin

    @property
    def without_code(self) -> "SiteData":
        """The same without such code, which may be searched anywhere."""
        return self.model_copy(update={"recognizers": (), "names": Names()})

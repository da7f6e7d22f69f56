"""An organisation's own data: what only it knows to be sensitive. Reloaded together with the charter, as one generation."""

import unicodedata
from pathlib import Path
from typing import Annotated, Final, Literal, Self

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


BUILTIN: Final = "builtin"
NONE: Final = "none"


class Names(Frozen):
    """Who finds people, places, organisations and addresses in running text."""

    pipeline: Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)] = "builtin"
    """`builtin`, a spaCy package or folder, `transformers:FOLDER`, `gliner:FOLDER`: of this machine, never fetched. `none`: nobody."""

    @property
    def runs_code(self) -> bool:
        """Whether it is a model that an organisation brings."""
        return self.pipeline not in (BUILTIN, NONE)


class Keyed(Frozen):
    """A file of keyed digests, and the key that opens it. Paths are relative to the site file."""

    file: Path = Field(repr=False)
    key: Path = Field(repr=False)

    def rooted(self, folder: Path) -> Self:
        """The same with absolute paths."""
        return self.model_copy(update={"file": folder / self.file.expanduser(), "key": folder / self.key.expanduser()})


class Protected(Keyed):
    """Fingerprints of protected documents, and from which share of its words on a passage counts."""

    min_share: Annotated[float, Field(ge=0.1, le=1)] = 0.3


class Dictionary(Frozen):
    """A file of terms, one a line, and what they are."""

    file: Path = Field(repr=False)
    entity: Literal["PERSON", "ORGANIZATION", "STUDY_CODE", "COMPOUND_CODE", "SPONSOR_SECRET", "STRATEGIC"]
    role: Literal["patient", "clinician", "relative", "other"] = "other"
    """Of people."""


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
    classes: Literal["builtin", "none"] | None = None
    """Who finds sentences that are secret, or about one patient, without an identifier. `none`: nobody; not said: nobody where nobody finds names."""

    dictionaries: tuple[Dictionary, ...] = Field(default=(), max_length=50)
    """Lists of terms in files of their own."""
    allow: tuple[Term, ...] = Field(default=(), repr=False)
    """Public persons, published codes, eponyms, drugs: no findings, though they look like some."""
    allow_files: tuple[Path, ...] = Field(default=(), max_length=50, repr=False)
    """The same in files, one a line."""
    patients: Keyed | None = None
    """Index of the organisation's own patients, written by `gardefou edm`."""

    documents: Protected | None = None
    """The organisation's protected documents, kept by `gardefou fingerprint`."""

    registry: Path | None = Field(default=None, repr=False)
    """The study registry, kept by hand or by `gardefou studies`: models/studies.py."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that this data names: they belong to it, and are loaded with it."""
        keyed = (path for one in (self.patients, self.documents) if one for path in (one.file, one.key))
        registry = (self.registry,) if self.registry else ()
        return (*keyed, *(one.file for one in self.dictionaries), *self.allow_files, *registry)

    def rooted(self, folder: Path) -> "SiteData":
        """The same, its paths starting at a folder."""
        dictionaries = (one.model_copy(update={"file": folder / one.file.expanduser()}) for one in self.dictionaries)
        return self.model_copy(
            update={
                "patients": self.patients and self.patients.rooted(folder),
                "documents": self.documents and self.documents.rooted(folder),
                "dictionaries": tuple(dictionaries),
                "allow_files": tuple(folder / path.expanduser() for path in self.allow_files),
                "registry": self.registry and folder / self.registry.expanduser(),
            }
        )

    @property
    def tells_classes(self) -> bool:
        """Whether sentences are told by their class."""
        return (self.classes or self.names.pipeline) != NONE

    @property
    def reads_words(self) -> bool:
        """Whether names or classes are looked for, and not only what has a shape: that takes several times as long."""
        return self.names.pipeline != NONE or self.tells_classes

    @property
    def needs_process(self) -> bool:
        """Whether searching runs code that is not ours: it belongs in a process that a deadline can end."""
        return bool(self.recognizers) or self.names.runs_code

    @property
    def without_code(self) -> "SiteData":
        """The same without such code, which may be searched anywhere."""
        names = Names() if self.names.runs_code else self.names
        return self.model_copy(update={"recognizers": (), "names": names})

"""The data that names are learnt from, read from one folder outside the repository. What each file is: models/names_fr/NOTICE."""

import csv
import json
import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

FILES = (
    "LICENSE_eds-pseudo_BSD-3.txt",
    "communes.csv",
    "e3c_pamj_carriers.jsonl",
    "eds_pseudo_templates_train.txt",
    "hospital_names_eds_pseudo.json",
    "lexicons_own.json",
    "mots_courants_opensubtitles.txt",
    "noms_fr.txt",
    "prenoms_insee.csv",
    "seed_templates_own.txt",
)


class Report(NamedTuple):
    """A published case report: where it is, under which licence, by whom, and its text."""

    doi: str
    licence: str
    authors: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Sources:
    """The files of a folder, each read when it is first asked for."""

    folder: Path

    def digests(self) -> dict[str, str]:
        """SHA-256 of each file."""
        return {name: sha256((self.folder / name).read_bytes()).hexdigest() for name in FILES}

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    @cached_property
    def first_names(self) -> list[tuple[str, int]]:
        """First names in small letters with how many people bear them."""
        rows = csv.DictReader(self._text("prenoms_insee.csv").splitlines())
        return [(row["prenom"], int(row["occurrences"])) for row in rows]

    @cached_property
    def surnames(self) -> list[str]:
        """Surnames in small letters."""
        return self._text("noms_fr.txt").split("\n")[:-1]

    @cached_property
    def communes(self) -> list[tuple[str, str, int]]:
        """Name, postcode and population of each commune."""
        rows = csv.DictReader(self._text("communes.csv").splitlines())
        return [(row["nom"], row["cp"], int(row["population"] or 0)) for row in rows]

    @cached_property
    def common_words(self) -> list[str]:
        """Words of films, the most common first."""
        return self._text("mots_courants_opensubtitles.txt").split()

    @cached_property
    def reports(self) -> list[Report]:
        """Case reports, in the order of the file."""
        lines = map(json.loads, self._text("e3c_pamj_carriers.jsonl").splitlines())
        return [
            Report(line["doi"], line["licence"], tuple(a["author"].strip() for a in line["authors"]), line["text"])
            for line in lines
        ]

    @cached_property
    def hospital_blocks(self) -> list[str]:
        """Annotated blocks of a hospital's documents: `[Martin](NOM)`."""
        return [block for block in re.split(r"\n\s*\n", self._text("eds_pseudo_templates_train.txt")) if block.strip()]

    @cached_property
    def hospital_licence(self) -> str:
        """The licence of those documents."""
        return self._text("LICENSE_eds-pseudo_BSD-3.txt")

    @cached_property
    def hospital_names(self) -> list[str]:
        """Names of hospitals as they are written."""
        names: list[str] = json.loads(self._text("hospital_names_eds_pseudo.json"))
        return [name for name in names if len(name) > 1]

    @cached_property
    def lexicons(self) -> dict[str, list[str]]:
        """Eponyms (EPO), signs (SIG), techniques (TECH), drugs (MEDS), sponsors (SPON)."""
        lexicons: dict[str, list[str]] = json.loads(self._text("lexicons_own.json"))
        return lexicons

    @cached_property
    def seed_templates(self) -> list[str]:
        """Lines with slots."""
        lines = self._text("seed_templates_own.txt").splitlines()
        return [line for line in lines if line and not line.startswith("#")]

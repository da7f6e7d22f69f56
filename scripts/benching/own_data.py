"""An organisation's own patients and documents, made up: what is found of them, what is found wrongly, and what it costs.

Files are built in the folder of the run, in this process, and opened as a node opens them.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import process_time, thread_time

from detectors import Find, build
from detectors.exact.index import new
from detectors.keyed import key
from detectors.protected.library import Shelf
from models.site import Keyed, Protected, SiteData
from scripts.benching.counts import Counts
from scripts.benching.documents import paragraphs, reworded
from scripts.benching.register import Patient, patients, unrelated, written
from scripts.benching.result import Row, Tick, difference, row
from scripts.benching.texts import clean, dirty

_SURE = 0.6
"""From which score on the shipped charter stops."""
_SIZE = 10_000
_PARAGRAPHS = 40
_ENTITY = {"number": "FR_IPP", "subject": "SUBJECT_ID"}


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    del counts
    return 6


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group."""
    keyed = Keyed(file=folder / "patients.edm", key=folder / "own.key")
    took = _index(keyed, counts.patients)
    tick("an index of patients")
    find = build(SiteData(patients=keyed))
    yield row("edm-memory", (keyed.file.stat().st_size / 1e6, None), rows=str(counts.patients), build_s=[took])
    yield _recall(find, counts)
    tick("patients written of")
    yield _alarms("edm-alarms", find, unrelated(counts.samples, 5))
    tick("texts about nobody")
    yield _cost("edm-time", find, counts.scans)
    tick("time of the index")
    library = Protected(file=folder / "documents.fp", key=folder / "own.key")
    _library(library, counts.documents)
    find = build(SiteData(documents=library))
    tick("a library of documents")
    yield _passages(find, counts.documents)
    others = range(10**6, 10**6 + counts.samples)
    yield _alarms("documents-alarms", find, ("\n".join(paragraphs(4, seed)) for seed in others))
    yield _cost("documents-time", find, counts.scans)
    tick("passages")


def _index(keyed: Keyed, number: int) -> float:
    """Build the index; processor time in seconds, the making of the patients left out as far as it can be."""
    secret = key.made(keyed.key)
    rows = [patient.row() for patient in patients(number, 1)]
    started = process_time()
    entries = new(secret)
    for one in rows:
        entries.add(one)
    entries.write(keyed.file, datetime.now(UTC).date() + timedelta(days=1))
    return process_time() - started


def _recall(find: Find, counts: Counts) -> Row:
    """Share of sentences in which the patient is found as one of the register."""
    random, hits, kinds = Random(2), list[bool](), dict[str, list[bool]]()  # noqa: S311 - samples, no secrets
    every = max(1, counts.patients // counts.samples)
    for kind, text in _sentences(islice(patients(counts.patients, 1), 0, None, every), random):
        found = {one.entity for one in find(text) if one.attributes.get("source") == "edm" and one.score >= _SURE}
        kinds.setdefault(kind, []).append(_ENTITY.get(kind, "PERSON") in found)
    for kind_hits in kinds.values():
        hits += kind_hits
    told = ", ".join(f"{kind} {sum(one)} of {len(one)}" for kind, one in kinds.items())
    return row("edm-recall", (100 * sum(hits) / len(hits), None), kinds=told)


def _sentences(some: Iterable[Patient], random: Random) -> Iterator[tuple[str, str]]:
    return (told for patient in some for told in written(patient, random))


def _library(keyed: Protected, number: int) -> None:
    """Each document of a study of its own; three paragraphs are in all of them."""
    common = paragraphs(3, -1)
    shelf = Shelf(key.made(keyed.key))
    for seed in range(number):
        text = "\n\n".join([*common, *paragraphs(_PARAGRAPHS, seed)])
        shelf.add(text, f"protocole-{seed}.txt", f"GF-{seed}", date(2026, 1, 1))
    shelf.write(keyed.file)


def _passages(find: Find, number: int) -> Row:
    """Share of pasted paragraphs that are found with a tenth of their words changed."""
    random = Random(4)  # noqa: S311 - samples, no secrets
    texts = [reworded(paragraphs(_PARAGRAPHS, seed % number)[7], 0.1, random) for seed in range(200)]
    shares = [
        [int(one.attributes["share"]) for one in find(text) if one.attributes.get("kind") == "document"]
        for text in texts
    ]
    found = [max(some) for some in shares if some]
    whole = sum(
        any(one.attributes.get("share") == "100" for one in find(paragraphs(_PARAGRAPHS, seed)[7]))
        for seed in range(number)
    )
    return row(
        "documents-recall",
        (100 * len(found) / len(texts), None),
        median_share=f"{median(found or [0]):.0f} %",
        unchanged=f"{whole} of {number}",
    )


def _alarms(name: str, find: Find, texts: Iterable[str]) -> Row:
    """Share of texts in which one of the organisation's own is found wrongly."""
    found = [any(_is_own(one.detector) and one.score >= _SURE for one in find(text)) for text in texts]
    return row(name, (100 * sum(found) / len(found), None), texts=str(len(found)))


def _is_own(detector: str) -> bool:
    return detector in ("exact_match", "protected_documents")


def _cost(name: str, find: Find, times: int) -> Row:
    """Time of a prompt with and without, half of the prompts with contact details."""
    without = build(SiteData())
    texts = [(dirty if seed % 2 else clean)(_SIZE, seed) for seed in range(times)]
    ours, theirs = [], []
    for text in texts:
        ours.append(_ms(find, text))
        theirs.append(_ms(without, text))
    return row(name, (median(ours), median(theirs)), difference(ours, theirs), ours=ours, theirs=theirs)


def _ms(find: Find, text: str) -> float:
    started = thread_time()
    find(text)
    return (thread_time() - started) * 1000

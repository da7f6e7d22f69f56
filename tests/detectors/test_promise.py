"""What a flood promises: most hits first, what is judged place by place last."""

import re

import numpy as np

from detectors.normalise import fold
from detectors.pattern import Pattern
from detectors.promise import Job

TEXT = "sujet 12 sujet 13 rien 1 " * 30


def pattern(core: bytes, score: float) -> Pattern:
    return Pattern("subjects", "SUBJECT_ID", core, re.compile(rb"(?:sujet|rien) [0-9]+"), lambda _: score)


def test_what_gives_most_is_judged_first() -> None:
    """By a few of the places; of equals what is not judged place by place, then what has most places."""
    folded = fold(TEXT)
    many = np.array([found.start() for found in re.finditer("sujet", TEXT)])
    few = np.array([found.start() for found in re.finditer("rien", TEXT)])
    jobs = [
        Job([pattern(b"sujet", 0)], False, many),
        Job([pattern(b"rien", 0.7)], True, few),
        Job([pattern(b"sujet", 0.7)], False, few),
        Job([pattern(b"sujet", 0.7)], False, many),
    ]
    told = sorted(jobs, key=lambda job: job.promise(TEXT, folded), reverse=True)
    assert [jobs.index(job) for job in told] == [3, 2, 1, 0]

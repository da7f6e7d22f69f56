"""Where the names of fields stand as a cell, or as the key of a value: one Aho-Corasick pass over the text without what joins words."""

import re
from array import array
from itertools import compress, product
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from detectors.payloads.fields import FIELDS, GROUP, GROUPS, NUMBER, Field

_EDGES = b"\n;,\t|\r{}[]()<&?/"
_KEYED = b":=>"
_JOINTS = b" _'\".-*`#\xb0$@"
_MAP = bytes(0x0A if code in _EDGES else 0x3A if code in _KEYED else code for code in range(256))
_IS_KEPT = bytes(code not in _JOINTS for code in range(256))
_ALIGNED = (
    b"usubjid subjid studyid siteid domain brthdtc ipp nip nir ddn nom prenom initiales subject site sujet centre age sexe sex"
    b" randno trt arm kit"
).split()
"""Names that printed tables put side by side with one space between them."""

_FIRSTS = (
    b"subjectid subjectno subjectnum subjectnumber subjno subjnum patno patnum randno numsujet screeningno".split()
)
"""Names that nobody writes but at the head of a column, whatever stands behind them."""

LOGGED = re.compile(
    rb"(?<=[^ ,(=]) (?=[a-z][a-z0-9_.-]{0,24}=[^ =]|(?!bras|arm|trt|groupe)[a-z][a-z0-9_.-]{0,24} in \()"
)
"""Before a key of a log, or a column of a query: `A08 nom=VAUTRAVERS dob=19570312`, `where nom in ('VAUTRAVERS')`; not `x = 3`, `bras in ('A')`."""


class Named(NamedTuple):
    """The name of a field in a text, its half-open span and what it names."""

    start: int
    end: int
    field: Field


class Places(NamedTuple):
    """Where names stand, in order: as a cell of their own, and as the key of what follows."""

    cells: list[Named]
    keys: list[Named]


_CELLS = [(b"\n" + name + b"\n", field) for name, field in FIELDS.items()] + [
    (b"\n" + one + other, FIELDS[one]) for one, other in product(_ALIGNED, _ALIGNED) if one != other and one in FIELDS
]
_CELLS += [(b":" + name + b"\n", field) for name, field in FIELDS.items() if not field.is_weak]
"""Also the first of a header behind words: `dédoublonne ceci : ipp;age;sexe`."""
_CELLS += [(b"\n" + name + b"\n", GROUP) for name in sorted(GROUPS)]
_CELLS += [(b"\n" + name + b"\n", NUMBER) for name in (b"num", b"numero")]
_CELLS += [(b"\n" + name, FIELDS[name]) for name in _FIRSTS]
_KEYS = [(b"\n" + name + b":", field) for name, field in FIELDS.items()]
_ALL = (*_CELLS, *_KEYS)
_AUTOMATON = BytesAhoCorasick([literal for literal, _ in _ALL], implementation=Implementation.DFA)


ALIGNED = rb"  |<-"
LOGS = rb" in \("
"""Signs for Hyperscan of what is written otherwise before names are looked for: columns and assignments; columns of a query."""


def places(data: bytes, *, is_aligned: bool, is_log: bool) -> Places:
    """The places of all names in a folded text, which may have these signs. Linear; two spaces separate cells as a tab does."""
    aligned = data.replace(b"  ", b"\t\t").replace(b"<-", b"==") if is_aligned else data
    if is_log or b"=" in aligned:
        aligned = LOGGED.sub(b"\t", aligned).replace(b" in (", b" == (")
    found = _AUTOMATON.find_matches_as_indexes(b"\n" + aligned.translate(_MAP, _JOINTS) + b"\n", overlapping=True)
    if not found:
        return Places([], [])
    kept = array("I", compress(range(len(data)), aligned.translate(_IS_KEPT)))
    cells, keys = list[Named](), list[Named]()
    for number, start, end in found:  # a newline more stands in front of the first letter and before the text
        named = Named(kept[start], kept[end - 3] + 1, _ALL[number][1])
        (cells if number < len(_CELLS) else keys).append(named)
    return Places(cells, keys)

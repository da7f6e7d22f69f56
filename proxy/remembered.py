"""What was found before: findings of texts, by keyed digest, for one user and one generation. Findings, never verdicts."""

import hashlib
import pickle
import secrets
from collections import OrderedDict

from models.finding import Finding
from policies.search import Find

MOST = 10_000
"""Texts whose findings are kept."""

MOST_FINDINGS = 20_000
"""Findings that are kept in all, written down in some tens of bytes each: as values each would take a kilobyte."""


class Remembered:
    """Findings of texts that were searched already. Bounded; the least recently used goes first."""

    def __init__(self, most: int = MOST, most_findings: int = MOST_FINDINGS) -> None:
        self._key = secrets.token_bytes(32)
        self._most = most
        self._most_findings = most_findings
        self._count = 0
        self._found: OrderedDict[bytes, tuple[int, bytes]] = OrderedDict()
        """Keyed digest of a text -> how many findings, and what they are."""

    def finder(self, find: Find, scope: str) -> Find:
        """`find`, remembering. `scope` names user and generation: what another one sent is never used."""

        def remembering(text: str) -> tuple[Finding, ...]:
            digest = self._digest(scope, text)
            known = self._found.get(digest)
            if known is not None:
                self._found.move_to_end(digest)
                return _read(known[1])
            return self._keep(digest, tuple(find(text)))

        return remembering

    def _keep(self, digest: bytes, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        self._found[digest] = len(findings), _written(findings)
        self._count += len(findings)
        while len(self._found) > self._most or self._count > self._most_findings:
            self._count -= self._found.popitem(last=False)[1][0]
        return findings

    def _digest(self, scope: str, text: str) -> bytes:
        digest = hashlib.blake2b(b"%d " % len(scope), key=self._key, digest_size=16)  # else a name could end in a text
        digest.update((scope + text).encode("utf-8", "surrogatepass"))
        return digest.digest()


def _written(findings: tuple[Finding, ...]) -> bytes:
    return pickle.dumps([(f.entity, f.start, f.end, f.score, f.detector, f.attributes) for f in findings])


def _read(written: bytes) -> tuple[Finding, ...]:
    return tuple(
        Finding.trusted(entity=entity, start=start, end=end, score=score, detector=detector, attributes=attributes)
        for entity, start, end, score, detector, attributes in pickle.loads(written)  # noqa: S301  # of our own writing
    )

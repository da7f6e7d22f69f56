"""What is committed may be read by anybody, anywhere: no address of a registry, no machine's path, no key, no raw data."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.plan import ROOT, committed

FORBIDDEN = {
    # Written with [x] so that this file does not hold what it looks for.
    "address of a package registry": r"https?://(?:[\w.-]+\.)?(?:pypi|pythonhosted|npmj[s]|yarnpkg)\.(?:org|com)",
    "choice of a package registry": r"(?<!emit-)(?:extra-)?inde[x]-url\b|find[-]links\b|npm_config_regist[r]y",
    "path of a developer's machine": r"(?<![\w./~-])/(?:wor[k]|roo[t]|User[s]/\w+|hom[e]/(?!gardefou)\w+)/",
    "temporary file of a developer": r"(?<![\w.$}-])/tm[p]/(?!gardefou\b)\w",
    "private key": r"-----BEGI[N] [A-Z ]*PRIVATE KEY-----\s*(?:[A-Za-z0-9+/=]{40,}\s*){2}",
}

RAW_DATA = re.compile(
    r"^(?:communes\.csv|e3c_.*\.jsonl|eds_pseudo_.*\.txt|europeana_.*|hospital_names_eds_pseudo\.json"
    r"|mots_courants_.*|noms_fr\.txt|prenoms_insee\.csv|(?:seed_templates|lexicons)_own\..*)$"
)
"""File names of the sources that names are learnt from: what is shipped is made from them, never a copy."""

BIG_BYTES = 400_000
BIG: dict[str, str] = {
    "models/classes_fr/weights.npz": "what was learnt about secrets, shipped; see its MODEL_CARD.md",
    "models/names_fr/network.npz": "the other half of what was learnt about names; see its MODEL_CARD.md",
    "models/names_fr/weights.npz": "what was learnt about names, shipped; see its MODEL_CARD.md",
}
"""Committed file of more than 400 kB -> why it has to be."""


@cache
def text(name: Path) -> str:
    return (ROOT / name).read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_committed_file_holds(what: str) -> None:
    """No committed file holds any of what is forbidden."""
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{name}:{text(name).count('\n', 0, match.start()) + 1}"
        for name in committed()
        for match in pattern.finditer(text(name))
    ]
    assert found == []


def test_locks_hold_no_address() -> None:
    """Locks name packages by version and hash: where they are fetched is each machine's own affair."""
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in text(Path(lock))
        pins = re.findall(r"^\w\S*==[^\\]*\\\n(?=    --hash=sha256:)", text(Path(lock)), re.MULTILINE)
        assert len(re.findall(r"^\w", text(Path(lock)), re.MULTILINE)) == len(pins) > 0


def test_no_raw_data_is_committed() -> None:
    """The sources that names are learnt from are not in the repository, nor is any large file without a reason."""
    assert [str(name) for name in committed() if RAW_DATA.match(name.name)] == []
    assert [str(n) for n in committed() if (ROOT / n).stat().st_size > BIG_BYTES and n.as_posix() not in BIG] == []

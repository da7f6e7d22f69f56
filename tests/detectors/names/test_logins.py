"""Names that people sign in with."""

import pytest

from detectors.names.logins import logins
from detectors.names.merging import Seen
from detectors.normalise import plain
from tests.detectors.names.marked import values

_FLAGS = {"elodie": "f", "rose": "fsx", "vautravers": "s", "delphirac": "s", "planning": "n", "martin": "fs"}


def _found(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return values(seen, sorted(logins(seen)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:02 INFO user=elodie.vautravers action=open", ["elodie.vautravers"]),
        ("elodie.vautravers a relu, pas jp.delphirac", ["elodie.vautravers"]),
        ("saisi par k.oyonnard, relu par jp.fermier", ["k.oyonnard", "jp.fermier"]),
        ('login: "mvautravers" bloqué', ["mvautravers"]),
        ("compte delphiracp expiré", ["delphiracp"]),
        ("to: élodie.bravandier cc: mc_delphirac", ["élodie.bravandier", "mc_delphirac"]),
    ],
)
def test_two_parts_or_a_word_for_users_tell_a_login(text: str, expected: list[str]) -> None:
    assert expected == _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "rose.png et rose.size() et data.rose",
        "elodie.vautravers@exemple.org, www.rose.vautravers.fr, /home/rose.vautravers/x",
        "elodie_planning, numpy.random, os.path, df.groupby",
        "user=admin, login: postgres, by system",
        "user experience, updated by hand, signé par courrier",
        "compte rendu du staff, auteur inconnu",
    ],
)
def test_files_methods_hosts_and_machines_sign_nowhere(text: str) -> None:
    assert _found(text) == []

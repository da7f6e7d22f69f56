"""Names that people sign in with."""

import pytest

from detectors.names.logins import logins, signs_in
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.normalise import plain
from tests.detectors.names.marked import values

_FLAGS = {
    "elodie": "f",
    "rose": "fsx",
    "vautravers": "s",
    "delphirac": "s",
    "planning": "n",
    "report": "n",
    "martin": "fs",
}


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
        ("2026-02-11 10:02 mvautravers opened form AE", ["mvautravers"]),
        ("10:14:33 | mvautravers | a signé la page", ["mvautravers"]),
        ("user: kledelphirac", ["kledelphirac"]),
        ("to: brom.oulibvel cc: brom.oulibvel2", ["brom.oulibvel"]),
        ("relu par tdubosvel", ["tdubosvel"]),
        ("user: dbplanning, login: mplanning, user=report.final, session svcapli", []),
        ("query raised by m.vautravers, closed by k.oyonnard", ["m.vautravers", "k.oyonnard"]),
        ('{"utilisateur": "h.delphirac"}', ["h.delphirac"]),
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
        "returned by x.dtype, X.shape and y_train; max_iter is set by default",
        "X : array of shape (n_samplings, n_particles), read by n_samplings",
    ],
)
def test_files_methods_hosts_and_machines_sign_nowhere(text: str) -> None:
    assert _found(text) == []


def test_who_signs_in_is_told_by_the_word_in_front() -> None:
    """Right in front, not somewhere."""
    text = "relu par tdelphirac, user ok, vautravers"
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    named = [
        Mention(text.index(name), text.index(name) + len(name), "PERSON", 0.9) for name in ("tdelphirac", "vautravers")
    ]
    assert [signs_in(seen, mention) for mention in named] == [True, False]

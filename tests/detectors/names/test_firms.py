"""Firms without a word of their own, by what is asked of them and what they do."""

import pytest

from detectors.names.firms import firms
from detectors.names.merging import Seen
from detectors.normalise import plain
from tests.detectors.names.marked import read, values

_FLAGS = {"lyon": "C", "bertille": "f", "rapport": "x", "vautravers": "s"}


def _firms(marked: str) -> list[str]:
    seen, mentions = read(marked)
    seen = Seen(seen.text, plain(seen.text), lambda word: _FLAGS.get(word, ""))
    return values(seen, list(firms(seen, mentions)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("résume les devis de Zorvandis et de Bouvrexa Est", ["Zorvandis", "Bouvrexa Est"]),
        ("labos centraux : Zorvandis, Bouvrexa", ["Zorvandis", "Bouvrexa"]),
        ("Bouvrexa a racheté Zorvandis en mai", ["Zorvandis", "Bouvrexa"]),
        ("trancher entre Zorvandis et Bouvrexa", ["Zorvandis", "Bouvrexa"]),
        ("visio Zorvandis/Bouvrexa à 14 h", ["Zorvandis", "Bouvrexa"]),
        ("le litige avec Zorvandis dure", ["Zorvandis"]),
        ("NDA signé avec Zorvandis et Bouvrexa", ["Zorvandis", "Bouvrexa"]),
        ("avenant Bouvrexa : relu", ["Bouvrexa"]),
        ('{"cro": "Zorvandis", "site": "Lyon"}', ["Zorvandis"]),
        ('{"vendor": "Bouvrexa", "city": "Lyon"}', ["Bouvrexa"]),
        ("employeur : Bouvrexa, depuis mars", ["Bouvrexa"]),
        ("mon employeur, Bouvrexa, refuse", ["Bouvrexa"]),
        ("notre core lab Bouvrexa et le loueur Zorvandis", ["Bouvrexa", "Zorvandis"]),
        ("notre loueur Bertille, vendor Lyon", []),
        ("notre labo d'anatomie, Bouvrexa, perd des lames", ["Bouvrexa"]),
        ("Bouvrexa, c'est notre filiale", ["Bouvrexa"]),
        ("le contrat avec ⟦Bouvrexa⟧ arrive à échéance", ["Bouvrexa"]),
        ("le rachat de Zorvandis par Bouvrexa", ["Zorvandis", "Bouvrexa"]),
        ("qui a un contact chez Zorvandis ?", ["Zorvandis"]),
        ("chez Bouvrexa ils disent non", ["Bouvrexa"]),
        ("Our vendor Zorvandis missed it", ["Zorvandis"]),
        ("log : Zorvandis (imaging), Bouvrexa (ePRO)", ["Zorvandis", "Bouvrexa"]),
        ("le contrat avec ⟦Vautravers⟧ arrive à échéance", []),
        ("en accord avec ⟦Bouvrexa⟧, on arrête", []),
        ("chez Vautravers Bertille dort", []),
        ("accord avec Bertille, contrat avec Vautravers (investigateur)", []),
        ("employeur : M. Zorvandis", []),
        ("comme CRO, Zorvandis", []),
        ("les offres de ⟦Zorvandis⟧", []),
        ("les devis de Bertille et de M. Zorvandis", []),
        ("comparer Lyon et le Rapport annuel", []),
        ("LES OFFRES DE ZORVANDIS", []),
    ],
)
def test_what_is_bought_from_and_sells_is_a_firm(marked: str, expected: list[str]) -> None:
    assert expected == _firms(marked)

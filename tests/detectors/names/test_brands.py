"""Firms that nobody knows, by the build of their names and what is said of them."""

import pytest

from detectors.names.brands import brands, is_shaped
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.normalise import plain
from tests.detectors.names.marked import read, values

_FLAGS = {"bertille": "f", "zamora": "s", "aquarium": "y"}


def _brands(marked: str, score: float = 0.7) -> list[str]:
    seen, mentions = read(marked, score)
    seen = Seen(seen.text, plain(seen.text), lambda word: _FLAGS.get(word, ""))
    return values(seen, list(brands(seen, mentions)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("le CDA avec ⟦Bouvrelis⟧ est signé", ["Bouvrelis"]),
        ("le devis de bouvrelis est haut", ["bouvrelis"]),
        ("notre hébergeur depuis mars, ⟦Zorvatrix⟧, est en panne", ["Zorvatrix"]),
        ("⟦Zorvatrix⟧ nous facture deux fois", ["Zorvatrix"]),
        ("mail de ⟦Bouvrelis⟧ ce matin", ["Bouvrelis"]),
        ("à ⟦O Zorvatrix⟧ et Bouvrelis", ["Bouvrelis"]),
        ("⟦Ode Vautravers⟧ (Bouvrelis)", ["Bouvrelis"]),
        ("⟦BouvreLogis⟧ passe lundi", ["BouvreLogis"]),
        ("⟦Bouvrelis⟧ ne répond plus, elle n'a rien livré", ["Bouvrelis"]),
        ("au lieu de ⟦Zorvicor⟧", ["Zorvicor"]),
        ("SynthaVautre invoice overdue", ["SynthaVautre"]),
        ("⟦McBouvreau⟧ ne répond plus", []),
        ("⟦Bouvrelis⟧ dort bien", []),
        ("mail de bouvrelis", []),
        ("le contrat de M. ⟦Bouvrelis⟧", []),
        ("le contrat de ⟦Bertille Bouvrelis⟧", []),
        ("le contrat de ⟦Zamora⟧", []),
        ("le devis de l'aquarium", []),
        ("le devis de Bouvreau", []),
    ],
)
def test_a_word_built_like_a_brand_is_a_firm_where_one_is_meant(marked: str, expected: list[str]) -> None:
    assert expected == _brands(marked)


def test_a_mail_is_no_sign_against_a_sure_person() -> None:
    """A contract is."""
    assert [] == _brands("mail de ⟦Bouvrelis⟧", 0.95)
    assert ["Bouvrelis"] == _brands("contrat signé avec ⟦Bouvrelis⟧", 0.95)


def test_a_price_and_what_is_not_delivered_are_signs_against_a_sure_person() -> None:
    """Of firms alone these are told."""
    assert ["Bouvrelis"] == _brands("⟦Bouvrelis⟧ demande 3 200 € par patient", 0.95)
    assert ["Bouvrelis"] == _brands("⟦Bouvrelis⟧ ne livre plus les boîtes", 0.95)
    assert [] == _brands("⟦Bouvrelis⟧ demande un verre d'eau", 0.95)


def test_only_a_word_in_no_list_is_built_like_a_brand() -> None:
    seen, _ = read("Bouvrelis aquarium Bouvreau")
    assert [is_shaped(seen, Mention(*span, "PERSON", 0.5)) for span in ((0, 9), (10, 18), (19, 27))] == [
        True,
        True,
        False,
    ]
    known = Seen(seen.text, seen.plain, lambda word: _FLAGS.get(word, ""))
    assert not is_shaped(known, Mention(10, 18, "PERSON", 0.5))

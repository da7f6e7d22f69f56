"""E-mail addresses written for people are found; clock times, temperatures and handles are not."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    "text",
    [
        "jean point vautravers arobase chu tiret exemple point fr",
        "jean.vautravers [at] chu-exemple [dot] fr",
        "jean(dot)vautravers(at)chu-exemple(dot)fr",
        "jean.vautravers @ chu-exemple . fr",
        "jean[.]vautravers@chu-exemple[.]fr",
        "jean dot vautravers at chu-exemple dot fr",
        "jean underscore vautravers arobase chu-exemple point fr",
        "jean.vautravers<at>chu-exemple.fr",
        "JEAN POINT VAUTRAVERS AROBASE EXEMPLE POINT FR",
    ],
)
def test_spelled_addresses(text: str) -> None:
    """Whole, as they are written."""
    assert [text] == values("EMAIL_ADDRESS", f"Écrire à {text}, merci.")


@pytest.mark.parametrize(
    "text",
    [
        "20 gouttes @ 8h . Le lendemain, rien",
        "mesure @ 37 point final",
        "rendez-vous at noon. Then a dot appears",
        "le point de vue (a) est retenu, le point (b) non",
        "npm install paquet @ latest . Puis relancer",
        "vitesse at 5 m/s . fr",
        "arobase est un signe ; le point est un autre",
    ],
)
def test_prose_has_no_address(text: str) -> None:
    assert of("EMAIL_ADDRESS", text) == []

"""Where names are unlikely, something must speak for a person."""

import pytest

from detectors.names.evidence import is_encoded, is_token, lacks_evidence
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("Mme ⟦X⟧ vient", 0.9, True),
        ("Nom : ⟦AAAA⟧", 0.9, True),
        ("import ⟦zebulon⟧; zebulon.run()", 0.9, True),
        ("x <- ⟦Zebulon⟧(y)", 0.9, True),
        ("un ⟦zebulon⟧ dort", 0.3, True),
        ("un ⟦zebulon⟧ dort", 0.5, True),
        ("un ⟦zebulon⟧ dort", 0.6, False),
        ("un ⟦boulanger⟧ dort", 0.5, False),
        ("la voisine ⟦zebulon⟧ dort", 0.3, False),
        ("oui ⟦zebulon⟧ s'occupe du reste", 0.3, False),
        ("oui ⟦zebulon⟧ (sœur) dort", 0.3, False),
        ("puis ⟦ZEBUX⟧ m'a dit", 0.6, False),
        ("il faut demander à ⟦ZEBUX⟧ demain", 0.6, False),
        ("dans l'étude ⟦ZEBULONIX⟧ menée", 0.99, True),
        ("la variable ⟦BRTHDTC⟧ est", 0.99, True),
        ("le ⟦ZEBUX⟧ est bas", 0.6, True),
        ("la patiente ⟦ZEBUX⟧ est là", 0.6, False),
        ("LE ZEBUX ⟦DORT⟧ ICI", 0.6, False),
        ("le ⟦Cuisinier⟧ dort", 0.6, True),
        ("le ⟦Boulanger⟧ dort", 0.6, False),
        ("Mme ⟦Tri⟧ dort", 0.6, False),
        ('{"lastName": "⟦Zebulon⟧"}', 0.6, False),
        ('df = frame([["⟦Zebulon⟧", 3]])', 0.97, False),
        ('df = frame([["⟦Boulanger⟧", 3]])', 0.6, False),
        ('df = frame([["⟦Zebulon⟧", 3]])', 0.6, True),
        ('df = frame([["⟦Cuisinier⟧", 3]])', 0.97, True),
        ("étiquette au nom de ⟦ZEBUX⟧ perdue", 0.6, False),
        ('plot(x, ylab = "⟦Zebulon⟧")', 0.97, True),
        ('d <- factor(x, labels=c("Bas", "⟦Zebulon⟧"))', 0.97, True),
        ('proc format; value g 0="Bas" 1="⟦Zebulon⟧"; run;', 0.97, True),
        ('nom == "⟦Zebulon⟧"', 0.97, False),
        ('plot(x, main = "⟦Boulanger⟧")', 0.97, True),
    ],
)
def test_what_is_believed(marked: str, score: float, expected: bool) -> None:
    """A title, a function, a field or a list of names is evidence."""
    seen, (mention,) = read(marked, score)
    assert expected == lacks_evidence(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("clé ⟦vm⟧+fYqxMCcKCBufjVZSqazQvXQo6XkhC+rQo92Lm", True),
        ("61619b480c0849⟦ba⟧54e2e15b961434f6b3ff1e94", True),
        ("⟦YWJjZGVmZ2hpamts⟧==", True),
        ("⟦Jean-Pierre-Marie⟧ vient", False),
        ("salle 2 : ⟦Vautravers⟧+Delphirac", False),
        ("⟦Vandenbroucke-Desmarquest⟧ vient", False),
        ("⟦marie.vautravers⟧ 12", False),
        ("CR_⟦VAUTRAVERS⟧_Marie_2024-05-12.pdf", False),
        ("⟦VAUTRAVERS⟧/Marie/0199001234", False),
        ("⟦VAUTRAVERS⟧;Marie;0199001234", False),
        ("data:image/⟦png⟧;base64,iVBORw0KCH5jpy83HN", True),
        ("Mme ⟦Vautravers⟧/M. Lenoir/Dr Petit", False),
    ],
)
def test_keys_and_digests_are_no_names(marked: str, expected: bool) -> None:
    """A long run of letters, digits and signs without a blank."""
    seen, (mention,) = read(marked, 0.9)
    assert expected == is_encoded(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('{"⟦zorvan⟧": [1, 2]}', True),
        ("Merci. ⟦Zorvanise⟧ les titres du tableau", True),
        ("⟦Zorvanate⟧ a list of files", True),
        ("lire ⟦ADAM.ADSL⟧ avant", True),
        ("⟦Zorvanez⟧ l'une des poignées", True),
        ("l'argument '⟦zorvan⟧' est absent", True),
        ("where nom = '⟦zorvan⟧'", False),
        ("in ('⟦zorvan⟧', 'x')", False),
        ("⟦Zorvanez⟧ dort", False),
        ('{"⟦Zorvan⟧": [1, 2]}', False),
        ('{"⟦boulanger⟧": [1, 2]}', False),
        ("⟦Zorvanise⟧ dort", False),
        ("Mme ⟦Zorvanise⟧ la voit", False),
        ("écrire à ⟦adam.zorvan⟧@", False),
    ],
)
def test_keys_verbs_and_datasets(marked: str, expected: bool) -> None:
    """Nobody is called so in small letters as a key, nor does a name end like a verb before its object."""
    seen, (mention,) = read(marked)
    assert expected == is_token(seen, mention)

"""Where names are unlikely, something must speak for a person."""

import pytest

from detectors.names.evidence import lacks_evidence
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "score", "expected"),
    [
        ("Mme ⟦X⟧ vient", 0.9, True),
        ("Nom : ⟦AAAA⟧", 0.9, True),
        ("import ⟦zebulon⟧; zebulon.run()", 0.9, True),
        ("x <- ⟦Zebulon⟧(y)", 0.9, True),
        ("un ⟦zebulon⟧ dort", 0.3, True),
        ("un ⟦zebulon⟧ dort", 0.6, False),
        ("la voisine ⟦zebulon⟧ dort", 0.3, False),
        ("dans l'étude ⟦ZEBULONIX⟧ menée", 0.99, True),
        ("la variable ⟦BRTHDTC⟧ est", 0.99, True),
        ("le ⟦ZEBUX⟧ est bas", 0.6, True),
        ("la patiente ⟦ZEBUX⟧ est là", 0.6, False),
        ("LE ZEBUX ⟦DORT⟧ ICI", 0.6, False),
        ("le ⟦Cuisinier⟧ dort", 0.6, True),
        ("le ⟦Boulanger⟧ dort", 0.6, False),
        ("Mme ⟦Tri⟧ dort", 0.6, False),
        ('{"lastName": "⟦Zebulon⟧"}', 0.6, False),
    ],
)
def test_what_is_believed(marked: str, score: float, expected: bool) -> None:
    """A title, a function, a field or a list of names is evidence."""
    seen, (mention,) = read(marked, score)
    assert expected == lacks_evidence(seen, mention)

"""Edges of mentions: titles outside, names whole, persons joined."""

import pytest

from detectors.names.merging import apart, merged
from detectors.names.tagger import Mention
from tests.detectors.names.marked import read, values


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("vu ⟦Mme Vautravers⟧ hier", ["Vautravers"]),
        ("vu par le ⟦Dr J. Vautravers,⟧", ["J. Vautravers"]),
        ("⟦Monsieur le Docteur Quessandier⟧", ["Quessandier"]),
        ("⟦M. Quessandier⟧", ["Quessandier"]),
        ("signé ⟦Élodie B.⟧", ["Élodie B."]),
        ("⟦Élodie est⟧ venue", ["Élodie"]),
        ("Jean-⟦Pierre⟧ dort", ["Jean-Pierre"]),
        ("⟦Le Floc⟧'h dort", ["Le Floc'h"]),
        ("l'⟦Oumbrezal⟧ dort", ["Oumbrezal"]),
        ("⟦Élodie⟧ ⟦Vautravers⟧", ["Élodie Vautravers"]),
        ("⟦Élodie⟧-⟦Anne⟧", ["Élodie-Anne"]),
        ("⟦Élodie⟧, ⟦Anne⟧", ["Élodie", "Anne"]),
        ("⟦VAUTRAVERS⟧, ⟦Rose⟧", ["VAUTRAVERS, Rose"]),
        ("⟦Delphirac⟧, ⟦Rose⟧ (pt 12)", ["Delphirac, Rose"]),
        ("⟦Delphirac⟧, ⟦Rose⟧ et", ["Delphirac", "Rose"]),
        ('"⟦Delphirac⟧, ⟦Rose⟧";"x"', ["Delphirac, Rose"]),
        ("⟦Vautravers CRP⟧ 12", ["Vautravers"]),
        ("dire à ⟦l. vautravers⟧", ["l. vautravers"]),
        ("⟦VAUTRAVERS⟧, ⟦Quessandier⟧", ["VAUTRAVERS", "Quessandier"]),
        ("⟦A 12 rue Haute, 29200 Brest. Mr Vautravers⟧", ["12 rue Haute, 29200 Brest"]),
        ("⟦A 12 rue du Dr Vautravers, Brest⟧", ["12 rue du Dr Vautravers, Brest"]),
        ("⟦Vautravers\nIPP⟧", ["Vautravers", "IPP"]),
        ("⟦Vautravers;Élodie⟧", ["Vautravers", "Élodie"]),
        ("closed by ⟦l.vautravers⟧", ["l.vautravers"]),
        ("⟦Mme⟧", []),
        ("⟦e.g. Quessandier⟧", ["Quessandier"]),
        ("⟦Exupérance⟧", ["Exupérance"]),
        ("my report on ⟦Quessandier⟧'s site", ["Quessandier"]),
        ("⟦A 3 rue des Lilas\n75013 Paris⟧", ["3 rue des Lilas\n75013 Paris"]),
    ],
)
def test_a_mention_gets_its_edges(marked: str, expected: list[str]) -> None:
    seen, mentions = read(marked)
    assert expected == values(seen, merged(seen, mentions))


def test_of_two_that_overlap_the_surer_stays() -> None:
    sure, weak = Mention(3, 9, "PERSON", 0.9), Mention(0, 20, "LOCATION", 0.3)
    assert [sure] == apart([weak, sure])


def test_what_is_seen_is_not_shown() -> None:
    """No text in a traceback."""
    assert "Vautravers" not in repr(read("⟦Vautravers⟧")[0])

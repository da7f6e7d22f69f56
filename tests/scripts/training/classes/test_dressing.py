"""What stands around a statement."""

from random import Random

from scripts.training.classes.dressing import Dressing
from scripts.training.classes.filling import Filling


def test_all_manners_are_drawn() -> None:
    """Alone, in a mail, in minutes, between quotation marks; slots are filled."""
    random = Random(1)
    dress = Dressing(Filling(["Vire"], random), ["Merci à tous", "Rendez-vous en {MONTH}"], random)
    dressed = [dress() for _ in range(200)]
    assert any(before == "" for before, _ in dressed)
    assert any("\n" in before for before, _ in dressed)
    assert any(behind == '"' for _, behind in dressed)
    assert not any("{" in part for pair in dressed for part in pair)

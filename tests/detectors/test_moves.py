"""What a company is about to do: said by itself, or named as not public."""

import pytest

from tests.detectors.samples import find


def _told(text: str) -> list[str]:
    """What this detector finds; whole sentences are judged elsewhere."""
    return [text[f.start : f.end] for f in find()(text) if f.detector == "moves"]


@pytest.mark.parametrize(
    "who", ["nous allons", "on va", "la direction a décidé de", "le board prévoit de", "the company is going to"]
)
@pytest.mark.parametrize("what", ["licencier", "fermer le site", "racheter la société", "divest the unit"])
def test_whoever_says_it_of_the_own_company(who: str, what: str) -> None:
    """The same words in a question of law are no secret."""
    assert [what] == _told(f"{who} {what} en mars")
    assert [] == _told(f"définition : {who} {what} en mars")


@pytest.mark.parametrize("plan", ["plan de licenciement", "rachat", "arrêt du programme", "dépôt du dossier d'AMM"])
def test_a_plan_that_is_not_public(plan: str) -> None:
    """That it is not public tells; the news do not."""
    assert [plan] == _told(f"le {plan} de Vernelis n'est pas encore annoncé")
    assert [] == _told(f"le {plan} de Vernelis, publié dans la presse, n'est pas encore annoncé en Asie")
    assert [] == _told(f"le {plan} de Vernelis")

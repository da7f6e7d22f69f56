"""A firm with which somebody deals says so; one that everybody knows, or that is only spoken of, does not."""

import pytest

from detectors.partners_beside import with_partners
from detectors.pattern import NO_ATTRIBUTES, Hit


def kinds(text: str, name: str, kind: str = "other") -> list[str]:
    """What the firms in a text say of themselves."""
    start = text.index(name)
    hit = Hit(start, start + len(name), "ORGANIZATION", 0.85, "names", {"kind": kind})
    return [one.attributes["kind"] for one in with_partners(text, [hit])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nous avons reçu le devis de la société Vexilane", "société Vexilane"),
        ("Lorvane Therapeutics nous propose d'être site unique", "Lorvane Therapeutics"),
        ("relance : facture échue, client Orvimed SAS", "Orvimed SAS"),
        ("notre prestataire Vexilane est en retard", "prestataire Vexilane"),
        ("our vendor Vexilane failed the audit", "Vexilane"),
    ],
)
def test_a_firm_that_somebody_deals_with(text: str, name: str) -> None:
    """A price, a contract or an audit, and we or you."""
    assert kinds(text, name) == ["partner"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("notre fournisseur Medidata a envoyé un devis", "Medidata"),
        ("notre fournisseur OVH a envoyé une facture", "fournisseur OVH"),
        ("la société Vexilane est cotée en bourse", "société Vexilane"),
        ("notre équipe aime la société Vexilane", "société Vexilane"),
        ("Vexilane a annoncé que notre marché change, offre comprise", "Vexilane"),
        ("notre contrat avec l'EHPAD Les Glycines", "EHPAD Les Glycines"),
        ("notre avis sur le logiciel Vexilane et son offre", "Vexilane"),
    ],
)
def test_others_stay(text: str, name: str) -> None:
    """Known to everybody, no firm, or nothing that we deal with."""
    assert kinds(text, name) == ["other"]


def test_a_hospital_stays() -> None:
    """Its contract is with a public house."""
    assert kinds("notre contrat avec Saint-Elme", "Saint-Elme", "hospital") == ["hospital"]


def test_what_is_no_firm_is_left_alone() -> None:
    """A person of whom a contract speaks."""
    hit = Hit(0, 5, "PERSON", 0.9, "names", NO_ATTRIBUTES)
    assert with_partners("Durand a signé notre contrat", [hit]) == [hit]

"""Public services are told from people."""

import pytest

from detectors.normalise import plain
from detectors.public_contacts import is_public_address, is_public_number, is_role_mailbox
from tests.detectors.samples import values


@pytest.mark.parametrize("number", [b"0 800 130 000", b"+33 800 130 000", b"0033 8 92 70 12 39", b"01.53.73.22.22"])
def test_public_numbers(number: bytes) -> None:
    """Special numbers and agencies."""
    assert is_public_number(number)


@pytest.mark.parametrize("number", [b"01 99 00 12 34", b"06 39 98 12 34", b"+44 800 130 0001", b"08"])
def test_lines_of_people(number: bytes) -> None:
    """Anybody's."""
    assert not is_public_number(number)


def test_public_addresses() -> None:
    """The street, and the place right behind it; not what comes later."""
    data = b"3 place de fontenoy, 75007 paris, puis 75013 paris"
    assert is_public_address(data, 0, 32)
    assert is_public_address(data, 21, 32)
    assert not is_public_address(data, 39, 50)


def test_the_second_number_of_a_public_address() -> None:
    """It belongs to the same house."""
    data = b"143-147 boulevard anatole france, 93285 saint-denis"
    assert is_public_address(data, 4, 51)
    assert not is_public_address(b"12-147 boulevard anatole france", 3, 31)


def test_what_leads_to_a_public_address() -> None:
    """Words, and no other house."""
    data = b"du siege de l'ansm c'est bien 143-147 boulevard anatole france, 93285 saint-denis"
    assert is_public_address(data, 0, len(data))
    data = b"12 rue des lilas, loin du 3 place de fontenoy"
    assert not is_public_address(data, 0, len(data))


def test_role_mailboxes() -> None:
    """A function at a public body."""
    assert is_role_mailbox(b"contact@ansm.sante.fr")
    assert is_role_mailbox(b"dpo-contact@ansm.sante.fr")
    assert is_role_mailbox(b"newsletter@mutuelle-exemple.fr")
    assert is_role_mailbox(b"recrutement-drh@chu-exemple.fr")
    assert not is_role_mailbox(b"recrutement.marie.vauclin@chu-exemple.fr")
    assert not is_role_mailbox(b"prenom.nom@ansm.sante.fr")
    assert not is_role_mailbox(b"denise.vauclin@ansm.sante.fr")
    assert not is_role_mailbox(b"contact@ansm.sante.fr.example.org")


def test_a_patient_at_the_next_line() -> None:
    """A public number takes nothing from a true one."""
    assert values("PHONE_NUMBER", "CNIL 01 53 73 22 22\ntél 01 99 00 12 34") == ["01 99 00 12 34"]


def test_addresses_of_houses_of_the_public() -> None:
    """A maker's on a leaflet, a ministry's; not that of somebody of whom it speaks."""
    for text in ("Fabricant : Laboratoires Vautravers, ⟦", "au palais des congrès, ⟦", "adresse du musée : ⟦"):
        data = plain(text.replace("⟦", "12 rue des Lilas"))
        assert is_public_address(data, len(text) - 1, len(data))
    for text in ("la mairie a écrit à M. Vautravers, ⟦", "la préfecture. Elle vit ⟦", "Mme Vautravers, ⟦"):
        data = plain(text.replace("⟦", "12 rue des Lilas"))
        assert not is_public_address(data, len(text) - 1, len(data))

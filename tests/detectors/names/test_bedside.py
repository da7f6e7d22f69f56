"""People in the short notes of a ward: a bare surname beside a room, behind what is done, in the name of a file."""

import pytest

from tests.detectors.samples import of


def _people(text: str) -> list[str]:
    return [text[found.start : found.end] for found in of("PERSON", text) if found.score >= 0.6]


@pytest.mark.parametrize(
    "text",
    [
        "le Guillemot de la 6 a encore enlevé sa sonde",
        "la Guillemot de la 12 refuse ses traitements",
        "le fils du Guillemot de la 3 est passé",
        "on a changé le Guillemot de chambre",
        "12P Guillemot sorti",
        "résultats Guillemot : k 5.2",
        "VSL Guillemot 9h15",
        "x Guillemot et son frère",
        "Guillemot = refus de soins",
        "tour de 22h, rea2 Guillemot : sevrage",
        "délivrance du traitement à K. Guillemot tous les mardis",
        "A2=Guillemot ; A3= (patients du lundi)",
        "scan_Guillemot_2311.pdf à renommer",
        "tournée : 9h30 Guillemot, 10h X",
        "annulations de la semaine: jeu Guillemot encore",
        "mutations -> Guillemot de l'UHCD vers med B",
        "Guillemot retour EHPAD 15h",
        "qui a levé Guillemot ?",
        "le mome Guillemot dort",
        "à rappeler : Guillemot fille de 0102030405",
    ],
)
def test_surnames_in_rough_notes(text: str) -> None:
    """A surname of the lists alone tells somebody there."""
    assert [name.removeprefix("le ").removeprefix("K. ") for name in _people(text)] == ["Guillemot"]


@pytest.mark.parametrize(
    "text",
    [
        "le protocole de la 6 remplace celui du 12",
        "toilette complète / pansement hydrocolloïde",
        "pansement Mepilex demain, sonde Foley ok",
        "le Kindle de la 4 est en panne",
        "résultats Pfizer demain",
        "un protocole décrit par K. Guillemot et al. en 2019",
        "formule : A2=MOYENNE(B2:B9) pour les patients",
        "CR_CHU_Lille_2025.pdf",
        "douche = refus possible, le noter",
        "Modèle de courrier ASE / information préoccupante",
        "mercredi Ergothérapie, jeudi Balnéothérapie : planning SMR",
        "8h Transmissions, 9h Pansements, 10h Visite, mardi Staff",
        "Patient de réa vers USC, dossier retour domicile",
        "IRM_genou_D_Sagittal.pdf, CR_Coupes_T_2.docx, bilan_K_abdrol.pdf",
    ],
)
def test_notes_about_nobody(text: str) -> None:
    """Things, brands, eponyms and words of a language are none."""
    assert not _people(text)


def test_endings_of_surnames_in_no_list() -> None:
    """`-wski` tells a surname that no list has; a word in front that belongs to care is no part of it."""
    assert _people("le zywczewski de la 12 dort") == ["zywczewski"]


def test_unlisted_surname_before_a_first_name_in_a_file() -> None:
    """A house may be written so; a file of care is about somebody."""
    assert _people("résume CR_scanner_ZABRUNET_Maurice_0311.pdf") == ["ZABRUNET_Maurice"]
    assert _people("IRM_genou_D_Zabrunet.pdf") == ["Zabrunet"]
    assert _people("bilan_psy_Maurice_ZABRUNET_CE1.odt") == ["Maurice_ZABRUNET"]
    assert _people("CR_RCP_ORL_ZABRUNET_J_2026.docx") == ["ZABRUNET"]


def test_others_in_the_same_form() -> None:
    """Whom no list knows, with a capital, beside somebody of the lists."""
    assert _people("rea2 Guillemot ras ; rea5 Zabrunat : ras") == ["Guillemot", "Zabrunat"]
    assert _people("textures : Zibrac mixé lisse, Guillemot haché, Madec normal")[0] == "Zibrac"
    assert _people("brancardage : Guillemot scan 10:15, Zabrunat echo 10:30, Madec bloc 11:00")[1] == "Zabrunat"
    assert _people("j'ai inversé les tubes de Guillemot et Mme Zabrunat") == ["Guillemot", "Zabrunat"]
    assert not _people("rea2 Airvo ras ; rea5 Optiflow EER")
    assert _people("LUN 9h Guillemot, 10h Zabrunat ins, 11h Plaies, 12h TROD") == ["Guillemot", "Zabrunat"]
    assert _people("rappeler : Guillemot 0102030405 ; Zabrunat 0102030406") == ["Guillemot", "Zabrunat"]


def test_whose_file_it_is() -> None:
    """A first name of the lists and a word with a capital, which may be in no list."""
    assert _people("ticket : carte CPx ok mais INS de Barnabé Loiselet non qualifiée") == ["Barnabé Loiselet"]
    assert not _people("bilan de Santé Publique, dossier de Candidature Master")

"""Names that are nobody's private life: in made-up cases, public debates, high offices. The same names elsewhere stay."""

import pytest

from detectors.names.unreal import real
from detectors.pattern import NO_ATTRIBUTES, Hit


def _kept(marked: str, role: str = "other") -> bool:
    """Whether the marked name stays a finding."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    hit = Hit(start, end, "PERSON", 0.9, "names", {"role": role} if role else NO_ATTRIBUTES)
    return real(text, [hit]) == [hit]


@pytest.mark.parametrize(
    "marked",
    [
        "Invente un patient imaginaire, M. ⟦Bernard⟧, 61 ans",
        "⟦Dupond⟧ : une blague de médecins",
        "QCM : Mme ⟦Leroy⟧ consulte",
        "un jeu fictif de patients, ⟦Toto⟧ et Titi",
        "A fictional patient, Mr ⟦Smith⟧",
        "Exercice : ⟦Marie⟧ a 40 ans",
        "Exercice de probabilités : ⟦Marie⟧ lance deux dés",
        "Sachant que ⟦Marie⟧ a deux fois l'âge de Paul",
        'Exemple de ressource : Patient("⟦Dupont⟧")',
        "dans la documentation FHIR, ⟦Dupont⟧",
        "Sujet bac ST2S : ⟦Marie⟧, 8 ans, est atteinte de mucoviscidose",
        "Mme ⟦Tartempion⟧ a rdv avec le Dr Machin",
    ],
)
def test_commonplace_names_of_made_up_cases(marked: str) -> None:
    """Whatever their role."""
    assert not _kept(marked, "patient")


@pytest.mark.parametrize(
    "marked",
    [
        "un patient imaginaire, M. ⟦Vautravers⟧",
        "M. ⟦Bernard⟧, 61 ans, imagine des voix",
        "Cas fictif.\nM. ⟦Bernard⟧ dort mal",
        "⟦Marie⟧ fait de l'exercice",
        "Écris un poème pour le départ de ⟦Vautravers⟧",
        "Mme ⟦Leroy⟧ consulte",
        "⟦Marie⟧ prend par exemple deux comprimés",
        "Que prescrire sachant que M. ⟦Martin⟧ est sous AVK ?",
        "⟦Marie⟧ a avalé 3 billes",
    ],
)
def test_others_stay(marked: str) -> None:
    """A rare name, another line, no word that says so."""
    assert _kept(marked, "patient")


def test_speakers_of_a_public_debate() -> None:
    """But not a patient of whom they speak."""
    assert not _kept("La parole est à Mme ⟦Vautravers⟧.")
    assert not _kept("M. le président. Silence.\nM. ⟦Vautravers⟧. Merci.")
    assert _kept("La parole est à Mme Corvessac, dont le patient ⟦Vautravers⟧", "patient")
    assert _kept("Monsieur le Président, je suis M. ⟦Vautravers⟧")


def test_animals() -> None:
    """A pet, a strain of the laboratory; not who has one."""
    assert not _kept("mon chat ⟦Ode⟧ boite")
    assert not _kept("le ⟦rat Bouvri⟧ pèse 300 g")
    assert _kept("⟦Ode Vautravers⟧ a un chat")
    assert _kept("M. ⟦Souris⟧ et Mme Vautravers")


def test_verses_for_somebody() -> None:
    """Who is celebrated is among us; who has written is not."""
    assert _kept("rédige un poème pour le départ de ⟦Ode Vautravers⟧")
    assert _kept("une chanson pour ⟦Ode⟧ qui se marie")
    assert not _kept("une chanson de ⟦Ode Vautravers⟧")


def test_who_belongs_to_somebody() -> None:
    """Who somebody was is asked of the dead; whose physician he is, of the living."""
    assert not _kept("qui était ⟦Vautravers⟧ ?")
    assert _kept("qui est le référent de ⟦Vautravers⟧ ?")


def test_high_offices() -> None:
    """Before and behind the name."""
    assert not _kept("le ministre de la santé, ⟦Ode Vautravers⟧")
    assert not _kept("le Pr ⟦Ode Vautravers⟧, prix Nobel de médecine")
    assert not _kept("⟦Ode Vautravers⟧, ancienne ministre")
    assert _kept("la secrétaire ⟦Ode Vautravers⟧")


def test_without_people_nothing_is_read() -> None:
    """The same list."""
    hits = [Hit(0, 3, "LOCATION", 0.9, "names", NO_ATTRIBUTES)]
    assert real("Pau, QCM", hits) is hits


@pytest.mark.parametrize(
    "marked",
    [
        "En 1846, ⟦Ode Vautravers⟧ endormit un patient",
        "le docteur ⟦Vautravers⟧, hygiéniste du XVIIIe siècle",
        "Who discovered ether, was it ⟦Ode Vautravers⟧?",
        "Qui était ⟦Ode Vautravers⟧ ?",
        "c'est qui ⟦Vautravers⟧, celui du point ?",
        "combien de ⟦Marie⟧ naissent par an ?",
        "Le Figaro : « ⟦Ode Vautravers⟧ répond »",
        "résume le roman de ⟦Ode Vautravers⟧",
        "les ministres de la santé : ⟦Vautravers⟧, Corvessac",
        "la fête de ⟦saint Vautravers⟧",
        "la journée (20 mai, ⟦Ode Vautravers⟧, 1747)",
        "our dog ⟦Vautravers⟧ barks",
        "Mr. ⟦President⟧, dear colleagues",
        "prénoms composés : ⟦Anne-Marie⟧, Jean-Luc",
        "les prénoms Jean et ⟦Anne-Marie⟧ sont-ils rares ?",
        "si Alice écrit à ⟦Bob⟧, que lit Eve ?",
        "le dialogue ⟦Alice-Bob⟧ sur RSA",
        "résume la légende de ⟦Vautravers⟧",
        "Dr ⟦Ode Vautravers⟧, the Director-General, said",
    ],
)
def test_whom_general_knowledge_knows(marked: str) -> None:
    """People of long ago, discoverers, pets, forms of address, first names as such."""
    assert not _kept(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "née en 1946, ⟦Ode Vautravers⟧ dort mal",
        "⟦Ode Vautravers⟧ reçoit 1500 mg",
        "la patiente ⟦Ode Vautravers⟧ a découvert une grosseur",
        "son prénom : ⟦Anne-Marie⟧",
        "⟦Alice⟧ écrit au service",
        "le dossier de ⟦Ode Vautravers⟧, qui est sortie",
        "tout le monde : ⟦Ode Vautravers⟧ dort",
        "M. ⟦Vautravers⟧ lit un roman",
        "⟦Saint-Vautravers⟧ dort",
        "voir Mme ⟦Vautravers⟧, 1890, demain",
        "VALUES (1044, '⟦Vautravers⟧', 'Ode'), (1045, 'Corvessac', 'Léa')",
        "⟦Ode Vautravers⟧ l'a vu en 1500 malades",
        "Mr. ⟦Vautravers⟧, dear colleagues",
    ],
)
def test_who_is_alive(marked: str) -> None:
    """Patients."""
    assert _kept(marked)


def test_patients_of_whom_the_press_tells() -> None:
    """Stay."""
    assert _kept("Le Figaro : la patiente ⟦Ode Vautravers⟧", "patient")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Vautreville, Corvessac, Grandbourg", False),
        ("à Vautreville et à Corvessac", False),
        ("Vautreville, Corvessac arrive", True),
        ("vit à Vautreville. Corvessac et Grandbourg", True),
    ],
)
def test_towns_among_towns(text: str, *, kept: bool) -> None:
    """In a row of places, or behind `et à`, a name is a place's; elsewhere beside a place it stays somebody's."""
    spans = [(word, text.find(word)) for word in ("Vautreville", "Corvessac", "Grandbourg") if word in text]
    hits = [
        Hit(at, at + len(word), "PERSON" if word == "Corvessac" else "LOCATION", 0.9, "names", NO_ATTRIBUTES)
        for word, at in spans
    ]
    assert (real(text, hits) == hits) is kept


def test_listed_first_names() -> None:
    """Behind a heading that asks for them, common or not; not somebody who bears one."""
    assert not _kept("5 prénoms bretons avec leur sens : Youenn, ⟦Sterenn⟧")
    assert not _kept("Le prénom Marceau est-il rare ? et Ayden, ⟦Kenza⟧ ?")
    assert _kept("elle cherche des prénoms bretons, ⟦Sterenn⟧ revient lundi")
    assert _kept("prénoms bretons : ⟦Sterenn⟧", "patient")

"""What only shows how something is written is nobody's; what a text merely calls an example may be somebody's."""

import pytest

from tests.detectors.samples import find

_TABLE = "SUBJID,AGE,SEX,ARM\n012-034,54,M,PLACEBO\n012-035,61,F,ACTIVE"


def _told(text: str) -> set[str]:
    return {finding.entity for finding in find()(text) if finding.entity != "ORGANIZATION"}


@pytest.mark.parametrize(
    "text",
    [
        "regex pour valider un numéro de patient au format 3 chiffres tiret 3 chiffres, ex 001-001 ou 012-034",
        "manuel type : « kit number (e.g., KIT 100234) », template à simplifier",
        "donne un exemple avec USUBJID = 'XYZ-001-0001'",
        'NIR_RE = re.compile(r"^[12]")\nassert NIR_RE.match("199017500100123")',
        "formule pour l'âge à partir de la date de naissance en A2 (ex. 15/03/1980)",
        "regex de téléphone pour 06 12 34 56 78, +33612345678, 0033 6 12 34 56 78",
        'tests = ["FR-001-0001", "DE-014-0123"]\nfor t in tests: print(re.match(pattern, t))',
        '@pytest.mark.parametrize("dob,visit", [("1950-06-15", "2024-06-14"), ("2000-01-31", "2024-01-31")])',
        "expect(isPhone('0612345678')).toBe(true)",
        "macro pour vérifier les formats : %put ERROR: bad subject; je veux tester 01-0001, 1-0001, 01-00001",
        "validation : le numéro doit être de la forme 01-001",
        'string name = subject.Name; // ex "101-003"',
        "le mot de passe « Azerty123! » est-il un bon exemple de mauvais mot de passe pour ma diapo",
        "annonce de ma Clio, immatriculation type AB-123-CD",
    ],
)
def test_a_form_is_shown(text: str) -> None:
    """A value behind a sign of an example where a form is spoken of, or handed to a check."""
    assert not _told(text) - {"DATE_OF_CARE"}


@pytest.mark.parametrize(
    "text",
    [
        f"extrait de données d'exemple (totalement inventées) :\n{_TABLE}",
        f"données simulées :\n\n{_TABLE}",
        f"{_TABLE}\n/* toy data for a forum */",
        "le jeu de données public MIMIC-IV : subject_id 10000032 dans la doc",
        "/* simulated data */ do subjid=1001 to 1050; trt=mod(subjid,2); end;",
        'set.seed(42)\ndm <- tibble(subjid = c("014-0001", "014-0002"), age = rnorm(2, 58, 9))',
    ],
)
def test_a_data_set_says_that_it_is_made_up(text: str) -> None:
    """Its subjects and arms are nobody's."""
    assert not _told(text) & {"SUBJECT_ID", "UNBLINDING", "HEALTH_RECORD"}


@pytest.mark.parametrize(
    "text",
    [
        "des sujets ont des valeurs aberrantes, ex. 012-034 et 012-041",
        "le champ poids est vide chez quelques patients (ex : 012-034)",
        "regex qui ne reconnaît pas le patient 012-034 de la liste",
        "par exemple le patient 012-034, format correct",
        'df[df.usubjid.str.match("012-034")] pour le patient sorti',
        'liste = ["FR-014-0123", "FR-014-0127"] # patients à relancer',
        f"anonymise ces lignes en données fictives :\n{_TABLE}",
        f"génère des données simulées à partir de celles-ci :\n{_TABLE}",
        f"nos vraies données, pas des données fictives :\n{_TABLE}",
        f"hier j'avais des données simulées, ça allait.\n\nAujourd'hui l'export.\n\n{_TABLE}",
        f"données fictives :\n{_TABLE}\nle patient est M. Yvon Quessandier",
        f"set.seed(1)\nboot(adsl, f, R = 1000)\n{_TABLE}",
        f"admiral se trompe sur ces sujets :\n{_TABLE}",
        f"ce que disent les données publiées, et les miennes :\n{_TABLE}",
    ],
)
def test_somebodys_stays(text: str) -> None:
    """Where something went wrong, a wish is told, or a person is named, the numbers are real."""
    assert "SUBJECT_ID" in _told(text)


def test_a_number_with_its_key_is_somebodys() -> None:
    """Whatever it is handed to."""
    assert "FR_NIR" in _told('assert is_valid("295109912611193")')

"""Lists of subjects and kits: what the title, the clause or the variable says decides, and one number alone is none."""

import pytest

from tests.detectors.samples import find

LISTED = [
    ("Sujets à rappeler avant vendredi :\nNAN-004\nNAN-017\nREN-002\nMets-les en tableau", "SUBJECT_ID", 3),
    ("screening log\nSCN-118 inclus\nSCN-119 SF critère I2\n", "SUBJECT_ID", 2),
    ("liste d'inclusion\n3041 V1 12/03\n3042 V1 14/03\n", "SUBJECT_ID", 2),
    ("rando list\nRND;BLOCK\n40017;1\n40018;2\n", "RANDOMISATION", 2),
    ("kits périmés à renvoyer (30211, 30214 et 30220) avant lundi", "RANDOMISATION", 3),
    ('bad <- c("311-0042", "311-0058")\nd %>% filter(!usubjid %in% bad)', "SUBJECT_ID", 2),
    ("late <- c(200417, 200433)\nadsl |> filter(SUBJID %in% late)", "SUBJECT_ID", 2),
    ("where subjid in ('40112' '40415' '41007');", "SUBJECT_ID", 3),
    ('df[df["patient"].isin([210045, 210062])]', "SUBJECT_ID", 2),
    ("le labo central a deux bilans pour 07012 et 07021", "SUBJECT_ID", 2),
]
SILENT = [
    "Voici les pages à relire : 112, 118 et 134",
    "Codes CIM-10 des patients diabétiques :\nE10\nE11\nE13\n",
    "Patients inclus par année :\n2019 120\n2020 130\n",
    "Nombre de patients par centre :\n120\n130\n140\n",
    'c("2019", "2020", "2021") %in% annees',
    "SELECT * FROM orders WHERE customer_id IN (1001, 1002, 1003)",
    'df[df["patient_count"] == 1000]',
    "s = pd.Series([101, 102, 103])",
    "liste fictive de patients pour un cours :\nAAA-001\nAAA-002\n",
    "une puissance de 80 % : 120, 150 ou 180 sujets",
    "codes ATC : c('L01XC18', 'L01XC17')",
]


@pytest.mark.parametrize(("text", "entity", "count"), LISTED)
def test_each_item_of_a_list_is_found(text: str, entity: str, count: int) -> None:
    """Rows, series and vectors of one shape are told one by one."""
    assert len([f for f in find()(text) if f.entity == entity and f.score >= 0.6]) == count


@pytest.mark.parametrize("text", SILENT)
def test_other_lists_are_silent(text: str) -> None:
    """Pages, codes, years, counts and what is made up are no subjects."""
    assert not [f for f in find()(text) if f.entity in ("SUBJECT_ID", "RANDOMISATION") and f.score >= 0.6]


def test_a_row_without_a_neighbour_is_no_list() -> None:
    """One row of a shape is anything."""
    assert not [f for f in find()("Sujets :\nNAN-004\nMets en forme") if f.entity == "RANDOMISATION"]

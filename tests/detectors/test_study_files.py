"""Studies that name folders, files, schemas and tickets."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    ("text", "study"),
    [
        (r'libname a "\\srv\etudes\GENTIANE_B\data\adam";', "GENTIANE_B"),
        ("read_sas('S:/Projets/SARCELLE3/Analysis/adam/adsl.sas7bdat')", "SARCELLE3"),
        ("/mnt/studies/ambre07/sdtm/dm.xpt", "ambre07"),
        ("GENTIANE_CRF_annoté_v3.pdf à renommer", "GENTIANE"),
        ("relis Protocole_GENTIANE_v2.docx", "GENTIANE"),
        ("select * from gentiane_edc.ae", "gentiane"),
        ("select usubjid from gentiane_prod.visits", "gentiane"),
        ("git checkout -b feature/GENTIANE-214-rando", "GENTIANE"),
        ("docker run -e STUDY=gentiane2 edc-export:1.4", "gentiane2"),
        ('study <- "GENTIANE"; pts <- 48', "GENTIANE"),
        ("il manque PROTO_ZEN4_v3.2", "ZEN4"),
        ("select subjid from nvk_0312.ae where aesev = 3", "nvk_0312"),
        ('readRDS("data/GENTIANE-7/adsl.rds")', "GENTIANE-7"),
        ("Jira GENTIANES-1088 : queries du centre", "GENTIANES"),
    ],
)
def test_what_lies_above_or_beside_a_study_names_it(text: str, study: str) -> None:
    """Folders of a study lie in the one that is called like it; its documents begin with it."""
    assert values("STUDY_CODE", text) == [study]


@pytest.mark.parametrize(
    "text",
    [
        "/data/studies/my_study/adam/adsl.xpt et D:/etudes/common/macros",
        "SELECT * FROM clinical_edc.visits",
        "from sklearn_dev.core import x",
        "MODELE_CRF_v2.docx, GUIDE_MONITORING_v1.pdf, Protocole_ANNEXE_v2.docx",
        "MAX_QUERY_SIZE, SQL_MONITORING_ENABLED, DJANGO_MANUAL_MODE",
        "ticket SPARK-4471 et PROJ-123 : erreur de build",
        "feature/LOGIN-12-add-form",
        "/studies/lung/raw",
        "import lib123.ae et fichier img1234.vs, select * from log2024.dm",
        "docker run -e STUDY=test1 -e STAGE=prod2 app",
    ],
)
def test_what_every_department_has_is_silent(text: str) -> None:
    """Common folders, constants of programs, tickets of software."""
    assert of("STUDY_CODE", text) == []

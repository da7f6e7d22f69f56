"""Headers: what a column holds, by its name or by what stands beside it."""

import pytest

from detectors.payloads.headers import header_of
from detectors.payloads.rows import split
from tests.detectors.payloads.samples import told


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        (b"usubjid,sex", {0: "SUBJECT_ID"}),
        (b"id,grp", {0: "SUBJECT_ID", 1: "UNBLINDING"}),
        (b"site,ppt,status", {0: "SITE_ID", 1: "SUBJECT_ID"}),
        (b"nom,prenom,groupe", {0: "PERSON", 1: "PERSON"}),
    ],
)
def test_columns(line: bytes, columns: dict[int, str]) -> None:
    header = header_of(line, split(line, 0, len(line), ","), ",")
    assert header is not None
    assert columns == {column.place: column.field.entity for column in header.columns}


@pytest.mark.parametrize("line", [b"a,b", b"name,version", b"uid,value", b"annee,n"])
def test_what_is_no_header(line: bytes) -> None:
    assert header_of(line, split(line, 0, len(line), ","), ",") is None


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("site,ppt,status\n012,P-0012-04,randomised\n015,P-0015-01,withdrawn", {"P-0012-04", "P-0015-01"}),
        ("centre;n° anon.;poids\n03;03-0112;71\n03;03-0114;58", {"03-0112", "03-0114"}),
        ("Etb;Matricule;Date insc.;Groupe\nA;04-DRV-017;x;1\nA;04-DRV-018;y;2", {"04-DRV-017", "04-DRV-018"}),
        ("  subjectnum dthfl       dthdt\n1  7702011     Y  2026-02-27", {"7702011"}),
        ("USUBJID | Identifier | Char | 20 | | DM.USUBJID\nTRT01P | Planned | Char | 40 | ARM | DM.ARM", set()),
        ("Groupe;Item;Score max\n1;1-01;5\n2;2-01;10", set()),
        ("Visite;Num;J0\nPK;1102-A-003;0\nPK;1102-A-004;0", {"1102-A-003", "1102-A-004"}),
        ("Num;Libellé\n3-01;Hygiène\n3-02;Traçabilité", set()),
        ("Déviation #;Patient;Date\nD-018;GRE-12;x\nD-019;GRE-15;y", {"GRE-12", "GRE-15"}),
        ("subj devtype\n2203017 ICF\n2203021 VISIT", set()),
        ("subj;devtype\n2203017;ICF\n2203021;VISIT", {"2203017", "2203021"}),
        ("étude en double aveugle\nid;grp\n1031;1\n1032;2", {"1031", "1032"}),
        ("id;grp;score\n1031;1;3\n1032;2;4\nquel test ?", set()),
        ("centre;tranche;n\n03;65-74;71\n03;75-84;58", set()),
        ("site;facture;date\n03;F-2031-02;71\n04;F-2031-03;58", set()),
        ("exemple de randomisation en double aveugle\nid;grp\n1031;1\n1032;2", set()),
    ],
)
def test_columns_that_nobody_knows(text: str, subjects: set[str]) -> None:
    """Numbers written like those of subjects are, beside columns of a trial; plain ones where a blind is spoken of."""
    assert subjects == {value for kind, value in told(text) if kind == "SUBJECT_ID"}

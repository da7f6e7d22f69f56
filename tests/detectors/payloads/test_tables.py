"""Tables: cells of known columns are found, whatever parts them; headers, dictionaries and counts are not records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.overflow import Overflow
from detectors.payloads.tables import MOST_CELLS, grid
from tests.detectors.payloads.samples import RECORD, person, told

COLUMNS = {
    "PERSON": ("nom", "NOM", "Nom de naissance", "last_name", "lastName", "Nom patient"),
    "GIVEN": ("prénom", "PRENOM", "Prénom(s)", "first name", "firstName"),
    "DATE_OF_BIRTH": ("ddn", "DDN", "Date de naissance", "date_naissance", "DOB", "BRTHDTC", "birthDate"),
    "FR_IPP": ("ipp", "IPP", "N° IPP", "NIP", "patient_id", "MRN"),
    "SUBJECT_ID": ("USUBJID", "SUBJID", "n° sujet", "Numéro d'inclusion", "SubjectKey", "code patient"),
    "FR_NDA": ("NDA", "IEP", "numéro de séjour", "N° dossier"),
}


@given(
    st.permutations(sorted(COLUMNS)).flatmap(lambda kinds: st.integers(2, 6).map(lambda n: kinds[:n])),
    st.sampled_from([",", ";", "\t", " | ", "|", ", ", "md", "quoted", "printed"]),
    st.integers(0, 10**6),
    st.data(),
)
def test_every_cell_of_a_known_column_is_found(kinds: list[str], sign: str, seed: int, data: st.DataObject) -> None:
    """Any order of columns, any delimiter, any spelling of the header."""
    names = [data.draw(st.sampled_from(COLUMNS[kind])) for kind in kinds]
    rows = [[person(seed + row)[kind] for kind in kinds] for row in range(3)]
    found = told(f"Voici :\n{laid_out([names, *rows], sign)}\n\nMerci")
    for row in rows:
        for kind, value in zip(kinds, row, strict=True):
            assert ("PERSON" if kind == "GIVEN" else kind, value) in found


def laid_out(rows: list[list[str]], sign: str) -> str:
    if sign == "md":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
    if sign == "quoted":
        return "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    if sign == "printed":
        widths = [max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
        return "\n".join(
            "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        )
    return "\n".join(sign.join(row) for row in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Subject,Site,Visit,Form,Field,Value,Initials\n014-0003,014,V1,DM,BRTHDAT,14MAR1957,VE",
            {
                ("SUBJECT_ID", "014-0003"),
                ("SITE_ID", "014"),
                ("DATE_OF_BIRTH", "14MAR1957"),
                ("INITIALS", "VE"),
                RECORD,
            },
        ),
        (
            "  USUBJID      SITEID BRTHDTC    SEX\n1 FICT-014-003 014    1957-03-14 F  ",
            {("SUBJECT_ID", "FICT-014-003"), ("SITE_ID", "014"), ("DATE_OF_BIRTH", "1957-03-14"), RECORD},
        ),
        ("IPP\n8012345678\n8012345679", {("FR_IPP", "8012345678"), ("FR_IPP", "8012345679"), RECORD}),
        (
            "| Patient | Initiales |\n|:--|---|\n| 014-0003 | VE |",
            {("SUBJECT_ID", "014-0003"), ("INITIALS", "VE"), RECORD},
        ),
        (
            "> Prénom ; DDN\n> Elodie ; 14/03/1957",
            {("PERSON", "Elodie"), ("DATE_OF_BIRTH", "14/03/1957"), RECORD},
        ),
        (
            "USUBJID\tTRT01A\n014-0003\tPlacebo",
            {("SUBJECT_ID", "014-0003"), ("UNBLINDING", "Placebo"), RECORD},
        ),
        ("ID;ARM;CHG\n2041;PBO;-1.2", {("SUBJECT_ID", "2041"), ("UNBLINDING", "PBO"), RECORD}),
        ("Patient;Médecin\nVautravers;Quercy", {("PERSON", "Vautravers"), ("PERSON", "Quercy")}),
        ("patient_ipp,creat\n40217735,88", {("FR_IPP", "40217735"), RECORD}),
        (
            "Num;Init;Naiss\n0217;VEL;14/03/1957",
            {("SUBJECT_ID", "0217"), ("INITIALS", "VEL"), ("DATE_OF_BIRTH", "14/03/1957"), RECORD},
        ),
        ("Merci de trier : ipp;visite\n40217735;V2", {("FR_IPP", "40217735"), RECORD}),
        ("date_nais;sexe\n03/11/1968;F", {("DATE_OF_BIRTH", "03/11/1968"), RECORD}),
        ("lit;init;motif\n12F;JLB;chute\n14P;MCT;tutelle", {("INITIALS", "JLB"), ("INITIALS", "MCT"), RECORD}),
        ("Init.;Sexe;Poids\nVEL;F;61", {("INITIALS", "VEL"), RECORD}),
        (
            "Investigateur;RPPS\nVautravers;10000700012",
            {("PERSON", "Vautravers"), ("FR_RPPS", "10000700012")},
        ),
        (
            "Nom\tPrénom\tTéléphone\nVautravers\tElodie\t06 39 98 12 34",
            {("PERSON", "Vautravers"), ("PERSON", "Elodie"), ("PHONE_NUMBER", "06 39 98 12 34")},
        ),
        ("identifiant;mot de passe\narc_lyon;Kiw1vert", {("CREDENTIAL", "Kiw1vert")}),
        ("kit\tvisite\n204417\tV1", {("RANDOMISATION", "204417"), RECORD}),
        ("Site\tInclus\tScreen fail\n014\t12\t3", {("SITE_ID", "014")}),
        ("studyid,siteid\nFICT-118-301,014", {("STUDY_CODE", "FICT-118-301"), ("SITE_ID", "014")}),
    ],
)
def test_tables_as_people_paste_them(text: str, expected: set[tuple[str, str]]) -> None:
    """Exact cells; a list of contacts is no patient record."""
    assert expected == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "STUDYID,DOMAIN,USUBJID\n",
        "nom;prenom;ddn;ipp\n",
        "| Nom | Prénom | DDN |\n|---|---|---|\n|  |  |  |",
        "Variable,Label,Type\nUSUBJID,Unique Subject Identifier,Char\nBRTHDTC,Date of Birth,Char",
        "nom,type,longueur\nprenom,VARCHAR,50",
        "Caractéristique\tBras A (n=120)\tBras B (n=118)\nÂge moyen (ET)\t61,2 (9,8)\t60,7 (10,1)",
        "Centre;Nombre de patients;Âge moyen\n01;34;56,2\n02;12;61,0",
        "sexe,n,pourcentage\nF,64,53",
        "naissance;sexe;n\n1950;F;12",
        "Init;sexe;n\nABC;F;12",
        "nom,dose,unité\nParacétamol,1000,mg\nAmoxicilline,500,mg",
        "name,age\nAlice,30",
        "name,version\nnumpy,1.26",
        "nom,cp,population\nMende,48000,12000",
        "prenom,occurrences\nmarie,1200",
        "Reaction,Days,Subject\n249.5,0,308",
        "subject,drug,response\n1,A,0.3\n2,B,0.5",
        "user;password\njdoe;********",
        "login;mot de passe\nobligatoire;obligatoire",
        "kit;prix\nELISA 96;120",
        "Année,IPP,Statines\n2019,123456,98765",
        "ARM,N,ORR\nPlacebo,120,23",
        "id,arm,y\n1,A,2\n2,B,3",
        "USUBJID,PARAMCD\n<USUBJID>,<PARAMCD>",
        "Les champs obligatoires : nom, prénom, ddn, ipp, nir.\nPuis il faut valider le formulaire.",
        "[Prénom NOM]\n[Fonction]\n[Téléphone]\n---\n\nJe peux la raccourcir.",
    ],
)
def test_what_is_no_list_of_people_is_silent(text: str) -> None:
    """Headers without rows, dictionaries of variables, counts, means, drugs, towns, toys."""
    assert set() == told(text) | told(text.upper())


def test_what_follows_a_table_is_no_row() -> None:
    found = told("ipp;ddn\n8012345678;14/03/1957\n\nUne question ; 8012345679 copies ; merci")
    assert {("FR_IPP", "8012345678"), ("DATE_OF_BIRTH", "14/03/1957"), RECORD} == found


def test_a_long_list_of_contacts_is_a_record() -> None:
    """What cannot be replaced cell by cell is stopped whole."""
    rows = "".join(f"Quercy;Jean;06 39 98 {n // 100:02d} {n % 100:02d}\n" for n in range(MOST_CELLS))
    assert RECORD in told("nom;prenom;telephone\n" + rows)


def test_headers_without_end_are_refused() -> None:
    """A text that cannot be read whole is never passed in silence."""
    with pytest.raises(Overflow):
        told("usubjid,siteid,age\n" * 2000)


def test_a_grid_needs_a_header() -> None:
    data = b"nom prenom"
    assert [] == list(grid(data, []))
    assert [] == list(grid(data, [[(0, 3), (4, 10)]]))

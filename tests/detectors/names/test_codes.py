"""What machines, tables and trials write like a name is nobody; the same forms with evidence of a person are somebody."""

import pytest

from detectors.names import load
from detectors.names.codes import is_code, is_firm
from detectors.names.names import find_names
from tests.detectors.names.marked import read

NOBODY = """\
dose max 80 mg/kg/j chez le nourrisson, max 4 prises par jour
colonnes : GROUP;N;MEAN;STD;MIN;MAX puis une ligne par bras
proc means data=adlb n mean std min max; class trta;
[03/Apr/2023:08:11:02 +0200] GET /index 401
Oct 03 18:44:10 pgsql[22]: connection refused
Traceback: File "/opt/app/loader.py", line 18 : KeyError 'VISITNUM'
C:\\Programs\\Rtools\\bin : ajouter au PATH sous Windows
recoder AESEV : MILD / MODERATE / SEVERE en 1, 2, 3
Échelles : ESAS, PHQ-9, MADRS, CIRS-G, quel temps de passation ?
Compare les études AURORA, NAVIGATOR-2 et SELENA
Quelle différence entre VICTORIA et GALACTIC-HF ?
codification interne : MOD-PROC-014, ENR-PHAR-003, comment les ranger
sponsor code, e.g. XYZ-204, followed by site number
le RGPD et le SMIG sont deux sigles, lesquels ?
CRP 88 mg/L, ferritine 900 µg/L, ANA négatifs : que discuter ?
Bras BAY, bras DAS, bras SOC : courbes de survie superposées
Congrès : ASCO à Chicago, ERS à Vienne, EHA Madrid ; dates ?
AAD Santa Monica, RSNA Chicago, ACR Salt Lake City : liste les dates limites
Fabricant : Novaprim GmbH, Lindenstraat 12, 3011 KL Tilburg, Pays-Bas
Site de libération : Medivex N.V., Utrechtseweg 88, Arnhem, Pays-Bas
M. Sc. et Ph. D. : équivalences en France ?
%let chemin = /prod/adam/sortie;
libname ad 'E:\\prod\\adam';
méthotrexate 15 mg/sem puis kiné 3x/sem
l'aspect évoque une LAM pulmonaire
intubation avec un Mallampaty classe 1, une Tiffenault < 0,7
"""
SOMEBODY = """\
LUCIE DUVERNOY : K+ 3,2 ce matin
C:\\Users\\marie.duvernoy\\Documents\\cr.docx
AURORA PETIT, 45 ans, chute
Adam/Lucie : qui passe en premier ?
Mme SELENA a rappelé
patiente LYSA, douleur au bras
ANA a mal dormi, glycémie 1,2 g/L
vu LEA, positive au covid, CRP 12 mg/L
patient HAS-BEDDIN revu à J8
étude JUPITER, patient MARTIN-2 : ECG fait
Paul Le Smic a signé le consentement
Le score de douleur de TROVALIER est à 6
Santa Moretti, 67 ans, AVC
"""


def _people(text: str) -> list[str]:
    return [
        text[hit.start : hit.end] for hit in find_names(text, load()) if hit.entity == "PERSON" and hit.score >= 0.4
    ]


@pytest.mark.parametrize("text", NOBODY.splitlines())
def test_nobody_is_named(text: str) -> None:
    assert [] == _people(text)


@pytest.mark.parametrize("text", SOMEBODY.splitlines())
def test_somebody_is_named(text: str) -> None:
    assert _people(text)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("la procédure ⟦ZEBUX⟧-002 est à jour", True),
        ("le patient ⟦ZEBUX⟧-2 est sorti", False),
        ("entre ⟦ZEBUX⟧ et SOLO-1", True),
        ("inclusion SOLO-1 : ⟦ZEBUX⟧ est là", False),
        ("critères vérifiés pour ⟦ZEBUX⟧", False),
        ("Critères : ORR, ⟦ZEBUX⟧", True),
        ("LE ⟦ZEBUX⟧ EST BAS", False),
        ("Mme ⟦ZEBUX⟧-002", False),
        ("15 mg/j ⟦max⟧", True),
        ("⟦Max⟧ 12 kg", False),
        ("12/⟦Mar⟧/2024", True),
        ("⟦Mar⟧ dort", False),
        ("D:\\⟦Zebulon⟧\\x", True),
        ("/home/⟦zebulon⟧/x", False),
        ("⟦Zebulonstraat⟧ 12", True),
        ("⟦Zebulonstraat⟧ dort", False),
    ],
)
def test_what_is_a_code(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked)
    assert expected == is_code(seen, mention)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦Zebulon B.V.⟧, Zebulonstraat 12", True),
        ("⟦Zebulon B.V.⟧ dort", False),
        ("⟦Zebulon⟧ GmbH", True),
        ("⟦Zebulon⟧ dort", False),
    ],
)
def test_a_firm_tells_its_form(marked: str, expected: bool) -> None:
    seen, (mention,) = read(marked)
    assert expected == is_firm(seen, mention)

"""Studies from a CSV: what is there stays, what is wrong is told by line and column, and one wrong row stops all."""

import pytest

from models.reading import ConfigError
from models.registry import parsed
from models.studies import NO_STUDIES, Registry
from scripts.studies_csv import merged

THERE = parsed(
    """studies:
- code: GF-ONCO-301
  aliases: [HIRONDELLE]
  phase: II
  contract: {ai: conditions, conditions: relu, reference: c1}
""",
    "s",
)
HEADS = {
    "Code étude": "study code",
    "Libellé": "label",
    "Alias": "aliases",
    "Promoteur": "sponsor",
    "Molécules": "compounds",
    "Phase": "phase",
    "Centres": "sites",
    "Masque sujet": "subject mask",
    "Exemples": "examples",
    "Contre-exemples": "counter-examples",
    "Clause IA": "AI clause",
    "Référence": "reference",
    "Publication": "publication date",
    "Équipes": "teams",
}
ROW = "GF-NEURO-410;ETUDE-09;MARTINET|ROITELET;Société; GFX-4410 ;I;011=CHU Nord|012;410-###-####;410-011-0003;411-011-0003"
FRENCH = f"{';'.join(HEADS)}\n{ROW};interdit;c2;30/06/2027;neuro|dm\n\n"
ENGLISH = f"{';'.join(HEADS.values())}\n{ROW};forbidden;c2;2027-06-30;neuro|dm\n".replace(";", ",")


def told(text: str, there: Registry = THERE, *, replaces: bool = False) -> list[str]:
    """The errors."""
    with pytest.raises(ConfigError) as error:
        merged(there, text, "f.csv", replaces=replaces)
    return str(error.value).splitlines()


def test_french_and_english_tables_say_the_same() -> None:
    """Of every field, with `;` or `,`, and days either way."""
    (study,) = merged(NO_STUDIES, FRENCH, "f.csv").studies
    assert (study,) == merged(NO_STUDIES, ENGLISH, "f.csv").studies
    assert ("GF-NEURO-410", "ETUDE-09", ("MARTINET", "ROITELET"), "Société") == (
        study.code,
        study.label,
        study.aliases,
        study.sponsor,
    )
    assert (("GFX-4410",), "I", "forbidden", "2027-06-30") == (
        study.compounds,
        study.phase,
        study.clause,
        str(study.published),
    )
    assert [("011", "CHU Nord"), ("012", None)] == [(site.number, site.name) for site in study.sites]
    assert [("410-###-####", ("411-011-0003",))] == [(mask.shape, mask.not_examples) for mask in study.subjects]
    assert ("neuro", "dm") == study.teams


def test_what_is_there_stays() -> None:
    """Lists grow by what they do not hold, empty cells say nothing, another row adds to the same study."""
    text = "code;alias;phase;équipes\ngf onco 301;hirondelle|MERLE;;x\nGF-ONCO-301;PINSON;II;\nGF-X-77;;;\n"
    onco, other = merged(THERE, text, "f.csv").studies
    assert (("HIRONDELLE", "MERLE", "PINSON"), "II", ("x",)) == (onco.aliases, onco.phase, onco.teams)
    assert ("GF-ONCO-301", "GF-X-77") == (onco.code, other.code)


def test_a_value_that_differs_is_told_or_replaced() -> None:
    """Conditions go with their clause."""
    text = "code;phase;clause\nGF-ONCO-301;III;interdit\n"
    differs = "is not what the registry has; make them agree, or import with --replace"
    assert [f"f.csv:2: column 'phase': {differs}", f"f.csv:2: column 'clause': {differs}"] == told(text)
    (study,) = merged(THERE, text, "f.csv", replaces=True).studies
    assert ("III", "forbidden", None) == (study.phase, study.clause, study.contract and study.contract.conditions)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("code;clause\nGF-X-77;interdi\n", "f.csv:2: column 'clause': is no clause; write "),
        ("code;publication\nGF-X-77;32/01/2027\n", "f.csv:2: column 'publication': is no date; write "),
        ("code;alias\n;X-12\n", "f.csv:2: column 'code': is empty; write "),
        ("code;alias\nGF-X-77;A\n", "f.csv:2: column 'alias': has less than three"),
        ("code;alias\nGF-X-77;hirondelle\n", "f.csv:2: column 'alias': is also written elsewhere; a code or alias belongs to one study"),
        ("code;masque;exemples\nGF-X-77;301-###;302-111\n", "f.csv:2: column 'exemples': example 1 does not fit"),
        ("code;masque\nGF-X-77;301-###\n", "f.csv:2: column 'examples': is needed here; fill it in"),
        ("code;conditions\nGF-X-77;relu\n", "f.csv:2: column 'ai': is needed here; fill it in"),
        ("code;clause\nGF-X-77;sous conditions\n", "f.csv:2: column 'clause': 'ai: conditions' and the text"),
        ("code;libellé\nGF-X-77;X-GF-X-77\n", "f.csv:2: column 'libellé': holds a code"),
        ("code;alias\nGF-X-77\n", "f.csv:2: has 1 cells, the head has 2; quote cells that hold ';'"),
        ("code;alias\nGF-X-77;'A;B'\n", "f.csv:2: has 3 cells"),
        ("code;aliass\nGF-X-77;A\n", "f.csv:1: unknown column 'aliass'; did you mean 'alias"),
        ("code;étude\nGF-X-77;A\n", "f.csv:1: columns 'code' and 'étude' are the same; remove one"),
        ("alias\nA\n", "f.csv:1: has no column 'code'"),
        ('code;alias\n"GF-X-77;A\n', "close the quotes"),
        ("", "f.csv:1: has no column 'code'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(text: str, wrong: str) -> None:
    """By line, column as the file calls it, and remedy."""
    assert any(wrong in line for line in told(text))


def test_every_wrong_row_is_told() -> None:
    """A cell over two lines counts as two."""
    text = 'code;conditions;clause\nGF-X-77;"relu\npar deux";interdi\n;;\n;x;\nGF-X-78;;bof\n'
    assert ["f.csv:2", "f.csv:5", "f.csv:6"] == [line.split(": ")[0] for line in told(text)]

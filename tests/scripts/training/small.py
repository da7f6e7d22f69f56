"""A folder of sources like those that names are learnt from, made up and small."""

import json
from pathlib import Path

import click
from click.testing import CliRunner

FIRST = ("noé", "zoé", "anatole", "lubin", "maud", "aurèle", "flavie", "gontran", "irène", "solange")
LAST = ["vautrin", "corvessac", "belmontet", "tarquin", "bruyas", "lestang", "mirande", "sauvain", "doriac"]
TOWNS = ("Aubrac", "Saint-Orens", "Valmorel", "Bruyères", "Corbelin", "Montvert", "Lusignac", "Pierrefort-sur-Orge")
WORDS = (
    "le la les de du des un une et est à pour par avec sans sur patient patiente fièvre toux douleur examen normal traitement dossier"
    " consultation visite médecin rue demain ce jour vu suivi nom prénom ville liste merci bonjour"
)
REPORT = "Patiente de 40 ans, admise pour une fièvre. Examen normal. La patiente a reçu un traitement. Mme V est sortie. Pas de toux."
BLOCK = "Mme [Vautrin](NOM) [Zoé](PRENOM) vue à [Aubrac](VILLE), hôpital [Tarquin](HOPITAL), [3 rue du Lac](ADRESSE), le [01/02/2020](DATE)"


def sources(folder: Path) -> Path:
    """Writes all files and returns the folder."""
    report = {"doi": "10.0/x", "licence": "CC BY 4.0", "authors": [{"author": "Maud Bruyas"}], "text": REPORT}
    contents = {
        "LICENSE_eds-pseudo_BSD-3.txt": "BSD 3-Clause",
        "communes.csv": "\n".join(["code,nom,cp,population", *(f"1,{t},0{i}100,{900 * i}" for i, t in enumerate(TOWNS, 1))]),
        "e3c_pamj_carriers.jsonl": "\n".join(json.dumps({**report, "doi": f"10.0/{i}"}) for i in range(160)),
        "eds_pseudo_templates_train.txt": "\n\n".join([BLOCK, BLOCK.replace("Mme", "Madame")]),
        "hospital_names_eds_pseudo.json": json.dumps(["Tarquin", "Pelvoux"]),
        "lexicons_own.json": json.dumps({"EPO": ["Crohn"], "SIG": ["Murphy"], "TECH": ["Gram"], "MEDS": ["Doliprane"], "SPON": ["Sanofi"]}),
        "mots_courants_opensubtitles.txt": WORDS.replace(" ", "\n"),
        "noms_fr.txt": "".join(f"{name}\n" for name in LAST),
        "prenoms_insee.csv": "\n".join(["prenom,occurrences", *(f"{name},{900 - 80 * i}" for i, name in enumerate(FIRST))]),
        "seed_templates_own.txt": "# clinical\n{T} {L} vu le {D} pour {SYM}.\nPatient : {P1}, {N} ans, {C}",
    }  # fmt: skip
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def trained_twice(main: click.Command, folder: Path, *options: str) -> None:
    """Trains by command into `first` and `second` of a folder, from the same data: every file is the same."""
    data = folder / "data"
    data.mkdir()
    sources(data)
    made = [
        _trained(main, ["--data", str(data), "--out", str(folder / name), *options]) for name in ("first", "second")
    ]
    assert made[0] == made[1] != {}


def _trained(main: click.Command, options: list[str]) -> dict[str, bytes]:
    result = CliRunner().invoke(main, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {path.name: path.read_bytes() for path in Path(options[3]).iterdir()}

"""`gardefou edm`: an index from a CSV, kept up to date; a bad CSV is told with file, line, column and remedy."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detectors.exact.index import PatientIndex
from detectors.keyed import key
from scripts.edm import edm

HEAD = "IPP;NOM_USUEL;prenom;ddn;sujet\n"
GOOD = HEAD + "8012345678;VAUTRAVERS;Noémie;14/03/1957;014-0003\n8087654321;Corvessac;Jean;02/11/1961;\n"
COLUMNS = "nom=NOM_USUEL,prenom,ddn,ipp=IPP,sujet"


def run(tmp_path: Path, *arguments: str, columns: str = COLUMNS) -> Result:
    asked = () if arguments[0] == "show" else ("--columns", columns)
    return CliRunner().invoke(edm, [*arguments, *asked, "--data-dir", str(tmp_path / "data")])


def register(tmp_path: Path, text: str = GOOD, encoding: str = "utf-8") -> str:
    path = tmp_path / "patients.csv"
    path.write_text(text, encoding=encoding)
    return str(path)


def built(tmp_path: Path) -> str:
    out = str(tmp_path / "patients.edm")
    done = run(tmp_path, "build", register(tmp_path), "--out", out)
    assert 0 == done.exit_code, done.output
    return out


def opened(tmp_path: Path) -> PatientIndex:
    return PatientIndex(tmp_path / "patients.edm", key.read(tmp_path / "data" / "keys" / "edm.key"))


def test_an_index_is_built(tmp_path: Path) -> None:
    """Its key lies in keys/, for its owner alone; the lines for the site file are told."""
    out = str(tmp_path / "patients.edm")
    done = run(tmp_path, "build", register(tmp_path), "--out", out)
    kept = tmp_path / "data" / "keys" / "edm.key"
    assert "2 lignes / rows" in done.output
    assert f"patients:\n  file: {out}\n  key: {kept}\n" in done.output
    assert 0o600 == stat.S_IMODE(kept.stat().st_mode)
    assert opened(tmp_path).knows_born(b"vautravers", b"19570314")
    assert "2 lignes / rows, expire le" in run(tmp_path, "show", out).output


def test_an_index_is_kept_up_to_date(tmp_path: Path) -> None:
    """Rows come, rows go."""
    out = built(tmp_path)
    more = register(tmp_path, HEAD + "8011112222;MAUBERT;Anne;01/05/1943;\n")
    assert "3 lignes / rows\n" in run(tmp_path, "update", out, more).output
    assert opened(tmp_path).knows_number("ipp", b"8011112222")
    gone = register(
        tmp_path, HEAD + "8012345678;VAUTRAVERS;Noémie;14/03/1957;014-0003\n8000000009;Personne;X-Y;01/05/1943;\n"
    )
    assert "2 lignes / rows, 1 absentes / not there" in run(tmp_path, "update", out, gone, "--forget").output
    assert not opened(tmp_path).knows_number("ipp", b"8012345678")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            GOOD.replace("14/03/1957", "14/03/57"),
            "patients.csv:2: column ddn: is no date with four digits for the year; write 1957-03-14",
        ),
        (GOOD.replace("8087654321", "12"), "patients.csv:3: column ipp: has fewer than 5 characters"),
        (GOOD.replace("Corvessac;", ""), "patients.csv:3: has 4 columns, the head has 5; quote cells that hold ';'"),
        (GOOD + '"ouvert;a;b;c;d\n', "patients.csv:4: unexpected end of data; close the quotes"),
        (GOOD.replace("NOM_USUEL", "NOM"), "patients.csv:1: has no column 'NOM_USUEL'; it has IPP, NOM, prenom"),
        (HEAD, "patients.csv: has no rows"),
        ("", "patients.csv:1: has no column"),
    ],
)
def test_a_bad_register_is_told(tmp_path: Path, text: str, told: str) -> None:
    """File, line, column, remedy; never the cell; and no index is written."""
    done = run(tmp_path, "build", register(tmp_path, text), "--out", str(tmp_path / "patients.edm"))
    assert 2 == done.exit_code
    assert told in done.output
    assert "VAUTRAVERS" not in done.output
    assert not (tmp_path / "patients.edm").exists()


def test_an_encoding_may_be_named(tmp_path: Path) -> None:
    """As Excel writes it in France."""
    path = register(tmp_path, encoding="cp1252")
    out = str(tmp_path / "patients.edm")
    assert (
        "is not utf-8-sig; save it as UTF-8, or try --encoding cp1252"
        in run(tmp_path, "build", path, "--out", out).output
    )
    assert 0 == run(tmp_path, "build", path, "--out", out, "--encoding", "cp1252").exit_code
    assert opened(tmp_path).named(b"vautravers", b"nomie")
    assert "--encoding: unknown 'latin99'" in run(tmp_path, "build", path, "--out", out, "--encoding", "latin99").output


def test_what_is_named_wrong_is_told(tmp_path: Path) -> None:
    path, out = register(tmp_path), str(tmp_path / "patients.edm")
    assert (
        "unknown 'age'; known: nom, nom_naissance" in run(tmp_path, "build", path, "--out", out, columns="age").output
    )
    assert "cannot be read" in run(tmp_path, "build", str(tmp_path / "none.csv"), "--out", out).output
    assert "cannot be read" in run(tmp_path, "show", out).output

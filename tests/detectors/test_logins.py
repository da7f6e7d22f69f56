"""A login is told behind its word where it looks like somebody's."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize("login", ["qmaubert", "maubertq", "q.maubert", "quentin.maubert", "xk1042", "CPS10034471"])
def test_of_somebody(login: str) -> None:
    """Made of a name, or of letters and a number."""
    assert values("CREDENTIAL", f"identifiant DxCare : {login}, compte verrouillé") == [login]


@pytest.mark.parametrize("login", ["admin", "svc_export", "test01", "postgres", "jdoe", "toto", "verrouille", "requis"])
def test_of_nobody(login: str) -> None:
    """Of a service, a program, an example; a word."""
    assert of("CREDENTIAL", f"identifiant DxCare : {login}, compte verrouillé") == []


def test_english_code() -> None:
    """`user` is a word of programs: two figures behind are not enough."""
    assert of("CREDENTIAL", "user: player42") == []

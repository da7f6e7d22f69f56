"""Basic credentials: read as RFC 7617 writes them, or refused without a trace."""

import base64
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.credentials import LONGEST, Credentials, MalformedCredentials, credentials_of

PASSWORD = "Merle-42-siffleur"
printable = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=60)


def basic(plain: str | bytes, scheme: str = "Basic ") -> str:
    data = plain.encode() if isinstance(plain, str) else plain
    return scheme + base64.b64encode(data).decode()


@pytest.mark.parametrize("scheme", ["Basic ", "basic ", "BASIC  "])
def test_credentials_are_read(scheme: str) -> None:
    """The scheme in any case."""
    assert Credentials("jdupont", PASSWORD.encode()) == credentials_of([basic(f"jdupont:{PASSWORD}", scheme)])


def test_no_header_is_no_credentials() -> None:
    assert credentials_of([]) is None


def test_a_password_may_hold_colons_and_accents() -> None:
    """And may be empty; a name may be written in two ways that look alike."""
    assert Credentials("é", "a:b:ç".encode()) == credentials_of([basic("e\u0301:a:b:ç")])
    assert Credentials("u", b"") == credentials_of([basic("u:")])


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic Zm9v",
        "Basic Zm9vOmJh=",
        f"Bearer {PASSWORD}",
        "Negotiate YWJj",
        basic(":x"),
        basic("u:a\x00b"),
        basic("u\r\n:a"),
        basic(b"u:\xff\xfe"),
        basic("u" * 257 + ":x"),
        basic("u:" + "x" * LONGEST),
        "Basic \udcff\udcfe",
        "Basic é",
    ],
)
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(MalformedCredentials):
        credentials_of([value])


def test_two_headers_are_refused() -> None:
    """Somebody would choose which one counts."""
    with pytest.raises(MalformedCredentials):
        credentials_of([basic("a:b"), basic("a:b")])


@given(printable.filter(lambda user: ":" not in user and user), printable)
def test_what_a_client_writes_is_what_is_read(user: str, password: str) -> None:
    found = credentials_of([basic(f"{user}:{password}")])
    assert found
    assert password.encode() == found.password


@given(
    st.one_of(
        st.text(max_size=5000),
        st.binary(max_size=3000).map(basic),
        st.binary().map(lambda b: b.decode("utf-8", "surrogateescape")),
    )
)
def test_no_header_breaks_the_reader(value: str) -> None:
    """Credentials or a refusal, never another error."""
    try:
        found = credentials_of([value])
    except MalformedCredentials:
        return
    assert found
    assert 0 < len(found.user) <= 256


@pytest.mark.parametrize("spoilt", [f"jdupont{PASSWORD}", f":{PASSWORD}", f"jdupont:{PASSWORD}\x07"])
def test_nothing_of_a_password_shows(spoilt: str) -> None:
    """Not in a repr, nor in an error or the errors behind it."""
    assert PASSWORD not in repr(Credentials("jdupont", PASSWORD.encode()))
    for value in (basic(spoilt), basic(spoilt.encode() + b"\xff"), basic(spoilt)[:-1], f"Basic {PASSWORD}é"):
        with pytest.raises(MalformedCredentials) as caught:
            credentials_of([value])
        assert PASSWORD not in "".join(traceback.format_exception(caught.value))
        assert caught.value.__context__ is None

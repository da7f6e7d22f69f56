"""E-mail: internal domains count, nothing is fetched, and the look back is bounded."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

LOCAL = st.from_regex(r"[a-z][a-z0-9]{0,10}([._+-][a-z0-9]{1,8}){0,2}", fullmatch=True)
DOMAIN = st.from_regex(
    r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?(\.[a-z]{1,6})?\.(fr|org|local|intra|hopital)", fullmatch=True
)

OFFLINE = """
import socket
from detectors import build
from models.site import SiteData
def refuse(*_, **__):
    raise SystemExit("network")
class Refused(socket.socket):
    __init__ = refuse
socket.socket, socket.getaddrinfo, socket.create_connection = Refused, refuse, refuse
found = build(SiteData())("e.vautravers@chu-exemple.fr ou accueil@chu.local")
raise SystemExit(0 if len(found) == 2 else 1)
"""


@given(LOCAL, DOMAIN, st.sampled_from(["@", "＠", "%40", "(at)", " [at] ", " @ "]))
def test_every_address_is_found_whole(local: str, domain: str, at: str) -> None:
    """Known suffix or not, disguised or not."""
    local = f"{local}x"
    text = f"{local}{at}{domain}"
    assert [text] == values("EMAIL_ADDRESS", f"({text}), merci")


@given(LOCAL, DOMAIN)
def test_case_does_not_matter(local: str, domain: str) -> None:
    """In capitals it is the same address."""
    text = f"{local}@{domain}"
    assert [text.upper()] == values("EMAIL_ADDRESS", f"<{text.upper()}>")


def test_a_long_run_in_front_hides_nothing() -> None:
    """The look back stops at 64 characters, and the address is still found."""
    found = of("EMAIL_ADDRESS", "a." * 500 + "noemie@chu-exemple.fr")
    assert len(found) == 1
    assert found[0].start < 1000


def test_nothing_is_fetched() -> None:
    """Building and finding open no socket and ask no name."""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", OFFLINE], cwd=root, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)

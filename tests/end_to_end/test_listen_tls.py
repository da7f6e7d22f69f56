"""TLS on the proxy's own address: an https:// proxy, as curl, httpx and browsers know it. Passwords do not travel in clear."""

import json
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from scripts.serving import DidNotStartError, Proxy, serving
from scripts.standin import Received, StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT
from tests.end_to_end.test_users import BODY, PASSWORDS, URL, files, with_login
from tests.end_to_end.wire import everything, plain

pytestmark = pytest.mark.slow
Arrived = Callable[[], list[Received]]
SETTINGS = "listen: 127.0.0.1:0\nlisten_tls: {certificate: own.pem, key: own.key}\nidentity: {htpasswd: users, required: true}\n"


def certified(folder: Path) -> None:
    """A certificate of the organisation's own authority, for the proxy's name and address."""
    authority = trustme.CA()
    made = authority.issue_cert("proxy.example", "127.0.0.1")
    authority.cert_pem.write_to_path(str(folder / "organisation.pem"))
    made.private_key_pem.write_to_path(str(folder / "own.key"))
    (folder / "own.key").chmod(0o600)
    (folder / "own.pem").write_bytes(b"".join(pem.bytes() for pem in made.cert_chain_pems))


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy that is reached by TLS only."""
    folder = tmp_path_factory.mktemp("sealed")
    certified(folder)
    files(folder)
    with serving(folder, internet, SETTINGS) as proxy:
        yield proxy


def organisation(proxy: Proxy) -> Path:
    return proxy.data_dir.parent / "organisation.pem"


def https_client(proxy: Proxy, user: str, password: str) -> httpx.Client:
    """Trusts the organisation for the proxy, and gardefou for what is behind it."""
    outer = ssl.create_default_context(cafile=str(organisation(proxy)))
    inner = ssl.create_default_context(cafile=str(proxy.ca))
    named = httpx.Proxy(proxy.address, ssl_context=outer, auth=(user, password))
    return httpx.Client(proxy=named, verify=inner, timeout=30, trust_env=False)


def test_httpx(sealed: Proxy, arrived: Arrived) -> None:
    """TLS in TLS, screened as ever; the listener shows the organisation's certificate."""
    assert sealed.address.startswith("https://")
    with https_client(sealed, "jdupont", PASSWORDS["jdupont"]) as client:
        answer = client.post(URL, json={"messages": [{"role": "user", "content": CONTACT}]})
        assert (200, True) == (answer.status_code, CONTACT_SENT in answer.text)
        assert 200 == client.get("http://intranet.example/x").status_code
        assert 200 == client.post(URL.replace("https", "http"), json=BODY).status_code
    assert 3 == len(arrived())
    with https_client(sealed, "jdupont", "faux") as client, pytest.raises(httpx.ProxyError, match="407"):
        client.post(URL, json=BODY)


def test_a_client_that_trusts_only_gardefou_does_not_trust_the_listener(sealed: Proxy) -> None:
    """It is not our authority that vouches for it."""
    named = httpx.Proxy(sealed.address, ssl_context=ssl.create_default_context(cafile=str(sealed.ca)))
    with httpx.Client(proxy=named, trust_env=False) as client, pytest.raises(httpx.ConnectError, match="certificate"):
        client.get("https://chatgpt.com/")


@pytest.mark.parametrize("host", ["api.openai.com", "intranet.example"])
def test_curl(sealed: Proxy, host: str) -> None:
    """With HTTP/2 to a screened host inside, and to one that is tunnelled unread."""
    trusted = sealed.ca if host == "api.openai.com" else sealed.data_dir.parent / "upstream.pem"
    command = ["curl", "-sS", "--proxy", sealed.address, "--proxy-cacert", str(organisation(sealed))]
    command += ["--proxy-user", f"jdupont:{PASSWORDS['jdupont']}", "--cacert", str(trusted)]
    command += ["-H", "content-type: application/json", "-d", json.dumps(BODY), "-w", "%{http_code}"]
    done = subprocess.run(
        [*command, f"https://{host}/v1/chat/completions"], capture_output=True, text=True, check=False
    )
    assert done.stdout.endswith("200"), done.stderr


def test_a_browser_that_offers_http2_gets_http1(sealed: Proxy) -> None:
    """CONNECT over HTTP/2 is not spoken here."""
    context = ssl.create_default_context(cafile=str(organisation(sealed)))
    context.set_alpn_protocols(["h2", "http/1.1"])
    with context.wrap_socket(plain(sealed), server_hostname="127.0.0.1") as connection:
        assert ("http/1.1", True) == (connection.selected_alpn_protocol(), str(connection.version()) >= "TLSv1.2")


def test_without_tls_nobody_is_asked_for_a_password(sealed: Proxy, arrived: Arrived) -> None:
    """A right one, sent in clear, opens nothing either."""
    with plain(sealed) as connection:
        connection.sendall(b"CONNECT api.openai.com:443 HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = everything(connection).decode()
    assert answer.startswith("HTTP/1.1 403")
    assert "proxy-authenticate" not in answer
    assert "https://" in answer
    clear = with_login(sealed, "jdupont", PASSWORDS["jdupont"]).replace("https:", "http:")
    with client_for(clear, sealed.ca) as client, pytest.raises(httpx.ProxyError, match="403"):
        client.post(URL, json=BODY)
    assert arrived() == []


def test_a_key_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    certified(tmp_path)
    files(tmp_path)
    (tmp_path / "own.key").chmod(0o640)
    with pytest.raises(DidNotStartError, match="chmod 600"), serving(tmp_path, None, SETTINGS):
        pass


def test_passwords_in_clear_are_warned_of(tmp_path: Path) -> None:
    """On an address that others can reach, and only there."""
    files(tmp_path)
    settings = "listen: {}:0\nidentity: {{htpasswd: users}}\n"
    for listen, warned in (("0.0.0.0", True), ("127.0.0.1", False)):  # the first is what it is about
        with serving(tmp_path, None, settings.format(listen)) as proxy:
            assert warned is ("passwords in clear" in proxy.log.read_text())
        proxy.process.wait()


def test_a_client_that_shakes_hands_and_says_nothing_is_closed(sealed: Proxy) -> None:
    """As one in clear that says nothing: a handshake alone holds no connection."""
    context = ssl.create_default_context(cafile=str(organisation(sealed)))
    with context.wrap_socket(plain(sealed), server_hostname="127.0.0.1") as connection:
        connection.settimeout(15)
        try:
            assert b"" == connection.recv(1)
        except (ConnectionResetError, ssl.SSLEOFError):
            return

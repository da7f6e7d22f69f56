"""Users: fault 23 (nobody uses the proxy who may not), who is believed, and what becomes of a password."""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import bcrypt
import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import Received, StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import HARMLESS
from tests.end_to_end.watching import decisions, logged
from tests.end_to_end.wire import everything, head, plain
from tests.proxy.conftest import records

pytestmark = pytest.mark.slow
Arrived = Callable[[], list[Received]]

PASSWORDS = {"jdupont": "Merle-42-siffleur", "mmartin": "Grive-17-musicienne"}
WRONG = "Corbeau-99-freux"
URL = "https://api.openai.com/v1/chat/completions"
CHATGPT = "https://chatgpt.com/backend-api/conversation"
BODY = {"messages": [{"role": "user", "content": HARMLESS}]}
SETTINGS = "node: demo\nlisten: 127.0.0.1:0\nidentity: {htpasswd: users, groups: groups.yaml, required: true}\n"


def files(folder: Path) -> None:
    """An htpasswd file and groups."""
    lines = [f"{user}:{bcrypt.hashpw(word.encode(), bcrypt.gensalt(6)).decode()}\n" for user, word in PASSWORDS.items()]
    (folder / "users").write_text("".join(lines), encoding="utf-8")
    (folder / "groups.yaml").write_text("users: {jdupont: [data-management]}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy that asks everybody for a password."""
    folder = tmp_path_factory.mktemp("closed")
    files(folder)
    with serving(folder, internet, SETTINGS) as proxy:
        yield proxy


def with_login(proxy: Proxy, user: str, password: str) -> str:
    """The proxy's address with credentials in it."""
    scheme, _, host = proxy.address.partition("://")
    return f"{scheme}://{user}:{password}@{host}"


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def curl(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["curl", "-sS", "-H", "content-type: application/json", "-d", json.dumps(BODY), *arguments, URL]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def turn(prompt: str) -> dict[str, object]:
    """A message in one conversation of ChatGPT."""
    message = {"id": "m", "author": {"role": "user"}, "content": {"content_type": "text", "parts": [prompt]}}
    return {"action": "next", "messages": [message], "model": "auto", "conversation_id": "c1", "parent_message_id": "p"}


def test_fault_23_a_client_without_credentials_gets_407(closed: Proxy, arrived: Arrived) -> None:
    """With a challenge and a sentence, for a tunnel and for a request in clear; nothing arrives."""
    with client_for(closed.address, closed.ca) as client, pytest.raises(httpx.ProxyError, match="407"):
        client.post(URL, json=BODY)
    with plain(closed) as connection:
        connection.sendall(b"CONNECT intranet.example:443 HTTP/1.1\r\nHost: intranet.example:443\r\n\r\n")
        answer = everything(connection).decode()
    assert answer.startswith("HTTP/1.1 407 ")
    assert 'proxy-authenticate: Basic realm="gardefou"' in answer
    assert "identifiez-vous" in answer
    with httpx.Client(proxy=closed.address, trust_env=False) as client:
        for method, url in (
            ("GET", "http://intranet.example/x"),
            ("POST", "http://api.openai.com/v1/chat/completions"),
        ):
            response = client.request(method, url, json=BODY)
            assert (407, True) == (response.status_code, "user name and password" in response.text)
    assert arrived() == []


@pytest.mark.parametrize("user", PASSWORDS)
def test_the_right_password_opens(closed: Proxy, arrived: Arrived, user: str) -> None:
    """For many requests on one connection; nothing of it arrives upstream, and the record knows a pseudonym."""
    before = len(decisions(closed))
    with client_for(with_login(closed, user, PASSWORDS[user]), closed.ca) as client:
        assert [200, 200] == [client.post(URL, json=BODY).status_code for _ in range(2)]
    assert 2 == len(arrived())
    assert not any("proxy-authorization" in map(str.lower, received.headers) for received in arrived())
    (name,) = {decision["user"] for decision in decisions(closed)[before:]}
    assert name
    assert user not in name


def test_two_users_have_two_pseudonyms(closed: Proxy) -> None:
    for user, password in PASSWORDS.items():
        with client_for(with_login(closed, user, password), closed.ca) as client:
            assert 200 == client.post(URL, json=BODY).status_code
    first, second = [decision["user"] for decision in decisions(closed)[-2:]]
    assert first != second


def test_a_plain_request_carries_its_own_credentials(closed: Proxy, arrived: Arrived) -> None:
    """Each time: the next one without is asked again. The header stays here, also on the way to a parent proxy."""
    url = "http://intranet.example/x"
    with httpx.Client(proxy=closed.address, trust_env=False) as client:
        header = {"proxy-authorization": basic("jdupont", PASSWORDS["jdupont"])}
        assert 200 == client.get(url, headers=header).status_code
        assert 407 == client.get(url).status_code
    (received,) = arrived()
    assert "proxy-authorization" not in map(str.lower, received.headers)


def test_credentials_inside_the_tunnel_go_no_further(closed: Proxy, arrived: Arrived) -> None:
    """Some clients send them there too."""
    header = {"proxy-authorization": basic("jdupont", PASSWORDS["jdupont"])}
    with client_for(with_login(closed, "jdupont", PASSWORDS["jdupont"]), closed.ca) as client:
        assert 200 == client.post(URL, json=BODY, headers=header).status_code
    (received,) = arrived()
    assert "proxy-authorization" not in map(str.lower, received.headers)


def test_curl(closed: Proxy, arrived: Arrived) -> None:
    """Credentials at once, or after the challenge; wrong ones are refused."""
    ours = ("--proxy", closed.address, "--cacert", str(closed.ca))
    for how in ("--proxy-basic", "--proxy-anyauth"):
        done = curl(*ours, how, "--proxy-user", f"jdupont:{PASSWORDS['jdupont']}")
        assert "Bien reçu" in done.stdout, done.stderr
    assert 2 == len(arrived())
    for login in (f"jdupont:{WRONG}", f"inconnu:{WRONG}", "jdupont:"):
        assert "407" in curl(*ours, "--proxy-user", login).stderr
    assert 2 == len(arrived())


def test_the_same_conversation_keeps_its_tags_for_one_user_alone(closed: Proxy, arrived: Arrived) -> None:
    """Invariant 6: a telephone number is [TEL_1] both times; another user's numbering, in a conversation of the same name, is another."""
    first, second = "Appelle le 01 99 00 12 34.", "Le 01 99 00 56 78, puis le 01 99 00 12 34."
    said: list[tuple[str, str]] = [("jdupont", first), ("jdupont", first), ("jdupont", second), ("mmartin", second)]
    for user, prompt in said:
        with client_for(with_login(closed, user, PASSWORDS[user]), closed.ca) as client:
            assert 200 == client.post(CHATGPT, json=turn(prompt)).status_code
    sent = [json.loads(received.body)["messages"][0]["content"]["parts"][0] for received in arrived()]
    once = "Appelle le [TEL_1]."
    assert [once, once, "Le [TEL_2], puis le [TEL_1].", "Le [TEL_1], puis le [TEL_2]."] == sent


def test_a_wrong_password_is_not_somebody_else(tmp_path: Path, internet: StandIn, arrived: Arrived) -> None:
    """Refused where nobody at all is let in, and where the network would have named somebody."""
    files(tmp_path)
    settings = "listen: 127.0.0.1:0\nidentity: {htpasswd: users}\nclients:\n- {network: 127.0.0.1/32, user: poste, groups: [x]}\n"
    with serving(tmp_path, internet, settings) as proxy:
        for login in (f"jdupont:{WRONG}", f"inconnu:{WRONG}"):
            with client_for(with_login(proxy, *login.split(":")), proxy.ca) as client:  # noqa: SIM117  # reads better
                with pytest.raises(httpx.ProxyError, match="407"):
                    client.post(URL, json=BODY)
        with plain(proxy) as connection:
            connection.sendall(
                b"CONNECT api.openai.com:443 HTTP/1.1\r\nHost: x\r\nProxy-Authorization: Bearer x\r\n\r\n"
            )
            assert head(connection).startswith(b"HTTP/1.1 407")
        assert arrived() == []
        with client_for(proxy.address, proxy.ca) as client:
            assert 200 == client.post(URL, json=BODY).status_code
        with client_for(with_login(proxy, "jdupont", PASSWORDS["jdupont"]), proxy.ca) as client:
            assert 200 == client.post(URL, json=BODY).status_code
    named = [decision["user"] for decision in decisions(proxy)]
    assert 2 == len(set(named))
    assert None not in named


def test_who_guesses_is_refused_for_a_while(tmp_path: Path, internet: StandIn) -> None:
    """Without a look, and told to wait; the right password too, as nobody can tell it from a guess."""
    files(tmp_path)
    with serving(tmp_path, internet, SETTINGS) as proxy:
        for _ in range(10):
            with client_for(with_login(proxy, "jdupont", WRONG), proxy.ca) as client:  # noqa: SIM117  # reads better
                with pytest.raises(httpx.ProxyError, match="407"):
                    client.post(URL, json=BODY)
        with client_for(with_login(proxy, "jdupont", PASSWORDS["jdupont"]), proxy.ca) as client:  # noqa: SIM117
            with pytest.raises(httpx.ProxyError, match="403"):
                client.post(URL, json=BODY)
        assert '"login blocked"' in proxy.log.read_text()
    assert 10 == sum(event["event"] == "login refused" for event in records(proxy.data_dir, "event"))


def test_users_change_without_a_restart(tmp_path: Path, internet: StandIn) -> None:
    """A removed user is out, although the password was remembered; a faulty file changes nothing."""
    files(tmp_path)

    def status(user: str) -> int:
        with client_for(with_login(proxy, user, PASSWORDS[user]), proxy.ca) as client:
            try:
                return client.post(URL, json=BODY).status_code
            except httpx.ProxyError as error:
                return int(str(error)[:3])

    with serving(tmp_path, internet, SETTINGS) as proxy:
        assert [200, 200] == [status(user) for user in PASSWORDS]
        kept = (tmp_path / "users").read_text().splitlines(keepends=True)
        (tmp_path / "users").write_text("jdupont:clair\n")
        logged(proxy, "reload refused")
        assert 200 == status("jdupont")
        (tmp_path / "users").write_text(kept[1])
        logged(proxy, "reloaded")
        assert [407, 200] == [status(user) for user in PASSWORDS]


def test_nothing_of_a_password_is_kept(closed: Proxy, arrived: Arrived) -> None:
    """In no file of the proxy, neither as typed nor as sent, whatever was wrong with it."""
    words = [*PASSWORDS.values(), WRONG]
    for value in (basic("jdupont", WRONG), basic("jdupont", WRONG)[:-1], f"Digest {WRONG}", basic(WRONG, "x")):
        with plain(closed) as connection:
            connection.sendall(f"CONNECT api.openai.com:443 HTTP/1.1\r\nProxy-Authorization: {value}\r\n\r\n".encode())
            head(connection)
    with client_for(with_login(closed, "mmartin", PASSWORDS["mmartin"]), closed.ca) as client:
        client.post(URL, json=BODY)
    sent = [base64.b64encode(f"{user}:{word}".encode()).decode() for user, word in PASSWORDS.items()]
    kept = [path for path in (*closed.data_dir.rglob("*"), closed.log) if path.is_file()]
    assert {"index.sqlite3", "serve.log"} <= {path.name for path in kept}
    needles = [
        needle.encode() for needle in (*words, *sent, base64.b64encode(WRONG.encode()).decode()[:16], *PASSWORDS)
    ]
    assert [(p.name, n) for p in kept for n in needles if n in p.read_bytes()] == []
    assert not any(n in str(received).encode() + received.body for received in arrived() for n in needles)


def test_a_tunnel_does_not_open_before_its_client_is_known(closed: Proxy, arrived: Arrived) -> None:
    """What is sent behind the CONNECT, without waiting, is not taken for a tunnel's, nor for a named client's."""
    with plain(closed) as connection:
        connection.sendall(b"CONNECT intranet.example:80 HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.sendall(b"GET http://intranet.example/ HTTP/1.1\r\nHost: intranet.example\r\n\r\n")
        answer = everything(connection)
    assert answer.startswith(b"HTTP/1.1 407 ")
    assert b" 200 " not in answer
    assert arrived() == []


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("identity: {htpasswd: users}\n", r"users:1: .*htpasswd -B"),
        ("identity: {required: true}\n", r"gardefou\.yaml:1: .*lets nobody in"),
    ],
)
def test_a_proxy_does_not_start_with_bad_users(tmp_path: Path, settings: str, told: str) -> None:
    """And says file, line and remedy."""
    (tmp_path / "users").write_text("jdupont:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n")
    (tmp_path / "gardefou.yaml").write_text(settings)
    command = [sys.executable, "-m", "scripts.main", "serve", "--config", str(tmp_path / "gardefou.yaml")]
    done = subprocess.run([*command, "--data-dir", str(tmp_path / "data")], capture_output=True, text=True, check=False)
    assert 2 == done.returncode
    assert re.search(told, done.stderr), done.stderr
    assert "jdupont" not in done.stderr

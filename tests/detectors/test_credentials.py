"""Credentials by their own form: private keys, connection strings, headers, web tokens, hooks."""

from base64 import b64encode, urlsafe_b64encode

import pytest

from tests.detectors.samples import of, values

BODY = "\n".join(b64encode(bytes((7 * n + line) % 256 for n in range(48))).decode() for line in range(6))
TOKEN = ".".join(
    urlsafe_b64encode(part).decode().rstrip("=")
    for part in (b'{"alg":"HS256","typ":"JWT"}', b'{"sub":"etude","iat":1}', bytes(range(32)))
)


def pem(kind: str, body: str, end: bool = True) -> str:
    """A key file, made up so that no committed text looks like one."""
    head = f"-----BEGIN {kind}PRIVATE KEY-----\n{body}\n"
    return head + (f"-----END {kind}PRIVATE KEY-----" if end else "")


@pytest.mark.parametrize("kind", ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "])
@pytest.mark.parametrize("end", [True, False])
def test_a_private_key_is_covered_to_its_end(kind: str, end: bool) -> None:
    """Also when the last line is cut off."""
    text = f"Voici :\n{pem(kind, BODY, end)}\nMerci de vérifier."
    (found,) = values("CREDENTIAL", text)
    assert BODY in found
    assert "Merci" not in found


def test_the_head_of_a_private_key_is_enough() -> None:
    """What follows may have been cut by the paste."""
    (found,) = of("CREDENTIAL", pem("RSA ", "", end=False))
    assert found.attributes == {"kind": "private_key"}
    assert found.score == 0.7


@pytest.mark.parametrize("head", ["-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----"])
def test_what_is_public_passes(head: str) -> None:
    """Certificates are shown to everybody."""
    assert of("CREDENTIAL", f"{head}\n{BODY}") == []


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql+psycopg", "mysql", "mongodb+srv", "amqp", "redis", "https", "ftp", "smtp"]
)
@pytest.mark.parametrize("password", ["Motdepasse1", "p%40ss", "a@b", "x!y"])
def test_the_password_of_a_connection_is_covered(scheme: str, password: str) -> None:
    """Whatever the scheme; user and host go with it."""
    assert values("CREDENTIAL", f"url: {scheme}://etude:{password}@db.interne:5432/crf") == [
        f"etude:{password}@db.interne"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "postgres://user:password@localhost/db",
        "postgres://${USER}:${PASS}@db/crf",
        "https://exemple.fr:8080/chemin@v2",
        "https://x.fr/a:b@c",
    ],
)
def test_an_address_without_a_password_passes(text: str) -> None:
    """Placeholders and ports."""
    assert of("CREDENTIAL", text) == []


def test_web_tokens_and_headers() -> None:
    """JSON Web Tokens alone and behind Bearer; Basic."""
    basic = b64encode(b"etude:Motdepasse1").decode()
    assert values("CREDENTIAL", f"jeton {TOKEN}, merci") == [TOKEN]
    assert values("CREDENTIAL", f"Authorization: Bearer {TOKEN}") == [TOKEN]
    assert values("CREDENTIAL", f"Authorization: Basic {basic}") == [basic]
    assert of("CREDENTIAL", "Authorization: Bearer <token>") == []


def test_hooks_and_accounts() -> None:
    """An address that lets anybody write, a storage key."""
    key = b64encode(bytes(range(64))).decode()
    assert values("CREDENTIAL", f"DefaultEndpointsProtocol=https;AccountKey={key};") == [key]
    hook = "T0" + "7AB2C" + "/B0" + "8XY3Z" + "/q1W2e3R4t5Y6u7I8"
    assert values("CREDENTIAL", f"https://hooks.slack.com/services/{hook}") == [hook]

"""The htpasswd file: bcrypt alone, each error with its line and remedy; unknown users cost what known ones cost."""

import time
from pathlib import Path

import bcrypt
import pytest

from models.reading import ConfigError
from proxy.credentials import Credentials
from proxy.htpasswd import Accounts, read_accounts


def hashed(password: str, cost: int = 4) -> str:
    """As `htpasswd -B` writes it."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(cost)).decode().replace("$2b$", "$2y$")


def given(user: str, password: str) -> Credentials:
    return Credentials(user, password.encode())


def test_a_password_is_right_or_wrong(tmp_path: Path) -> None:
    """Comments and empty lines are allowed."""
    path = tmp_path / "users"
    path.write_text(f"# équipe\n\njdupont:{hashed('juste')}\nmmartin:{hashed('autre')}\n", encoding="utf-8")
    accounts = read_accounts(path)
    assert accounts.holds(given("jdupont", "juste"))
    assert not accounts.holds(given("jdupont", "autre"))
    assert not accounts.holds(given("mmartin", "juste"))
    assert not accounts.holds(given("inconnu", "juste"))
    assert not accounts.holds(given("inconnu", "autre"))


def test_a_file_without_users_lets_nobody_in() -> None:
    assert not Accounts({}).holds(given("jdupont", ""))


@pytest.mark.parametrize(
    "entry",
    [
        "jdupont:$apr1$x$y",
        "jdupont:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "jdupont:clair",
        "jdupont",
        ":$2y$04$" + "a" * 53,
        "jdupont:$2y$31$" + "a" * 53,
        "jdupont:$2y$04$" + "a" * 52,
    ],
)
def test_other_hashes_are_refused_with_line_and_remedy(tmp_path: Path, entry: str) -> None:
    """Neither the hash nor the name is repeated."""
    path = tmp_path / "users"
    path.write_text(f"mmartin:{hashed('x')}\n{entry}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"users:2: .*htpasswd -B") as caught:
        read_accounts(path)
    assert "jdupont" not in str(caught.value)


def test_a_user_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "users"
    path.write_text(f"u:{hashed('a')}\nu:{hashed('b')}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"users:2: this user stands twice"):
        read_accounts(path)


def test_a_long_password_is_read_as_htpasswd_wrote_it() -> None:
    """Its first 72 bytes."""
    accounts = Accounts({"u": bcrypt.hashpw(b"x" * 72, bcrypt.gensalt(4))})
    assert accounts.holds(given("u", "x" * 100))
    assert not accounts.holds(given("u", "x" * 71))


@pytest.mark.alone
def test_an_unknown_user_costs_what_a_known_one_costs() -> None:
    """The same work is done, for every unknown name; the medians of some tries agree within a third."""
    accounts = Accounts({"jdupont": hashed("juste", 8).encode()})

    def cost(user: str) -> float:
        tries = []
        for _ in range(7):
            start = time.process_time()
            accounts.holds(given(user, "faux"))
            tries.append(time.process_time() - start)
        return sorted(tries)[3]

    assert cost("inconnu") == pytest.approx(cost("jdupont"), rel=0.34)


def test_digests_are_of_one_user_one_password_and_one_version() -> None:
    """A name cannot run into a password, and a file that was read again knows no earlier digest."""
    accounts, again = Accounts({}), Accounts({})
    assert accounts.digest(given("ab", "c")) == accounts.digest(given("ab", "c"))
    assert accounts.digest(given("ab", "c")) != accounts.digest(given("a", "bc"))
    assert accounts.digest(given("ab", "c")) != again.digest(given("ab", "c"))


def test_nothing_of_the_file_shows() -> None:
    assert "jdupont" not in repr(Accounts({"jdupont": b"x"})) + str(Accounts({"jdupont": b"x"}))

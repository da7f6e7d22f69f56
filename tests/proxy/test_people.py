"""Users as files on disk: put in force together, and a faulty file changes nothing."""

from pathlib import Path

import pytest

from models.reading import ConfigError
from models.settings import Identity
from proxy.credentials import Credentials
from proxy.identity import Client
from proxy.people import People
from tests.proxy.test_htpasswd import hashed


@pytest.fixture
def identity(tmp_path: Path) -> Identity:
    """One user with one group."""
    (tmp_path / "users").write_text(f"jdupont:{hashed('juste')}\n", encoding="utf-8")
    (tmp_path / "groups.yaml").write_text("users: {jdupont: [dm]}\n", encoding="utf-8")
    return Identity(htpasswd=tmp_path / "users", groups=tmp_path / "groups.yaml")


def is_right(people: People, password: str) -> bool:
    assert people.known.accounts
    return people.known.accounts.holds(Credentials("jdupont", password.encode()))


def test_without_files_nobody_is_known() -> None:
    people = People(Identity())
    assert people.known.accounts is None
    assert Client("n", "jdupont") == people.known.with_groups(Client("n", "jdupont"))
    assert not people.refresh()


def test_groups_of_the_file_are_added(identity: Identity) -> None:
    """To a user's own, once; an anonymous client has only its network's."""
    known = People(identity).known
    assert ("essais", "dm") == known.with_groups(Client("n", "jdupont", ("essais",))).groups
    assert ("dm",) == known.with_groups(Client("n", "jdupont", ("dm",))).groups
    assert ("x",) == known.with_groups(Client("n", None, ("x",))).groups


def test_a_changed_file_is_put_in_force(identity: Identity, tmp_path: Path) -> None:
    people = People(identity)
    assert not people.refresh()
    (tmp_path / "users").write_text(f"jdupont:{hashed('nouveau')}\n", encoding="utf-8")
    assert people.refresh()
    assert (False, True, None) == (is_right(people, "juste"), is_right(people, "nouveau"), people.problem)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("users", "jdupont:clair\n", r"users:1: .*htpasswd -B"),
        ("users", None, r"users: cannot be read"),
        ("groups.yaml", "user: {}\n", r"groups\.yaml:1: user: unknown key"),
    ],
)
def test_a_faulty_file_keeps_the_old_one(
    identity: Identity, tmp_path: Path, file: str, text: str | None, told: str
) -> None:
    """And says what is wrong; at the start it is an error."""
    people = People(identity)
    path = tmp_path / file
    good = path.read_text()
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        People(identity)
    assert people.refresh()
    assert not people.refresh()
    assert is_right(people, "juste")
    assert people.known.groups.users == {"jdupont": ("dm",)}
    assert people.problem
    path.write_text(good, encoding="utf-8")
    assert people.refresh()
    assert people.problem is None


@pytest.mark.parametrize(("trained", "expected"), [(None, None), ("dm", True), ("formation-ia", False)])
def test_training_is_known_where_a_group_stands_for_it(
    identity: Identity, trained: str | None, expected: bool | None
) -> None:
    """Of a named user; nobody knows who an anonymous one is."""
    known = People(identity.model_copy(update={"trained": trained})).known
    assert known.with_groups(Client("n", "jdupont")).is_trained is expected
    assert known.with_groups(Client("n")).is_trained is None

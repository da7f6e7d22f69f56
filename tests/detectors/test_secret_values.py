"""What may be a password, and what stands in its place."""

import pytest

from detectors.secret_values import (
    counts,
    entropy,
    is_borrowed,
    is_cased,
    is_held,
    is_name,
    is_parameter,
    is_reference,
    is_type,
)
from detectors.uuids import is_uuid


def test_entropy_is_that_of_shannon() -> None:
    """Nothing in one character, one bit in two equal halves, three in eight."""
    assert [entropy(value) for value in (b"", b"aaaa", b"abab", b"abcdefgh")] == [0, 0, 1, 3]


@pytest.mark.parametrize("value", [b"akiaiosfodnn7example", b"your-api-key", b"sk-xxxxxxxxxx", b"changeme", b"aaaaaaa"])
def test_placeholders_are_borrowed(value: bytes) -> None:
    """Handbooks and templates."""
    assert is_borrowed(value)


@pytest.mark.parametrize(
    "value",
    [
        b"${db_pass1}",
        b"os.environ[",
        b"input(",
        b"<cle1>",
        b"iso27001",
        b"12/03/2024",
        b"sha-256",
        b"8mg",
        b"e.v@x.fr",
        b"[mdp_1]",
        b"none",
    ],
)
def test_held_places_hold_no_secret(value: bytes) -> None:
    """Code, norms, dates, addresses, our own tags."""
    assert is_held(value)


@pytest.mark.parametrize("value", [b"crf#2024", b"s3curit3!2024", b"482-913-xz", b"motdepasse1"])
def test_passwords_are_not_held(value: bytes) -> None:
    """What people choose."""
    assert not any(says(value) for says in (is_held, is_name, is_uuid))


def test_names_of_programs() -> None:
    """Variables, parameters, types, numbers of things."""
    assert is_name(b"args.password1")
    assert is_parameter(b"password2")
    assert not is_parameter(b"password2024")
    assert is_reference(b"us-124")
    assert is_type(b"passwordfield")
    assert is_cased("monChien")
    assert not is_cased("Chien")


def test_counts_leave_the_end_of_the_sentence_aside() -> None:
    """Letters, digits, signs."""
    assert counts(b"crf#2024.") == (3, 4, 1)

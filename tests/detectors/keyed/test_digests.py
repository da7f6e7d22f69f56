"""Keyed digests tell values apart, and nothing without the key."""

from detectors.keyed.digests import WIDTH, digest, seal

KEY, SALT = bytes(32), bytes(16)


def test_a_digest_depends_on_key_salt_kind_and_value() -> None:
    """Any of them changed, and it is another."""
    others = [
        digest(KEY, SALT, "word")(b"vautravers"),
        digest(KEY[:-1] + b"1", SALT, "word")(b"vautravers"),
        digest(KEY, SALT[:-1] + b"1", "word")(b"vautravers"),
        digest(KEY, SALT, "born")(b"vautravers"),
        digest(KEY, SALT, "word")(b"vautraver"),
    ]
    assert len(others) == len(set(others))
    assert {WIDTH} == {len(one) for one in others}
    assert others[0] == digest(KEY, SALT, "word")(b"vautravers")


def test_a_seal_depends_on_the_key() -> None:
    assert seal(KEY).hexdigest() != seal(KEY[:-1] + b"1").hexdigest()

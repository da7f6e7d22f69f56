"""Shapes of keys: every service's is found in every surrounding; what is no chance is not."""

import re
from random import Random
from string import ascii_letters, digits

import pytest

from detectors.key_formats import FORMATS, HEADS, KEY
from tests.detectors.samples import values

BOTH = ascii_letters + digits
URL = BOTH + "-_"
HEX = "0123456789abcdef"
KEYS = (
    ("sk-ant-api03-", URL, 95),
    ("sk-proj-", URL, 120),
    ("sk-", BOTH, 48),
    ("sk-or-v1-", HEX, 64),
    ("hf_", BOTH, 34),
    ("gsk_", BOTH, 52),
    ("pplx-", BOTH, 48),
    ("ghp_", BOTH, 36),
    ("github_pat_", BOTH, 82),
    ("glpat-", URL, 20),
    ("AKIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
    ("AIza", URL, 35),
    ("GOCSPX-", URL, 28),
    ("xoxb-", digits, 50),
    ("sk_live_", BOTH, 24),
    ("npm_", BOTH, 36),
    ("pypi-AgEIcHlwaS5vcmc", URL, 120),
    ("dckr_pat_", URL, 27),
    ("dapi", HEX, 32),
    ("hvs.", URL, 90),
    ("glsa_", BOTH, 40),
    ("NRAK-", BOTH, 27),
    ("dop_v1_", HEX, 64),
    ("shpat_", HEX, 32),
    ("xkeysib-", HEX, 64),
)
"""Prefix, alphabet and length, as the services document them."""


def drawn(prefix: str, alphabet: str, length: int, seed: int) -> str:
    """A key by arithmetic; it ends in a digit."""
    random = Random(f"{prefix}{seed}")
    digit = "77" if "7" in alphabet else "AZ"
    tail = "-" + "".join(random.choice(BOTH) for _ in range(16)) if prefix == "xkeysib-" else ""
    return prefix + "".join(random.choice(alphabet) for _ in range(length - 2)) + digit + tail


@pytest.mark.parametrize(("prefix", "alphabet", "length"), KEYS)
@pytest.mark.parametrize("frame", ["{}", "clé : {}.", 'key="{}"', "X={}\n", "({})", "Bearer {}"])
def test_every_key_is_found_whole(prefix: str, alphabet: str, length: int, frame: str) -> None:
    """In prose, in code, in a header."""
    for seed in range(4):
        key = drawn(prefix, alphabet, length, seed)
        found = values("CREDENTIAL", frame.format(key))
        assert [key] == found, frame


def test_every_shape_begins_as_the_fast_pass_expects() -> None:
    """A shape that HEADS forgets would never be found."""
    heads = re.compile(HEADS)
    for prefix, alphabet, length in KEYS:
        key = drawn(prefix, alphabet, length, 1).lower().encode()
        assert KEY.match(key)
        assert heads.match(b"\n" + key)
    assert len(FORMATS) > 20


@pytest.mark.parametrize(
    "text",
    [
        "ghp_your_token_here",
        "sk-" + "x" * 40,
        "AKIAIOSFODNN7EXAMPLE",
        "hf_hub_download",
        "npm_config_cache",
        "sk-learn",
        "glpat-",
        "AIzaSy...",
        "une sk-proj-cle-a-mettre-ici-svp-merci-bien",
    ],
)
def test_names_and_examples_are_not_keys(text: str) -> None:
    """A prefix alone is public."""
    assert values("CREDENTIAL", text) == []

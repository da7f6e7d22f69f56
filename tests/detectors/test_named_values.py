"""A secret whose name stands in one field and whose value in the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of

SHAPES = (
    '{{"key": "{0}", "value": "{1}"}}',
    "- name: {0}\n  value: {1}\n",
    '<add key="{0}" value="{1}"/>',
    "name={0} value={1}",
)


@given(
    st.sampled_from(SHAPES),
    st.sampled_from(["edc_secret", "DB_PASSWORD", "IwrsPwd", "unblind_key", "REDCAP_API_KEY"]),
    st.sampled_from(["Brume", "tilleul", "Kepler"]),
    st.integers(10, 9999),
)
def test_every_shape(shape: str, name: str, word: str, number: int) -> None:
    """Whatever the tool."""
    text = shape.format(name, f"{word}#{number}")
    assert [f"{word}#{number}"] == [text[f.start : f.end] for f in of("CREDENTIAL", text)]


@pytest.mark.parametrize("value", ["${TOKEN1}", "{{secret}}", "true", "changeme1", "var.password_2"])
def test_what_stands_for_a_value(value: str) -> None:
    """Variables and placeholders."""
    assert [] == of("CREDENTIAL", f"- name: DB_PASSWORD\n  value: {value}\n")

"""Medical codes: valid categories behind a label, or with a point; look-alikes stay silent."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

CODES = st.builds(
    lambda letter, number, sub: f"{letter}{number:02d}{sub}",
    st.sampled_from("ABCEFGHIJKLMNOQRSTZ"),
    st.integers(0, 90),
    st.sampled_from(["", ".0", ".9", ".12"]),
)


@given(CODES, st.sampled_from(["CIM-10 : {}", "code CIM {}", "(CIM10 {})", "ICD-10 code {}", "DP = {}"]))
def test_labelled_codes(code: str, frame: str) -> None:
    """Three or more characters."""
    assert values("ICD10", frame.format(code)) == [code]


@given(CODES)
def test_without_a_label_the_point_tells(code: str) -> None:
    """`C50.9`, not `C50`, `A4`."""
    assert values("ICD10", f"retenu {code} ce jour") == ([code] if "." in code else [])


def test_chapters_end() -> None:
    """Categories that do not exist."""
    assert of("ICD10", "CIM-10 E99, CIM-10 P98, CIM-10 K99") == []

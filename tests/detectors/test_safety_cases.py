"""Safety cases: worldwide identifiers alone, others behind their labels."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(
    st.sampled_from(["FR", "US", "DE", "JP"]), st.from_regex(r"[A-Z]{3,10}", fullmatch=True), st.integers(10**5, 10**10)
)
def test_every_worldwide_identifier(country: str, company: str, number: int) -> None:
    """Country, company, number."""
    if company not in ("ISO", "IEC", "COV"):
        text = f"{country}-{company}-{number}"
        assert [text] == values("CASE_ID", f"cas {text} reçu")


@given(
    st.integers(1, 99_999),
    st.sampled_from(["SAE n°", "EIG n°", "SUSAR", "CIOMS n°", "case number:", "Mfr report number", "n° de cas"]),
)
def test_every_number_behind_its_label(number: int, label: str) -> None:
    """Year and number."""
    assert [f"2099-{number:05d}"] == values("CASE_ID", f"{label} 2099-{number:05d}")


def test_talk_about_events_is_silent() -> None:
    """Locales, norms, deadlines."""
    assert (
        of(
            "CASE_ID",
            "fr-FR, EN-ISO-14971, FR-75013, SAE = serious adverse event, 3 EIG en 2024, cas n° 3, délai de 15 jours",
        )
        == []
    )

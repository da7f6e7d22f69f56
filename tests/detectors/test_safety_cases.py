"""Safety cases: worldwide identifiers alone, others behind their labels."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.placeholders import is_placeholder
from tests.detectors.samples import of, values


@given(
    st.sampled_from(["FR", "US", "DE", "JP"]), st.from_regex(r"[A-Z]{3,10}", fullmatch=True), st.integers(10**5, 10**10)
)
def test_every_worldwide_identifier(country: str, company: str, number: int) -> None:
    """Country, company, number. Without a number where a company stands for nobody or for a norm."""
    text = f"{country}-{company}-{number}"
    is_nobody = company in ("ISO", "IEC", "COV") or is_placeholder(text.lower().encode())
    assert values("CASE_ID", f"cas {text} reçu") == ([] if is_nobody else [text])


def test_a_company_of_crosses_is_a_form() -> None:
    """What a handbook shows, or who hides the company, gives no number of a case."""
    assert of("CASE_ID", "cas FR-XXX-100000 reçu") == []


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

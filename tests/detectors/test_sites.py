"""Sites: numbers of centres; calls for help, ranks and injection sites are none."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(st.integers(1, 999), st.sampled_from(["centre", "site", "center", "Site n°", "centre n° ", "SITEID"]))
def test_every_site(number: int, noun: str) -> None:
    """Three digits, with first zeros."""
    if number not in (112, 114, 115, 116, 119):
        assert [f"{number:03d}"] == values("SITE_ID", f"{noun} {number:03d} fermé")


@given(st.integers(1, 99), st.integers(2, 99))
def test_ranks_are_none(rank: int, total: int) -> None:
    """Nor sites of the body."""
    assert of("SITE_ID", f"site {rank} sur {total}, site d'injection {rank}, centre 15, centre 112") == []

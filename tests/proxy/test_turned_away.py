"""What a client hears that is not let in."""

import pytest

from proxy.turned_away import Refusal, turned_away


@pytest.mark.parametrize("refusal", Refusal)
def test_it_is_told_in_two_languages(refusal: Refusal) -> None:
    """With the words that matter, and never to be kept."""
    response = turned_away(refusal)
    assert response.status_code == refusal.status
    assert "Rien n'a été transmis" in (response.text or "")
    assert "Nothing was sent" in (response.text or "")
    assert "no-store" == response.headers["cache-control"]


@pytest.mark.parametrize("refusal", Refusal)
def test_a_challenge_goes_with_407_alone(refusal: Refusal) -> None:
    """A browser asks for a password then; nothing else is repeated by an SDK (5xx, 429)."""
    challenge = turned_away(refusal).headers.get("proxy-authenticate", "")
    assert (refusal.status == 407) is challenge.startswith('Basic realm="gardefou"')
    assert refusal.status in (403, 407)

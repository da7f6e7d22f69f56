"""A streamed answer's first byte comes as soon as the service sends it."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.serving import serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for


@pytest.mark.alone
def test_first_event_comes_before_the_second_is_sent(tmp_path: Path) -> None:
    """The service pauses between events; what has come is counted while it pauses."""
    body = {"stream": True, "messages": [{"role": "user", "content": "bonjour"}]}
    with (
        StandIn(pause_s=0.5) as slow,
        serving(tmp_path, slow) as proxy,
        client_for(proxy.address, proxy.ca) as client,
        client.stream("POST", "https://api.openai.com/v1/chat/completions", json=body) as response,
    ):
        times = [time.perf_counter() for _ in response.iter_raw()]
    gaps = [late - early for early, late in pairwise(times)]
    assert len(times) >= 5
    assert min(gaps) > 0.25, "events came in a lump"

"""Hosts that are no AI services are tunnelled untouched: their own certificate, their own bytes."""

import ssl
from collections.abc import Callable

import httpx
import pytest

from scripts.serving import Proxy
from scripts.standin import Received
from tests.end_to_end.prompts import PATIENT

Arrived = Callable[[], list[Received]]


def test_another_host_shows_its_own_certificate(proxy: Proxy, arrived: Arrived) -> None:
    """A client that trusts only that host's authority is content; what it sends is its own affair."""
    context = ssl.create_default_context(cafile=str(proxy.data_dir.parent / "upstream.pem"))
    with httpx.Client(proxy=proxy.address, verify=context, trust_env=False) as client:
        assert client.post("https://intranet.example/form", content=PATIENT).status_code == 200
    (received,) = arrived()
    assert received.body == PATIENT.encode()


def test_a_client_that_does_not_trust_our_authority_sees_it_on_ai_hosts_alone(proxy: Proxy) -> None:
    """There the certificate is ours."""
    context = ssl.create_default_context(cafile=str(proxy.data_dir.parent / "upstream.pem"))
    with (
        httpx.Client(proxy=proxy.address, verify=context, trust_env=False) as client,
        pytest.raises(httpx.ConnectError, match="certificate"),
    ):
        client.get("https://chatgpt.com/")

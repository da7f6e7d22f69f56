"""TLS on the proxy's own address: which handshakes are its own, and files that cannot be used."""

from pathlib import Path

import pytest
import trustme
from mitmproxy import tls
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layers import ClientTLSLayer, HttpLayer, ServerTLSLayer, modes
from mitmproxy.proxy.layers.http import HTTPMode
from mitmproxy.test import taddons, tflow

from models.reading import ConfigError
from models.settings import ListenTls
from proxy.listener import Listener


@pytest.fixture
def files(tmp_path: Path) -> ListenTls:
    made = trustme.CA().issue_cert("proxy.example")
    made.private_key_pem.write_to_path(str(tmp_path / "own.key"))
    made.cert_chain_pems[0].write_to_path(str(tmp_path / "own.pem"))
    (tmp_path / "own.key").chmod(0o600)
    return ListenTls(certificate=tmp_path / "own.pem", key=tmp_path / "own.key")


@pytest.mark.parametrize("mode", [modes.HttpProxy, modes.HttpUpstreamProxy])
def test_the_outermost_handshake_is_ours_and_no_other(
    files: ListenTls, mode: type[modes.HttpProxy | modes.HttpUpstreamProxy]
) -> None:
    """One behind a CONNECT is with a host, whether the proxy itself was reached by TLS or not."""
    listener = Listener(files)
    with taddons.context() as addons:
        for sealed in (True, False):
            context = Context(tflow.tclient_conn(), addons.options)
            mode(context)
            if sealed:
                ClientTLSLayer(context)
            HttpLayer(context, HTTPMode.regular)
            outer = tls.TlsData(context.client, context)
            listener.tls_start_client(outer)
            assert sealed is (outer.ssl_conn is not None)
            ServerTLSLayer(context)
            ClientTLSLayer(context)
            inner = tls.TlsData(context.client, context)
            listener.tls_start_client(inner)
            assert inner.ssl_conn is None


def test_captured_handshakes_are_not_ours(files: ListenTls) -> None:
    with taddons.context() as addons:
        context = Context(tflow.tclient_conn(), addons.options)
        modes.TransparentProxy(context)
        ClientTLSLayer(context)
        data = tls.TlsData(context.client, context)
        Listener(files).tls_start_client(data)
    assert data.ssl_conn is None


def test_a_key_that_others_can_read_is_refused(files: ListenTls) -> None:
    files.key.chmod(0o640)
    with pytest.raises(ConfigError, match=r"own\.key: .*chmod 600"):
        Listener(files)


@pytest.mark.parametrize("file", ["certificate", "key"])
@pytest.mark.parametrize("content", [None, b"", b"-----BEGIN NOTHING-----\n"])
def test_files_that_cannot_be_used_are_named(files: ListenTls, file: str, content: bytes | None) -> None:
    path: Path = getattr(files, file)
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(ConfigError, match=path.name):
        Listener(files)


def test_a_key_of_another_certificate_is_refused(files: ListenTls) -> None:
    trustme.CA().issue_cert("other.example").private_key_pem.write_to_path(str(files.key))
    with pytest.raises(ConfigError, match=r"own\.key: is not the key of"):
        Listener(files)

"""TLS on the proxy's own address, with a certificate of the organisation's. Knows nothing of what is decrypted behind it."""

from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from mitmproxy import tls
from mitmproxy.proxy import layer
from mitmproxy.proxy.layers import ClientTLSLayer, modes
from OpenSSL import SSL

from models.reading import ConfigError
from models.settings import ListenTls


class Listener:
    """An addon before mitmproxy's own, which would show a certificate of the screening authority here."""

    def __init__(self, files: ListenTls) -> None:
        """Load certificate and key. Raises ConfigError."""
        self._context = _context(files)

    def tls_start_client(self, data: tls.TlsData) -> None:
        """The handshake of a client with the proxy itself, not with a host behind it. HTTP/1 alone, as CONNECT needs it."""
        if is_our_own(data.context.layers):
            data.ssl_conn = SSL.Connection(self._context)
            data.ssl_conn.set_accept_state()


def is_our_own(layers: list[layer.Layer]) -> bool:
    """Whether TLS lies right on an explicit proxy's connection, and is the only one so far. Behind a CONNECT there is HTTP first."""
    found = [at for at, one in enumerate(layers) if isinstance(one, ClientTLSLayer)]
    return isinstance(layers[0], modes.HttpProxy | modes.HttpUpstreamProxy) and found == [1]


def _context(files: ListenTls) -> SSL.Context:
    key = _private(files.key)
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    context.set_options(SSL.OP_NO_RENEGOTIATION)
    context.set_alpn_select_callback(_http1)
    try:
        own, *between = x509.load_pem_x509_certificates(files.certificate.read_bytes())
    except OSError as error:
        raise ConfigError(f"{files.certificate}: cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        raise ConfigError(f"{files.certificate}: holds no certificate in PEM; give one") from error
    context.use_certificate(own)
    for certificate in between:
        context.add_extra_chain_cert(certificate)
    try:
        context.use_privatekey(key)
        context.check_privatekey()
    except (SSL.Error, TypeError, ValueError) as error:
        raise ConfigError(
            f"{files.key}: is not the key of {files.certificate}; give the one it was made with"
        ) from error
    return context


def _private(path: Path) -> Any:
    try:
        if path.stat().st_mode & 0o077:
            raise ConfigError(f"{path}: the listener's key can be read by others; run: chmod 600 {path}")
        return serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path and its rights") from error
    except TypeError as error:
        raise ConfigError(f"{path}: is encrypted; give the key without a passphrase, mode 0600") from error
    except ValueError:
        pass
    raise ConfigError(f"{path}: is no private key in PEM; give one")


def _http1(connection: SSL.Connection, offered: list[bytes]) -> Any:
    return b"http/1.1" if b"http/1.1" in offered else SSL.NO_OVERLAPPING_PROTOCOLS

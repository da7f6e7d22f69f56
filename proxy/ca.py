"""The authority that signs the certificates of screened hosts. Made once, before anything listens; its key never leaves `keys/`."""

import datetime
import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from models.reading import ConfigError

VALID_DAYS = 3650
KEY_FILE = "mitmproxy-ca.pem"
"""mitmproxy reads its authority, key and certificate, under this name in its `confdir`."""


def ensure(data_dir: Path) -> Path:
    """Make the authority if there is none; return the path of the certificate to trust, `ca-cert.pem`.

    Raises ConfigError if the key is readable by others.
    """
    keys = data_dir / "keys"
    try:
        for folder in (data_dir, keys):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"{data_dir}: cannot be made ({error.strerror}); name a --data-dir that may be written"
        ) from error
    private, public = keys / KEY_FILE, data_dir / "ca-cert.pem"
    if not private.exists():
        _make(private)
    if private.stat().st_mode & 0o077:
        raise ConfigError(f"{private}: the authority's key can be read by others; run: chmod 600 {private}")
    certificate = x509.load_pem_x509_certificate(private.read_bytes())
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    public.chmod(0o644)
    return public


def expires(certificate: Path) -> datetime.datetime:
    """When a certificate ends (UTC). Raises OSError, ValueError."""
    return x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc


def _make(path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    now = datetime.datetime.now(datetime.UTC)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "gardefou"),
            x509.NameAttribute(NameOID.COMMON_NAME, "gardefou CA"),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )

"""What only its key can read is told from what is merely no text, and from those who ask about it."""

import base64
import io
import zipfile

import pytest

from documents.encrypted import holds_ciphertext, is_encrypted

BLOCK = base64.b64encode(bytes(range(240))).decode()
LINES = "\n".join(BLOCK[at : at + 64] for at in range(0, len(BLOCK), 64))


def zipped(*, encrypted: bool) -> bytes:
    """A ZIP of two files; the second is marked as encrypted, as nothing in the standard library encrypts one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "bonjour")
        archive.writestr("b.txt", "patients")
    data = bytearray(out.getvalue())
    second = data.index(b"PK\x03\x04", 4)
    data[second + 6] |= encrypted
    return bytes(data)


OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
FILES = {
    "ZIP": zipped(encrypted=True),
    "PDF": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>",
    "PDF, in the trailer": b"%PDF-1.7\ntrailer<</Encrypt<</Filter/Standard>>>>",
    "Office": OFFICE + "EncryptedPackage".encode("utf-16-le"),
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 40 + b"\x06\xf1\x07\x01",
    "age": b"age-encryption.org/v1\n-> X25519 abc\n",
    "OpenSSL": b"Salted__" + bytes(range(64)),
    "S/MIME": b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(64),
}
READABLE = {
    "ZIP": zipped(encrypted=False),
    "PDF": b"%PDF-1.7\n1 0 obj<</EncryptMetadata true>>endobj\n(/Encrypted)\ntrailer<</Root 1 0 R>>",
    "old Office": OFFICE,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 40,
    "text": b"le fichier est en age-encryption.org/v1",
    "nothing": b"",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_a_password(kind: str) -> None:
    assert is_encrypted(FILES[kind])


@pytest.mark.parametrize("kind", READABLE)
def test_a_file_without(kind: str) -> None:
    assert not is_encrypted(READABLE[kind])


@pytest.mark.parametrize(
    "text",
    [
        f"Bonjour,\n-----BEGIN PGP MESSAGE-----\n\n{LINES}\n-----END PGP MESSAGE-----",
        f"-----BEGIN PGP MESSAGE-----\nVersion: GnuPG v2\nComment: x\n\n{LINES}",
        f"-----BEGIN AGE ENCRYPTED FILE-----\n{LINES}\n-----END AGE ENCRYPTED FILE-----",
        f"-----BEGIN PKCS7-----\r\n{LINES}",
        f'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\n\n{LINES}',
        f"$ANSIBLE_VAULT;1.1;AES256\n{'6162' * 20}\n",
        f"mot de passe : U2FsdGVkX1{BLOCK[:60]}",
    ],
)
def test_a_block_that_was_encrypted(text: str) -> None:
    assert holds_ciphertext(text)


@pytest.mark.parametrize(
    "text",
    [
        "Que veut dire « -----BEGIN PGP MESSAGE----- » au début d'un courriel ?",
        "Que fait smime-type=enveloped-data dans un en-tête ?",
        f"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{LINES}\n-----END PGP PUBLIC KEY BLOCK-----",
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nbonjour\n-----BEGIN PGP SIGNATURE-----\n\n{LINES}",
        f"-----BEGIN CERTIFICATE-----\n{LINES}\n-----END CERTIFICATE-----",
        "$ANSIBLE_VAULT;1.1;AES256 est la première ligne d'un fichier de coffre.",
        "U2FsdGVkX1 est « Salted_ » en base64.",
        f"un fichier en base64 : {BLOCK}",
        "",
    ],
)
def test_a_text_about_one(text: str) -> None:
    """And keys, signatures and certificates, which hide nothing."""
    assert not holds_ciphertext(text)

"""What only its key can read: files with a password, and blocks of ciphertext in a text. They are told, never opened.

Sources: APPNOTE.TXT 4.4.4 (ZIP), ISO 32000 7.6 (PDF), MS-OFFCRYPTO 2.3 (Office), 7zFormat.txt, RFC 9580 (OpenPGP), RFC 5652 (CMS),
age-encryption.org/v1, OpenSSL enc. Not told: RAR, and the passwords of Office before 2007.
"""

import re

_ZIP, _OLE, _PDF, _7Z = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"7z\xbc\xaf\x27\x1c"
_LOCAL = re.compile(rb"PK\x03\x04..(.)", re.DOTALL)
"""The header of a file in a ZIP, up to the first byte of its flags, of which bit 0 says that it is encrypted."""
_ENCRYPT = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
"""In a PDF's trailer. Not the name of another key: `/EncryptMetadata true`."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_7Z_AES = b"\x06\xf1\x07\x01"
_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
"""Enveloped data, as S/MIME sends it."""
_STARTS = (b"age-encryption.org/v1\n", b"Salted__")

_BLOCKS = {
    "-----BEGIN ": re.compile(
        r"-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|PKCS7|CMS)-----\s*(?:[A-Z][A-Za-z-]{0,20}: [^\n]{0,200}\n\s*){0,6}[A-Za-z0-9+/]{40}"
    ),
    "enveloped-data": re.compile(r"smime-type\s*=\s*\"?enveloped-data[^\0]{0,600}?[A-Za-z0-9+/]{60}"),
    "$ANSIBLE_VAULT;": re.compile(r"\$ANSIBLE_VAULT;1\.[0-2];AES256[^\n]{0,80}\n\s*[0-9a-f]{60}"),
    "U2FsdGVkX1": re.compile(r"(?<![A-Za-z0-9+/])U2FsdGVkX1[A-Za-z0-9+/]{30}"),
}
"""What a block holds -> its beginning with something in it. Not a public key or a signature, nor the first line alone, which one asks about."""


def is_encrypted(data: bytes) -> bool:
    """Whether bytes are a file that cannot be read without its password or key."""
    if data.startswith(_ZIP):
        return _is_zip_encrypted(data)
    if data.startswith(_OLE):
        return _PACKAGE in data
    if data[:1024].lstrip().startswith(_PDF):
        return _ENCRYPT.search(data) is not None
    if data.startswith(_7Z):
        return _7Z_AES in data
    return data.startswith(_STARTS) or _ENVELOPED in data[:40]


def holds_ciphertext(text: str) -> bool:
    """Whether a text holds a block that was encrypted."""
    return any(sign in text and block.search(text) is not None for sign, block in _BLOCKS.items())


def _is_zip_encrypted(data: bytes) -> bool:
    return any(header[1][0] & 1 for header in _LOCAL.finditer(data))

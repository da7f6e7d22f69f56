"""Files inside a string: base64 or a `data:` URL. Their text cannot be read here, so a body that holds one is refused.

One that only its key can read is told apart: nobody could have read it.

Text in base64 is no file: hidden.py reads it. Signatures and encrypted state of providers are not files either.
"""

import base64
import re

from documents.encrypted import is_encrypted
from models.exchange import Flag
from proxy.bodies.refused import Unreadable

# RFC 2397. Not `data:text/plain;base64,…`, which hidden.py reads, and not prose: "data: 12 patients".
_DATA_URL = re.compile(r"\s*data:(?!text/)[a-z]+/[a-z0-9.+-]+[;,]", re.IGNORECASE)
SHORTEST = 60
_SIGNATURES = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|RIFF|\xd0\xcf\x11\xe0|II\*\0|MM\0\*|\x1f\x8b|ID3|OggS|fLaC"
    rb"|7z\xbc\xaf|Rar!|BZh|\xfd7zX|\x28\xb5\x2f\xfd|.{4}ftyp|\x1aE\xdf\xa3|\0{28}|\xff[\xfb\xf3\xf2]",
    re.DOTALL,
)
"""First bytes of PDF, images, Office and ZIP, older Office, TIFF, archives, sound and video; DICOM begins with zeros."""


def refuse_file(text: str) -> None:
    """Raise Unreadable for a string that is a `data:` URL of a file."""
    if len(text) >= SHORTEST and _DATA_URL.match(text):
        raise unread(_content(text), "a file inside the body")


def unread(data: bytes, reason: str) -> Unreadable:
    """The refusal of a file, or of a body that may be one."""
    return Unreadable(Flag.ENCRYPTED if is_encrypted(data) else Flag.UNPARSED, reason)


def is_file(data: bytes) -> bool:
    """Whether bytes begin like a known kind of file."""
    return _SIGNATURES.match(data) is not None


def _content(url: str) -> bytes:
    """The bytes of a `data:` URL; none where they are not in base64."""
    head, _, content = url.partition(",")
    try:
        return base64.b64decode(content) if head.rstrip().lower().endswith(";base64") else b""
    except ValueError:
        return b""

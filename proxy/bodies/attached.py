"""Files inside a string: base64 or a `data:` URL. Their text cannot be read here, so a body that holds one is refused.

Text in base64 is no file: undoing it is for the detectors. Signatures and encrypted state of providers are not files either.
"""

import binascii
import re

from models.exchange import Flag
from proxy.bodies.refused import Unreadable

SHORTEST = 60
_HEAD = 256
# RFC 2397. Not `data:text/plain;base64,…`, which is text, and not prose: "data: 12 patients".
_DATA_URL = re.compile(r"\s*data:(?!text/)[a-z]+/[a-z0-9.+-]+[;,]", re.IGNORECASE)
_BASE64 = re.compile(r"\s*(?:data:[^,]{0,100},)?([A-Za-z0-9+/_-]{40,})[A-Za-z0-9+/_=\r\n-]*$")
_SIGNATURES = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|RIFF|\xd0\xcf\x11\xe0|II\*\0|MM\0\*|\x1f\x8b|ID3|OggS|fLaC"
    rb"|7z\xbc\xaf|Rar!|BZh|\xfd7zX|\x28\xb5\x2f\xfd|.{4}ftyp|\x1aE\xdf\xa3|\0{28}",
    re.DOTALL,
)
"""First bytes of PDF, images, Office and ZIP, older Office, TIFF, archives, sound and video; DICOM begins with zeros."""


def refuse_file(text: str) -> None:
    """Raise Unreadable for a string that is a file."""
    if len(text) >= SHORTEST and (_DATA_URL.match(text) or _is_signed(text[:_HEAD])):
        raise Unreadable(Flag.UNPARSED, "a file inside the body")


def _is_signed(head: str) -> bool:
    """Whether the start of a text is base64 of the first bytes of a known kind of file."""
    match = _BASE64.match(head)
    if match is None:
        return False
    encoded = match[1][:40].replace("-", "+").replace("_", "/")
    return _SIGNATURES.match(binascii.a2b_base64(encoded)) is not None

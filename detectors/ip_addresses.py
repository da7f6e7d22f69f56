"""IP addresses that point at somebody: global ones of version 4 and 6. Private, documentation and loopback ones identify nobody outside.
Names of private hosts do: `ctms.labo.local` says who has what.

A question about `192.168.1.10` or `2001:db8::1` is a question about code, and the charter asks for what identifies. OIDs, versions and
section numbers have the same dots: small numbers count behind a label only. Ranges: IANA special-purpose registries (RFC 6890), as Python's
`ipaddress` knows them.
"""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from detectors.pattern import Pattern, Seen, words
from detectors.placeholders import is_placeholder

LABEL = words(
    r"ip(?:v[46])?",
    r"adresses? ip(?:v[46])?",
    r"ip[ _-]?addr(?:ess)?",
    r"client",
    r"remote(?:[ _-]?(?:addr|host|ip))?",
    r"host(?:name)?",
    r"from",
    r"ping",
    r"ssh",
    r"serveur",
    r"server",
    r"connexions?(?: depuis)?",
    r"connected",
    r"x-forwarded-for",
    r"x-real-ip",
    r"poste",
    r"https?",
    r"src|dst",
)
_VERSION = words(
    r"versions?",
    r"v",
    r"ver",
    r"oid",
    r"urn",
    r"release",
    r"build",
    r"section",
    r"chapitre",
    r"article",
    r"paragraphe",
    r"tableau",
    r"table",
    r"annexe",
    r"figure",
    r"numpy",
    r"pandas",
    r"chrome",
    r"firefox",
    r"edge",
    r"safari",
    r"driver",
    r"loinc",
    r"dicom",
    r"uid",
)
_OCTET = rb"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_V4 = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][._-])(?<![a-z]/)%b(?:\.%b){3}(?![0-9a-z])(?![.-][0-9a-z])(?:/(?:[12]?[0-9]|3[0-2])(?![0-9]))?"
    % (_OCTET, _OCTET)
)
"""`80.67.169.12`; not `1.2.250.1.213`, not `Chrome/120.0.0.0`."""
_V6 = re.compile(rb"(?<![0-9a-z:.])(?=[0-9a-f:.]{6,45}(?![0-9a-z:]))(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![0-9a-z:.])")
"""`2a01:cb00:1::7`; not `10:15:30`, not `ab::cd` of C++."""
_SPECIAL = frozenset((0, 10, 100, 127, 169, 172, 192, 198, 203, *range(224, 256)))
"""First octets of all ranges that are not global."""
_DOCUMENTED = b"2001:db8:"
"""The network of examples (RFC 3849): told sooner than by reading the address."""
_PRIVATE = (b"\x0a", b"\x7f", b"\xc0\xa8", b"\xa9\xfe")
"""The usual ones of those: 10, 127, 192.168, 169.254."""
_WELL_KNOWN = frozenset((b"8.8.8.8", b"8.8.4.4", b"1.1.1.1", b"1.0.0.1", b"9.9.9.9", b"208.67.222.222"))
"""Public resolvers: everybody's."""


def _judge(seen: Seen) -> float:
    value = seen.value.partition(b"/")[0]
    octets = [int(octet) for octet in value.split(b".")]
    if value in _WELL_KNOWN or not _is_global(bytes(octets)):
        return 0
    is_small = octets[0] < 32 or max(octets[1:]) < 100
    is_labelled = seen.is_labelled(LABEL)
    if (is_small and not is_labelled) or seen.is_after(_VERSION, 20):
        return 0
    return 0.85 if is_labelled else 0.6


def _is_global(octets: bytes) -> bool:
    """Whether an address is somebody's. Only a few first octets have ranges that are not."""
    return octets[0] not in _SPECIAL or (not octets.startswith(_PRIVATE) and IPv4Address(octets).is_global)


def _judge_six(seen: Seen) -> float:
    colons = seen.value.count(b":")
    is_short = colons < 3 or len(seen.value) < 12 or (colons != 7 and b"::" not in seen.value)
    if is_short or seen.value.startswith(_DOCUMENTED):
        return 0
    try:
        address = IPv6Address(seen.value.decode("ascii"))
    except AddressValueError:
        return 0
    return 0.85 if address.is_global and 0x2000 <= int(address) >> 112 < 0x4000 else 0


_HOST = re.compile(
    rb"(?<![a-z0-9_.-])(?P<value>(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,5}(?:lan|local|intra|intranet|interne|internal|corp|priv))(?![a-z0-9_(-])(?!\.[a-z0-9])"
)
"""`sftp.labcentral.interne`; not `threading.local`, `host.docker.internal`."""
_OWN_NAME = re.compile(
    rb"(?<=://)(?P<value>(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z0-9][a-z0-9-]{0,40}-(?:intra|intranet|interne|internal|corp)\.[a-z]{2,6})"
    rb"(?![a-z0-9_(-])(?!\.[a-z0-9])"
)
"""`https://ctms.labcentral-interne.fr/login`."""
_INNER = re.compile(
    rb"(?<![a-z0-9_.-])(?P<value>(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:intra|intranet|interne|internal|corp|priv)(?:\.[a-z0-9][a-z0-9-]{0,40}){1,3}"
    rb"|(?:vpn|sftp|bastion|citrix)[a-z0-9-]{0,12}\.(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}[a-z]{2,6})(?![a-z0-9_(-])(?!\.[a-z0-9])"
)
"""`gitlab.intra.labo.fr`, `vpn.labo.fr`."""
_REACHED = re.compile(
    rb"(?:://|@|[a-z]\\|(?<![a-z])(?:host|hote|server|serveur|url|ssh|sftp|ping|curl|jdbc|dsn|nslookup|telnet)[a-z]{0,4}[ \"':=]{1,4})\Z"
)
_TAUGHT = re.compile(
    rb"(?:.*\.)?(?:docker|cluster|localhost|example|exemple|test|demo|my-?[a-z]*|mon-?[a-z]*|contoso|acme|foo|bar|domain|domaine|company|entreprise|svc"
    rb"|compute|ec2|google|metadata|kubernetes|default|host|server|serveur)\.(?:lan|local|intra|intranet|interne|internal|corp|priv)"
)
"""What every tutorial and every cloud calls its hosts."""
_OWN = (b".lan", b".intranet", b".intra", b".interne", b".corp", b".priv")
"""`fhir.local` may be anybody's."""
_SERVER = re.compile(
    rb"(?<![a-z0-9_.-])(?P<value>[a-z]{2,12}-?[a-z]{0,10}[0-9]{2}\.(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,6})(?![a-z0-9_(-])(?!\.[a-z0-9])"
)
"""`pg-edc01.int.labo.fr`: what a company numbers and a shell reaches; not `www2.site.fr`, `eu01.cloud.com`."""
_SHELL = re.compile(
    rb"(?:@|(?<![a-z])(?:-h|--host|host(?:name)?|server|serveur|ssh|scp|sftp|ping|telnet)[ \"':=]{1,3})\Z"
)
_PUBLIC_HOST = re.compile(
    rb"(?:www|web|ns|mx|cdn|eu|us|s|ec|ip|node|pool|smtp|imap|pop)[0-9].*|.*(?:amazonaws|azure|google[a-z]*|cloudflare|example|exemple|ovh)\..*"
)


def _judge_server(seen: Seen) -> float:
    """Where it is reached for."""
    data, start = seen.folded.data, seen.start
    if _PUBLIC_HOST.fullmatch(seen.value) or is_placeholder(seen.value):
        return 0
    return 0.65 if _SHELL.search(data, max(0, start - 16), start) else 0


def _judge_host(seen: Seen) -> float:
    """Of two parts only where it is reached for: `self.local` is a variable."""
    data, start = seen.folded.data, seen.start
    if _TAUGHT.fullmatch(seen.value) or is_placeholder(seen.value):
        return 0
    is_reached = seen.value.endswith(_OWN) and _REACHED.search(data, max(0, start - 24), start) is not None
    return 0.65 if is_reached or seen.value.count(b".") > 1 else 0


PATTERNS = (
    Pattern(
        "ip_addresses",
        "IP_ADDRESS",
        rb"[a-z0-9]\.(?:lan|local|intra|intranet|interne|internal|corp|priv)[^a-z0-9]",
        _HOST,
        _judge_host,
        lead=(60, b"abcdefghijklmnopqrstuvwxyz0123456789-."),
    ),
    Pattern(
        "ip_addresses",
        "IP_ADDRESS",
        rb"[a-z0-9]-(?:intra|intranet|interne|internal|corp)\.[a-z]",
        _OWN_NAME,
        lambda seen: 0 if is_placeholder(seen.value) else 0.65,
        lead=(120, b"abcdefghijklmnopqrstuvwxyz0123456789-."),
    ),
    Pattern(
        "ip_addresses",
        "IP_ADDRESS",
        rb"[@ :=\"'][a-z]{2,12}-?[a-z]{0,10}[0-9]{2}\.[a-z0-9-]{2,41}\.[a-z]",
        _SERVER,
        _judge_server,
    ),
    Pattern(
        "ip_addresses",
        "IP_ADDRESS",
        rb"(?:[a-z0-9]\.(?:intra|intranet|interne|internal|corp|priv)\.[a-z0-9]|[^a-z0-9_.-](?:vpn|sftp|bastion|citrix)[a-z0-9-]{0,12}\.[a-z0-9])",
        _INNER,
        lambda seen: 0 if is_placeholder(seen.value) or _PUBLIC_HOST.fullmatch(seen.value) else 0.65,
        lead=(60, b"abcdefghijklmnopqrstuvwxyz0123456789-."),
    ),
    Pattern("ip_addresses", "IP_ADDRESS", rb"[^0-9a-z][0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]", _V4, _judge),
    Pattern("ip_addresses", "IP_ADDRESS", rb"[^0-9a-z:.][23][0-9a-f]{3}:[0-9a-f:]{2}", _V6, _judge_six),
)

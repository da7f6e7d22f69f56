"""What a value must look like to be a password or a token, and what stands in its place when there is none. All on folded bytes."""

import re
from math import log2

_LETTERS = bytes(range(ord("a"), ord("z") + 1))
_DIGITS = b"0123456789"
_JUDGED = 64
"""So much of a value is looked at."""

_BORROWED = re.compile(
    rb"ex[ae]mple|sample|place.?holder|change.?me|redacted|your[-_ ]|votre|(?:my|ma|mon)[-_](?:key|token|cle|secret)|x{4}|\*{3}"
    rb"|\.{3}|0{6}|([a-z0-9])\1{5}|insert|cgfzc3dvcmq=|c2vjcmv0(?![a-z0-9])|mwyyzdflmmu2n2rm|123456789|abcdef(?:gh|12)|abc123"
)
"""What stands where a key would: not a secret. `AKIAIOSFODNN7EXAMPLE` of the AWS handbook."""
_HOLDER = re.compile(
    rb"[$%{\[<(*\\\x80]|[^(\[{]{0,64}[(\[{]|(?:os|process|self|this|config|settings|env|args|ctx|request|req|params|secrets|vars?|data|form|user)\."
    rb"|https?:|//|www\.|_{2}|-{3}|x+$|\.+$|:[a-z_]{2,30}$|(?:null|none|true|false|undefined|nil|string|str|text|varchar|input|getpass)[0-9]{0,4}$"
)
"""Code, addresses and masks where a value would stand."""
_NORM = re.compile(
    rb"(?:sha|md|aes|rsa|iso|iec|nist|utf|bcrypt|argon|pbkdf|base|oauth|http|tls|ssl|wpa|office|microsoft|windows|win|sso|mfa|fido|rfc|covid|v|ver"
    rb"|version|erreur|error|ticket|inc|p|page|art|article|partie|etape|step|chapitre|section|niveau|level|type|jwt|saml|ldap)-?[0-9][0-9.:/-]{0,8}"
)
"""`ISO27001`, `SHA-256`, `article226`: digits behind a word, but nothing secret."""
_QUANTITY = re.compile(
    rb"[0-9]{1,4}([/.-])[0-9]{1,2}(?:\1[0-9]{1,4})?|[0-9]{1,2}h[0-9]{0,2}|[0-9]{0,9}[.,]?[0-9]{1,9}(?:mg|ml|kg|cm|mm|go|mo|ko|min|ans|mois|jours|%)"
    rb"|[0-9]{1,9}[.,][0-9]{1,9}|[0-9]{1,3}"
)
_FIELDS = re.compile(rb"(?:[a-z_]{1,12}=[0-9.,/|]{1,12};){1,10}[a-z_]{1,12}=[0-9.,/|]{1,12}")
"""`DP=120;AF=0.42`, behind the PASS of a VCF."""
_MAIL = re.compile(rb"[^@]{1,64}@[a-z0-9-]{1,64}\.[a-z.]{2,20}")
_NAME = re.compile(
    rb"[a-z_][a-z_0-9]*(?:[.][a-z_][a-z_0-9]*)+|[a-z]+(?:_(?:[a-z]+[0-9]{0,2}|[0-9]{1,2}))+|[a-z]+(?:[-'/][a-z]+)*"
)
_PARAMETER = re.compile(rb"[a-z_]+[0-9]?")
_REFERENCE = re.compile(rb"[a-z]{1,5}[-_ ]?[0-9]{1,6}[a-z]?|[0-9]{1,4}[-/](?:[0-9a-z]{1,8}|[0-9-]{1,8})")
_TYPE = re.compile(
    rb"pass|word|user|field|input|type|token|secret|key|hash|error|valid|oubli|requis|oblig|champ|string|label|sql"
)


def entropy(value: bytes) -> float:
    """Shannon's entropy of its first characters, in bits per character; 0 for an empty value."""
    value = value[:_JUDGED]
    counts = [value.count(code) for code in set(value)]
    return -sum(count / len(value) * log2(count / len(value)) for count in counts)


def is_borrowed(value: bytes) -> bool:
    """A placeholder or an example of a handbook."""
    return _BORROWED.search(value) is not None


def is_held(value: bytes) -> bool:
    """No secret stands there: a placeholder, code, a norm, a date, a quantity, an address."""
    return bool(
        _HOLDER.match(value)
        or is_borrowed(value)
        or _NORM.fullmatch(value)
        or _QUANTITY.fullmatch(value)
        or _FIELDS.fullmatch(value)
        or _MAIL.fullmatch(value)
    )


def is_name(value: bytes) -> bool:
    """A variable with dots or underscores, a word or a hyphenated one: `args.password1`, `auto-generated`."""
    return _NAME.fullmatch(value) is not None


def is_parameter(value: bytes) -> bool:
    """What a program may call a password: `password2`."""
    return _PARAMETER.fullmatch(value) is not None


def is_reference(value: bytes) -> bool:
    """The number of a thing: `US-124`, `014-0003`."""
    return _REFERENCE.fullmatch(value) is not None


def is_type(value: bytes) -> bool:
    """A name of code that speaks of passwords: `PasswordField`, `getUserToken`."""
    return _TYPE.search(value) is not None


def is_cased(original: str) -> bool:
    """Capitals inside, not only in front, nor everywhere. On the original text."""
    return original[1:] != original[1:].lower() and not original.isupper()


def counts(value: bytes) -> tuple[int, int, int]:
    """Letters, digits, and signs that people put into passwords, the sentence's own end aside."""
    value = value[:_JUDGED]
    letters = len(value) - len(value.translate(None, _LETTERS))
    digits = len(value) - len(value.translate(None, _DIGITS))
    trimmed = value.rstrip(b"?!.:;,")
    signs = len(trimmed) - len(trimmed.translate(None, b"!@#$%&*?+=~^:;,._-/")) + (value[-1:] == b"!" and digits > 0)
    return letters, digits, signs

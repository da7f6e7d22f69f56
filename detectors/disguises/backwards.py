"""Text written backwards or with its letters moved by thirteen, where the text says so, or an address shows it."""

import codecs
import re

_ROT = rb"rot[ -]?13|(?:code|chiffre(?:ment|e)?|decalage)(?: de)? (?:jules )?cesar|caesar (?:cipher|code|shift)"
TRIGGER = (
    rb"%b|a l'envers|backwards|(?:texte|ligne|mot|chaine|phrase|message|lettres?|caracteres) (?:renverse|inverse)(?:e?s?)"
    rb"|reversed (?:text|string|line|letters)|string reversed|lu(?:e|s)? de droite a gauche"
    rb"|[^a-z0-9](?:rf|moc|gro|ten|ue|lacol)\.[a-z0-9.-]{2,40}@[a-z0-9]"
) % _ROT
"""Not `transcriptase inverse`, `shunt de droite a gauche`, `césarienne`."""
_ROT13 = re.compile(_ROT)


def is_rot13(data: bytes) -> bool:
    """Whether a folded text says that its letters are moved."""
    return _ROT13.search(data) is not None


def rot13(text: str) -> str:
    """The text with its letters moved back."""
    return codecs.encode(text, "rot13")

"""What people read, in both languages."""

from models.frozen import Frozen


class Message(Frozen):
    """What the user reads, in both languages."""

    fr: str
    en: str

"""What people read, in both languages."""

from typing import Self

from models.frozen import Frozen


class Message(Frozen):
    """What the user reads, in both languages."""

    fr: str
    en: str

    @property
    def both(self) -> str:
        """The French text, and below it the English one."""
        return f"{self.fr}\n\n{self.en}"

    def after(self, *others: Self) -> Self:
        """The others and this one in a row, in each language."""
        row = (*others, self)
        return type(self)(fr=" ".join(one.fr for one in row), en=" ".join(one.en for one in row))

"""File bytes to text, bounded in size, ratio, pages and time. Entry: text_of(data, bounds). Never writes, never reaches the network."""

from documents.bounds import Bounds, Unreadable
from documents.kinds import text_of

__all__ = ["Bounds", "Unreadable", "text_of"]

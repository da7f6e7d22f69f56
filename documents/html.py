"""HTML: what a reader sees, a line for each block. Scripts, styles and comments are left out."""

from html.parser import HTMLParser
from typing import override

from documents.bounds import Bounds

_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
    )
)  # fmt: skip


def html(source: str, bounds: Bounds) -> str:
    """The text of a page."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    bounds.check_time()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = self._unseen or tag
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)

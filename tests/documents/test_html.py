"""HTML as a reader sees it."""

from documents.bounds import Bounds
from documents.html import html


def test_blocks_are_lines_and_inline_tags_are_nothing() -> None:
    """Entities are signs; what nobody sees is left out, also where it is not closed."""
    page = "<h1>Plan</h1><p>dose de <b>12</b>0&nbsp;mg<br>à J1</p><script>if (a<b) {}</script><style>p{}</style><!-- x --><td>a</td><td>b</td>"
    assert ["Plan", "dose de 120\xa0mg", "à J1", "a", "b"] == [
        line for line in html(page, Bounds()).split("\n") if line
    ]
    assert "avant" == html("avant<script>après", Bounds())


def test_a_flood_of_open_tags_is_read() -> None:
    """There is no tree to be nested too deep."""
    assert "texte" == html("<div>" * 100_000 + "texte", Bounds()).strip()

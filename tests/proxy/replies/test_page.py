"""The page of a refused tool needs no network and escapes what it shows."""

import re

from proxy.replies.page import page

PAGE = page("Outil <b>", 'Parce que "{x}" & co', "dpo@chu.example", "G-1<script>")


def test_values_are_escaped() -> None:
    text = PAGE.body.decode()
    assert "Outil &lt;b&gt; n’est pas autorisé ici" in text
    assert "Parce que &quot;{x}&quot; &amp; co" in text
    assert "<script" not in text


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert not re.search(r"src=|href=|url\(|@import|https?:", PAGE.body.decode())
    assert "default-src 'none'" in dict(PAGE.headers)["content-security-policy"]


def test_it_is_a_refusal_in_both_languages() -> None:
    text = PAGE.body.decode()
    assert (PAGE.status, PAGE.content_type) == (403, "text/html; charset=utf-8")
    assert text.index("n’est pas autorisé") < text.index("may not be used here")
    assert text.count("dpo@chu.example") == 2


def test_no_line_begins_with_a_colon() -> None:
    """French puts a space before it: one where no line breaks."""
    french = PAGE.body.decode().split("<main>")[1].split('lang="en"')[0]
    assert "d’accès\N{NO-BREAK SPACE}: dpo@chu.example" in french
    assert not re.search(r" [:;?!]", french)

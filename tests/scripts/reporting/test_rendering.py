"""Whatever stands in a report is text: in HTML, in Markdown, in a table."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from scripts.reporting.document import Document, Grid, Section, both
from scripts.reporting.rendering import escaped, html, markdown
from scripts.reporting.whole import whole
from tests.scripts.reporting.samples import facts, recount

HOSTILE = '<img src=x onerror="a()"> [x](http://x.example) | `c` **b** {{ 7*7 }} # a\n| --- |'


def of(text: str) -> Document:
    grid = Grid(both(text, text), (both(text, text), both("n", "n")), ((text, "1"), (text, "2")))
    return Document(both(text, text), ((both("a", "b"), text),), ((both("a", "b"), text, text),), (
        Section(both(text, text), (text,), (grid,), (text,)),
    ))  # fmt: skip


class Read(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_names_are_no_markup_in_html() -> None:
    plain, hostile = Read(html(of("x"))), Read(html(of(HOSTILE)))
    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in hostile.tags]
    assert hostile.text.count("onerror") > 5


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_no_text_opens_a_tag_or_a_cell(text: str) -> None:
    assert [tag for tag, _ in Read(html(of(text))).tags] == [tag for tag, _ in Read(html(of("x"))).tags]
    rows = [line for line in markdown(of(text)).split("\n") if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} == {3, 4}


def test_names_are_no_markup_in_markdown() -> None:
    made = escaped(HOSTILE)
    assert "\n" not in made
    assert re.search(r"(?<!\\)[<|`*\[\]#]", made) is None


def test_html_needs_nothing_else() -> None:
    """No script, no address, no resource: it can be mailed, and opened anywhere."""
    page = html(whole(facts(now=recount(20))))
    tags = Read(page).tags
    assert {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "a", "form", "base"} == set()
    assert "url(" not in page
    assert "http" not in re.sub("http-equiv", "", page)
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_html_can_be_read_aloud() -> None:
    """A language, one first heading, a caption and scoped headings for each table."""
    page = html(whole(facts(now=recount(20))))
    tags = Read(page).tags
    names = [tag for tag, _ in tags]
    assert ("html", {"lang": "fr"}) in tags
    assert names.count("h1") == 1
    assert names.count("caption") == names.count("table") > 5
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")
    assert "@media print" in page


def test_every_row_has_as_many_cells_as_there_are_columns() -> None:
    for section in whole(facts(now=recount(20))).sections:
        for grid in section.grids:
            assert {len(row) for row in grid.rows} <= {len(grid.columns)}

"""A report as Markdown or as one HTML file. Whatever stands in it, names of teams and tools among it, is text and never markup."""

import re

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from scripts.reporting.document import Document

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~$#&]")
"""What Markdown could read as markup inside a line; a dash or a number followed by a dot only begins one, where nothing of ours stands."""


def html(document: Document) -> str:
    """One file that needs no other: no script, no image, no address."""
    return _template("report.html.jinja").render(document=document)


def markdown(document: Document) -> str:
    """GitHub's tables; everything else as CommonMark."""
    return _template("report.md.jinja").render(document=document)


def escaped(text: str) -> str:
    """Text of one line as Markdown shows it."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))


def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("scripts.reporting"),
        autoescape=select_autoescape(["html.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escaped
    return environment.get_template(name)

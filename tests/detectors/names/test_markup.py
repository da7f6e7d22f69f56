"""Markup becomes blanks of its own length; what may name somebody stays."""

from detectors import build
from detectors.names.markup import unmarked
from models.site import SiteData


def test_every_place_stays_where_it_was() -> None:
    """Tags and entities become blanks; items and cells end a line."""
    assert "\n   Vautravers         12 mg\n    " == unmarked("<li>Vautravers &ndash; 12 mg</li>")
    assert "   Ode     Corvessac" == unmarked("<b>Ode</b> Corvessac")


def test_attributes_and_comparisons_stay() -> None:
    """A link may name somebody; a limit is no tag."""
    for text in ('<a title="Ode Vautravers">', "p < 0,05 & q > 3", "Vautravers"):
        assert text == unmarked(text)


def test_a_name_in_a_list_of_a_page_is_found() -> None:
    """As in running text."""
    text = "<ul><li>Marcel Vautravers</li><li>Ode Corvessac</li></ul>"
    people = {text[found.start : found.end] for found in build(SiteData())(text) if found.entity == "PERSON"}
    assert {"Marcel Vautravers", "Ode Corvessac"} == people

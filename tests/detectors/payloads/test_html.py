"""Tables pasted as HTML."""

from detectors.payloads.html import html
from tests.detectors.payloads.samples import RECORD, told

TABLE = '<table class="x"><tr><th>Nom</th><th>IPP</th></tr>\n<tr><td><b>VAUTRAVERS</b></td><td> 8012345678 </td></tr></table>'


def test_cells_of_a_table() -> None:
    cells = {("PERSON", "VAUTRAVERS"), ("FR_IPP", "8012345678"), RECORD}
    assert cells == told(TABLE) == told(f"<p>Avant</p>{TABLE}<p>Après</p>") == told(TABLE.removesuffix("</table>"))


def test_other_tables_are_silent() -> None:
    assert set() == told("<table><tr><th>Produit</th><th>Prix</th></tr><tr><td>Gants</td><td>12</td></tr></table>")
    assert set() == told("<table><tr><th>Nom</th><th>IPP</th></tr></table>")


def test_nothing_to_read() -> None:
    assert [] == list(html(b"<td>", [4]))

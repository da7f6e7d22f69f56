"""Values that a line end cuts in two are found; columns of figures and decorators are not."""

import pytest

from tests.detectors.samples import find, of, values


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n> ", "\n> > ", " \n  "])
@pytest.mark.parametrize(
    ("entity", "left", "right"),
    [
        ("FR_NIR", "2 95 10 99", "126 111 93"),
        ("FR_NIR", "29510991", "2611193"),
        ("PHONE_NUMBER", "06 39 98", "12 34"),
        ("PHONE_NUMBER", "06 39 9", "8 12 34"),
        ("TRIAL_ID", "NCT0888", "8771"),
        ("TRIAL_ID", "2016-008888-", "31"),
        ("EMAIL_ADDRESS", "j.vautravers@", "chu-exemple.fr"),
        ("EMAIL_ADDRESS", "j.vautravers@chu-", "exemple.fr"),
        ("EMAIL_ADDRESS", "j.vautravers@exemple", ".fr"),
        ("EMAIL_ADDRESS", "j.vautravers", "@exemple.fr"),
    ],
)
def test_a_value_over_two_lines(entity: str, left: str, right: str, break_: str) -> None:
    """Whole, from its first line to its second."""
    value = left + break_ + right
    assert [value] == values(entity, f"Pour mémoire : {value} à vérifier")


@pytest.mark.parametrize(
    "text",
    [
        "charter\n@click.option(help)",
        "@overload\n    @classmethod\n    def build()",
        "06\n39\n98\n12\n34",
        "12.1 06 39\n98 12 34 55",
        "1 0 2 0 2 9 1 1\n1 4 5 0 7 9 6 2",
        "Visite 2 95 10\n99 sujets, 126 visites",
        "nir,visite,hgb,2951099\n1261111,93,V1,8.8",
        "2025-03-14 10:15:00 INFO tel 06 39 98\n2025-03-14 10:15:01 INFO 12 34",
    ],
)
def test_lines_that_only_follow_each_other(text: str) -> None:
    assert find()(text) == ()


def test_an_address_ends_with_its_line() -> None:
    """The next line's first word is none of it."""
    assert ["a.vautravers@exemple.fr"] == values("EMAIL_ADDRESS", "a.vautravers@exemple.fr\nMerci")
    assert len(of("EMAIL_ADDRESS", "Voir\nb.vautravers@exemple.fr")) == 1


@pytest.mark.parametrize(
    "text",
    ["le patient,vu,hier,tél 06 39\n98 12 34,merci", "le 12, puis, enfin, au 06 39 98\n12 34, voilà, merci, bien"],
)
def test_what_is_no_row_may_be_broken(text: str) -> None:
    """Fewer cells in the next line, or commas of prose."""
    assert ["PHONE_NUMBER"] == [finding.entity for finding in find()(text)]

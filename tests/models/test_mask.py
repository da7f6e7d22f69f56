"""Masks: examples are checked when the file is read, and errors name the place without repeating a value."""

import pytest

from models.mask import Mask, expression, fits
from models.reading import ConfigError, parse, read
from models.site import SiteData
from tests.house.plan import ROOT

FILE = """masks:
- entity: FR_IPP
  shape: "8#########"
  context: {context}
  examples: ["{example}"]
  not_examples: ["{look_alike}"]
"""


def told(context: str = "optional", example: str = "8012345678", look_alike: str = "7012345678") -> str:
    """The error of a site file."""
    with pytest.raises(ConfigError) as caught:
        parse(FILE.format(context=context, example=example, look_alike=look_alike), SiteData, "site.yaml")
    return str(caught.value)


def test_the_shipped_example_shows_masks() -> None:
    """And they hold."""
    assert len(read(ROOT / "config/site.example.yaml", SiteData).masks) >= 4


def test_errors_name_file_line_key_and_remedy() -> None:
    """Not the value."""
    error = told(example="7712345678")
    assert "site.yaml:5: masks.0.examples: example 1 does not fit the shape; mend" in error
    assert "7712345678" not in error
    assert "site.yaml:6: masks.0.not_examples: not_example 1 fits the shape" in told(look_alike="8112345678")
    assert "site.yaml:4: masks.0.context" in told(context="sometimes")


@pytest.mark.parametrize("shape", ["##", "(#+)+", "ABCDEF", "#{9,3}####", "#{99}", "é####", "", "#{4,40}"])
def test_shapes_that_cannot_be_used(shape: str) -> None:
    """Too short, not known, without a blank, too long."""
    with pytest.raises(ValueError, match=r"shape|character"):
        expression(shape)


def test_a_short_shape_needs_its_label() -> None:
    """Five digits alone are everywhere."""
    with pytest.raises(ValueError, match="required"):
        Mask(entity="FR_IPP", shape="#####", examples=("12345",))
    assert "required" == Mask(entity="FR_IPP", shape="#####", context="required", examples=("12345",)).context


@pytest.mark.parametrize(
    ("shape", "sample"),
    [
        ("8#########", "80 12 34 56 78"),
        ("###-####", "014 0003"),
        ("GF-????-###", "gf onco301"),
        ("#{4,5}", "12345"),
        ("?*-##", "a7/12"),
    ],
)
def test_what_fits(shape: str, sample: str) -> None:
    """Any case, other separators, grouped digits."""
    assert fits(shape, sample)


def test_repr_shows_no_shape() -> None:
    """It is the organisation's."""
    assert "801" not in repr(SiteData(masks=(Mask(entity="FR_IPP", shape="801#######", examples=("8012345678",)),)))

"""A mask: how an organisation writes its own numbers. Checked at load against the examples that stand beside it."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from models.frozen import Frozen

Masked = Literal["FR_IPP", "FR_NDA", "SUBJECT_ID", "STUDY_CODE", "SITE_ID", "RANDOMISATION", "CASE_ID", "COMPOUND_CODE"]
Sample = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]

_STEP = re.compile(
    r"(?P<sign>[#?*])(?:\{(?P<least>[0-9]{1,2})(?:,(?P<most>[0-9]{1,2}))?\})?|(?P<separator>[ ./_-])|(?P<letter>[A-Za-z0-9])"
)
_CLASSES = {"#": "[0-9]", "?": "[a-z]", "*": "[0-9a-z]"}
_BETWEEN = "[ .]?"
_SEPARATOR = "[ ./_-]?"
_LONGEST = 30
_FEWEST = 4
_FEWEST_ALONE = 6


class Mask(Frozen):
    """One shape of one kind of number: `#` a digit, `?` a letter, `*` either, `#{3,5}` three to five; letters, digits and separators as such."""

    entity: Masked
    shape: Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)] = Field(repr=False)
    context: Literal["optional", "required"] = Field(default="optional", validate_default=True)
    """Whether a number is found only where its label stands beside it."""
    examples: tuple[Sample, ...] = Field(min_length=1, repr=False)
    """Numbers that the mask must find."""
    not_examples: tuple[Sample, ...] = Field(default=(), repr=False)
    """Look-alikes that it must leave alone."""

    @field_validator("shape")
    @classmethod
    def _can_be_read(cls, shape: str) -> str:
        expression(shape)
        return shape

    @field_validator("context")
    @classmethod
    def _is_long_enough(cls, context: str, info: ValidationInfo) -> str:
        if context == "optional" and "shape" in info.data and length(info.data["shape"]) < _FEWEST_ALONE:
            raise ValueError(
                f"a shape of less than {_FEWEST_ALONE} letters and digits is found everywhere; write 'required' or lengthen it"
            )
        return context

    @field_validator("examples")
    @classmethod
    def _fit(cls, examples: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for place, example in enumerate(examples):
            if "shape" in info.data and not fits(info.data["shape"], example):
                raise ValueError(f"example {place + 1} does not fit the shape; mend the one or the other")
        return examples

    @field_validator("not_examples")
    @classmethod
    def _do_not_fit(cls, samples: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for place, sample in enumerate(samples):
            if "shape" in info.data and fits(info.data["shape"], sample):
                raise ValueError(f"not_example {place + 1} fits the shape; narrow the shape or remove it")
        return samples


def expression(shape: str) -> str:
    """The regular expression of a shape in small letters: separators may be written otherwise or left out, digits may be grouped.

    Raises ValueError for what cannot be read, is too short or too long.
    """
    steps = list(_steps(shape))
    if not _FEWEST <= length(shape) <= _LONGEST:
        raise ValueError(f"a shape has {_FEWEST} to {_LONGEST} letters and digits")
    if not any(step["sign"] for step in steps):
        raise ValueError("a shape without # ? or * is one value; list it under 'studies' or 'compounds'")
    return "".join(_written(step, before) for step, before in zip(steps, [None, *steps], strict=False))


def fits(shape: str, sample: str) -> bool:
    """Whether a sample is a number of this shape, in any case."""
    return re.fullmatch(expression(shape), sample.lower()) is not None


def length(shape: str) -> int:
    """How many letters and digits the shortest number of a shape has."""
    return sum(0 if step["separator"] else int(step["least"] or 1) for step in _steps(shape))


def _steps(shape: str) -> list[re.Match[str]]:
    steps: list[re.Match[str]] = []
    place = 0
    while place < len(shape):
        step = _STEP.match(shape, place)
        if step is None:
            raise ValueError(
                f"character {place + 1} of the shape is not known; write # ? * {{n,m}}, letters, digits, and the separators space . / _ -"
            )
        if step["most"] and not int(step["least"]) <= int(step["most"]) <= _LONGEST:
            raise ValueError(f"{{n,m}} at character {place + 1} needs n <= m <= {_LONGEST}")
        steps.append(step)
        place = step.end()
    return steps


def _written(step: re.Match[str], before: re.Match[str] | None) -> str:
    """One step as an expression; a blank or a dot may stand between digits."""
    if step["separator"]:
        return _SEPARATOR
    is_digit = step["sign"] == "#" or (step["letter"] or "").isdigit()
    joint = _BETWEEN if is_digit and before is not None and _ends_in_digit(before) else ""
    if not step["sign"]:
        return joint + step["letter"].lower()
    one = _CLASSES[step["sign"]]
    least = int(step["least"] or 1)
    most = int(step["most"] or least)
    again = (_BETWEEN if is_digit else "") + one
    return joint + one + (f"(?:{again}){{{least - 1},{most - 1}}}" if most > 1 else "")


def _ends_in_digit(step: re.Match[str]) -> bool:
    return step["sign"] == "#" or (step["letter"] or "").isdigit()

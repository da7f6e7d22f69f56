"""Whose message a part is."""

import pytest

from models.exchange import Part
from proxy.roles import beside, is_newest, role_of


def parts(*paths: str, **texts: str) -> list[Part]:
    return [Part(path=path, text="x") for path in paths] + [
        Part(path=f"$.messages[{name[1:]}].?", text=text) for name, text in texts.items()
    ]


def test_a_message_is_an_item_of_a_list() -> None:
    made = parts("$.messages[1].content[0].text", "$.messages[1].content[1].text", "$.messages[11].content", "$.user")
    assert made[:2] == list(beside(0, made))
    assert [made[3]] == list(beside(3, made))


@pytest.mark.parametrize(
    ("role", "expected"), [("assistant", "assistant"), ("model", "model"), ("user", None), ("x", None)]
)
def test_the_role_of_a_message(role: str, expected: str | None) -> None:
    made = parts("$.messages[1].content", _0="assistant", _1=role)
    assert expected == role_of(0, made)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("$.messages[1].content", True),
        ("$.messages[0].content", False),
        ("$.prompt", True),
        ("$.system", False),
        ("$.system[0].text", False),
        ("$.tools[0].function.description", False),
    ],
)
def test_the_newest_message_is_the_last(path: str, expected: bool) -> None:
    assert expected == is_newest(0, parts(path, "$.messages[1].content"))


def test_what_the_service_said_is_not_the_users() -> None:
    assert not is_newest(
        0,
        [
            *parts("$.contents[1].parts[0].text", "$.contents[0].parts[0].text"),
            Part(path="$.contents[1].?", text="model"),
        ],
    )

"""Every error of a file names file, line, key and remedy."""

from pathlib import Path

import pytest

from models.reading import ConfigError, key_of, line_of, parse, read, refuse
from models.services import Catalogue
from models.settings import Settings


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("node: A_B", "f.yaml:1: node: String should match pattern"),
        ("node: a\nlisten: 80", "f.yaml:2: listen:"),
        ("nod: a", "f.yaml:1: nod: unknown key; did you mean 'node'?"),
        ("zzzz: a", "f.yaml:1: zzzz: unknown key; remove it"),
        ("node: a\nnode: b", "f.yaml:2: key 'node' stands twice; remove one"),
        ("egress:\n  alow: []", "f.yaml:2: egress.alow: unknown key; did you mean 'allow'?"),
        (
            "egress:\n  allow:\n  - 10.0.0.0/8\n  - 300.1.1.1/8",
            "f.yaml:4: egress.allow.1: value is not a valid IPv4 or IPv6 network",
        ),
        ("stream_large_bodies: 1k", "f.yaml:1: stream_large_bodies: unknown key"),
        ("a: [", "f.yaml:2: not valid YAML"),
        ("\x01", "f.yaml: not valid YAML"),
        ("- a", "f.yaml:1: file:"),
    ],
)
def test_errors_name_the_place(source: str, told: str) -> None:
    """`file:line: key: what; remedy`."""
    with pytest.raises(ConfigError) as caught:
        parse(source, Settings, "f.yaml")
    assert str(caught.value).startswith(told)


def test_errors_do_not_repeat_values() -> None:
    """A confidential term that is too short or too long is not quoted."""
    with pytest.raises(ConfigError) as caught:
        parse("node: Projet-Hirondelle", Settings, "f.yaml")
    assert "Hirondelle" not in str(caught.value)


@pytest.mark.parametrize(
    ("where", "line"), [((), 1), (("rules",), 2), (("rules", 0), 3), (("rules", 0, "gone"), 3), (("gone", 0), 1)]
)
def test_the_line_of_what_is_missing_is_that_of_what_it_is_missing_in(where: tuple[str | int, ...], line: int) -> None:
    lines = {(): 1, ("rules",): 2, ("rules", 0): 3}
    assert line == line_of(where, lines)
    assert 1 == line_of(where, {})


def test_what_a_later_check_finds_is_told_by_line() -> None:
    """Nothing is raised where nothing is wrong."""
    refuse((), {}, "f.yaml")
    found = [(("a", 0, "b"), f"{key_of(('a', 0, 'b'))}: wrong; mend it"), ((), f"{key_of(())}: empty")]
    with pytest.raises(ConfigError, match=r"^f\.yaml:2: a\.0\.b: wrong; mend it\nf\.yaml:1: file: empty$"):
        refuse(found, {("a", 0): 2}, "f.yaml")


def test_an_empty_file_is_all_defaults() -> None:
    """Nothing is required."""
    assert parse("", Settings, "f.yaml") == Settings()


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    """Not UTF-8, or not there."""
    (tmp_path / "a.yaml").write_bytes(b"node: \xff")
    with pytest.raises(ConfigError, match="is not UTF-8 at byte 6"):
        read(tmp_path / "a.yaml", Settings)
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path / "b.yaml", Settings)


def test_a_route_whose_example_does_not_match_is_refused() -> None:
    """Routes carry their own test."""
    route = "{id: r, method: POST, path: '/x', example: /y}"
    service = f"- id: a\n  name: A\n  hosts: [a.test]\n  routes:\n  - {route}"
    source = f"schema: gardefou.services/v1\nservices:\n{service}"
    with pytest.raises(ConfigError, match=r"c\.yaml:7: services\.0\.routes\.0: route r: its own example"):
        parse(source, Catalogue, "c.yaml")

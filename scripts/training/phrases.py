"""Lists of phrases by name: what fills slots, what sites and surnames are made of. A line of a list is `NAME: a|b|c`."""

from importlib.resources import files


def phrases(name: str) -> dict[str, list[str]]:
    """Name -> its phrases, of a file of lists/; what is written twice is drawn twice as often."""
    text = (files("scripts.training") / "lists" / name).read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {slot: told.split("|") for slot, _, told in lines}

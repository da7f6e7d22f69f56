"""The register's file to be completed: what is written in it stays as it is, comments too; what was seen and is missing is added."""

from collections.abc import Iterable
from typing import Any

import yaml

from audit.register import Entry, State
from models.reading import ConfigError, parse
from models.uses import Uses

HEAD = """\
# Registre des usages de l'IA / register of uses of AI. Complétez, puis passez status de pending à approved, refused ou ended.
# team ou study: none = aucune ; sans la clé = toutes. Un usage approved dit purpose, legal_basis, responsible, human_oversight, review_by.
schema: gardefou.register/v1
"""


def skeleton(text: str, entries: Iterable[Entry], name: str) -> str:
    """The text of a register's file with an entry for each use and tool that it lacks. Raises ConfigError for a text that is none."""
    written = parse(text, Uses, name) if text.strip() else Uses()
    missing = [one for one in entries if one.state is State.UNDECLARED and one.use is None]
    known = {tool.tool for tool in written.tools}
    tools = [_tool(tool) for tool in dict.fromkeys(one.tool for one in missing) if tool not in known]
    completed = text if text.strip() else HEAD
    for key, items in (("tools", tools), ("uses", [_use(one) for one in missing])):
        completed = _added(completed, key, items, name) if items else completed
    parse(completed, Uses, name)
    return completed


def _tool(tool: str) -> dict[str, Any]:
    return {"tool": tool, "contract": None, "dpa": "unknown", "ai_act": "unknown"}


def _use(entry: Entry) -> dict[str, Any]:
    place = {"tool": entry.tool, "team": entry.team, "study": entry.study, "status": "pending"}
    asked = ("purpose", "legal_basis", "responsible", "human_oversight", "dpia", "review_by", "notes")
    return place | dict.fromkeys(asked)


def _added(text: str, key: str, items: list[dict[str, Any]], name: str) -> str:
    """The text with items at the end of a list; nothing else of it is touched."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    members = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for word, value in members if word.value == key), None)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if value is None:
        return "".join([*lines, f"\n{key}:\n", _dumped(items, 0)])
    if value.flow_style or not isinstance(value, yaml.SequenceNode):
        line = value.start_mark.line + 1
        raise ConfigError(f"{name}:{line}: {key}: is not a list with a dash a line; write it so, or remove the key")
    end = value.value[-1].end_mark
    at = end.line + (end.column > 0)
    return "".join([*lines[:at], _dumped(items, value.start_mark.column), *lines[at:]])


def _dumped(items: list[dict[str, Any]], indent: int) -> str:
    dumped = yaml.safe_dump(items, allow_unicode=True, sort_keys=False, width=1000)
    return "".join(f"{' ' * indent}{line}" for line in dumped.splitlines(keepends=True)).replace(": null\n", ":\n")

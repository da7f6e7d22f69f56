"""JSON Schemas of the files that a charter is made of, for editors: they complete words and mark mistakes while one writes."""

import json
from pathlib import Path

from models.frozen import Frozen
from models.studies import Registry
from models.uses import Uses
from models.waivers import Waivers
from policies.charter import Charter
from policies.loading import SHIPPED

SHAPES: dict[str, type[Frozen]] = {
    "charter": Charter,
    "exceptions": Waivers,
    "register": Uses,
    "studies": Registry,
}
"""Kind of file -> its shape."""


def schema(kind: str) -> str:
    """The schema of a kind of file, as JSON (draft 2020-12)."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | SHAPES[kind].model_json_schema()
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def committed(kind: str) -> Path:
    """Where the schema lies beside the shipped charter; the first line of that names it to editors."""
    return SHIPPED.with_name(f"{kind}.schema.json")

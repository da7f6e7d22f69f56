"""The base of every value that flows between rooms: frozen, strict about its keys, and silent about clinical text."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value. An unknown key is an error; a new value is made with `model_copy(update=…)`, never by changing one."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

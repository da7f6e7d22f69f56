"""The second charter of a generation: what it says goes into records, and what goes wrong with it into health. Nothing else."""

from collections.abc import Callable

import structlog

from models.context import Context
from models.decision import Decision
from models.exchange import Exchange
from models.record import DecisionRecord, Record, ShadowRecord
from policies.charter import Charter
from policies.shadow import shadowed

log = structlog.get_logger()


def beside(shadow: Charter, exchange: Exchange, context: Context, decision: Decision) -> ShadowRecord | None:
    """What the second charter would have said, where it differs, or by what kind of error it could not be asked. Never raises."""
    try:
        return shadowed(shadow, exchange, context, decision)
    except Exception as error:  # noqa: BLE001  # whatever it is, the charter in force has decided already
        return ShadowRecord(charter=shadow.name, error=type(error).__name__)


class ShadowWatch:
    """Hears of every record of a node: whether the second charter could be asked, in the generation in force."""

    def __init__(self, note: Callable[[str], None]) -> None:
        """`note` writes an event into the journal."""
        self._note = note
        self._generation = 0
        self._error = ""

    def record(self, record: Record) -> None:
        """Note the first error of a generation."""
        if not isinstance(record, DecisionRecord) or record.shadow is None or record.shadow.error is None:
            return
        if record.generation > self._generation:
            self._generation, self._error = record.generation, record.shadow.error
            log.error("shadow failed", charter=record.shadow.charter, error=record.shadow.error)
            self._note("shadow failed")

    def problem(self, generation: int) -> str:
        """Why it cannot be relied on in this generation; empty if it can."""
        return self._error if generation == self._generation else ""

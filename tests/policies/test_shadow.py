"""A second charter is asked about the same findings, and its word is told only where it differs."""

from datetime import UTC, datetime

from models.context import Context, Tags
from models.decision import Decision, Gate
from models.exchange import Exchange, PartKind
from models.record import ShadowRecord
from policies.charter import Charter, Status
from policies.loading import shipped
from policies.screen import screen
from policies.shadow import shadowed
from tests.policies.test_screen import find, prompts

CHARTER = shipped()
CONTEXT = Context(now=datetime(2026, 12, 1, tzinfo=UTC), tags=Tags(key=b"k"))


def decided(exchange: Exchange, charter: Charter = CHARTER) -> Decision:
    return screen(exchange, CONTEXT, charter, find)


def told(shadow: Charter, exchange: Exchange, charter: Charter = CHARTER) -> ShadowRecord | None:
    return shadowed(shadow, exchange, CONTEXT, decided(exchange, charter))


def without(rule: str) -> Charter:
    return CHARTER.with_status(rule, Status.DRAFT)


def test_the_same_word_is_not_told() -> None:
    for text in ("bonjour", "à @anne", "NIR1234"):
        assert told(CHARTER, prompts(text)) is None


def test_a_milder_and_a_stricter_gate() -> None:
    exchange = prompts("NIR1234")
    milder = told(without("P2-IDENTIFIANT-PATIENT"), exchange)
    assert milder
    assert (Gate.ALLOW, (), CHARTER.name) == (milder.gate, milder.rules, milder.charter)
    stricter = told(CHARTER, exchange, without("P2-IDENTIFIANT-PATIENT"))
    assert stricter
    assert (Gate.BLOCK, ("P2-IDENTIFIANT-PATIENT",)) == (stricter.gate, stricter.rules)


def test_another_replacement_is_a_difference() -> None:
    said = told(without("P2-COORDONNEES"), prompts("à @anne"))
    assert said
    assert (Gate.ALLOW, {}) == (said.gate, said.transforms)


def test_what_cannot_be_replaced_would_be_stopped() -> None:
    """Under either charter; where the second one replaces nothing, it would pass."""
    exchange = prompts("@anne", kind=PartKind.OTHER)
    assert Gate.BLOCK is decided(exchange).gate
    assert told(CHARTER, exchange) is None
    said = told(without("P2-COORDONNEES"), exchange)
    assert said
    assert Gate.ALLOW is said.gate
    stricter = told(CHARTER, exchange, without("P2-COORDONNEES"))
    assert stricter
    assert Gate.BLOCK is stricter.gate

"""A decision as it is remembered: all that a reviewer needs, and no text."""

import dataclasses
import re
import time
from datetime import UTC, datetime

import pytest

from audit.keeper import Keeper
from models.context import Context, Tags
from models.decision import Gate, Located
from models.exchange import Exchange, Flag, Part, PartKind
from models.finding import Finding
from models.record import DecisionRecord
from models.studies import Registry
from policies.charter import Status
from policies.screen import screen
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.recording import ALPHABET, MOST_SIGNALS, Asking, described, record, reference
from proxy.requests import Request
from tests.proxy.conftest import CONTACT, HARMLESS, PATIENT


def asking(services: Services, *, started: float | None = None) -> Asking:
    """A request to OpenAI by a named user."""
    service = services.by_id["openai-api"]
    return Asking(
        Request("POST", "/v1/chat/completions", "q=Vautravers", body=b"123456789"),
        service,
        services.route_of(service, "POST", "/v1/chat/completions"),
        Client("10.1.2.3/32", user="jdupont"),
        "GF-TEST",
        time.perf_counter() if started is None else started,
    )


def recorded(
    asked: Asking, generation: Generation, keeper: Keeper, *texts: str, flags: frozenset[Flag] = frozenset()
) -> DecisionRecord:
    """The record of what the charter says of these texts."""
    parts = tuple(Part(path=f"$[{i}]", text=text, kind=PartKind.PROMPT) for i, text in enumerate(texts))
    exchange = Exchange(service="openai-api", category="public_genai", parts=parts, flags=flags)
    context = Context(now=datetime.now(UTC), tags=Tags(key=b"k"))
    decision = screen(exchange, context, generation.charter, generation.find)
    return record(asked, exchange, decision, generation.number, keeper.marking)


def test_a_record_says_who_asked_whom_and_under_which_charter(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """The user by pseudonym."""
    made = recorded(asking(services), generation, keeper, HARMLESS)
    assert ("GF-TEST", "openai-api", "public_genai", "chat-completions", "POST", 9) == (
        made.id,
        made.service,
        made.category,
        made.route,
        made.method,
        made.body_bytes,
    )
    assert (generation.charter.name, 1, Gate.ALLOW) == (made.charter, made.generation, made.gate)
    assert (keeper.marking.pseudonym("jdupont"), None) == (made.user, made.client_network)
    assert made.user != "jdupont"


def test_an_anonymous_client_is_known_by_its_network(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """A named one is not: the network of one machine would name its user."""
    anonymous = dataclasses.replace(asking(services), client=Client("127.0.0.0/8"))
    made = recorded(anonymous, generation, keeper, HARMLESS)
    assert (None, "127.0.0.0/8") == (made.user, made.client_network)


@pytest.mark.parametrize(("method", "expected"), [("GET", "GET"), ("CONNECT", "CONNECT"), ("VAUTRAVERS", "OTHER")])
def test_a_method_of_the_clients_own_choosing_is_not_written_down(
    services: Services, generation: Generation, keeper: Keeper, method: str, expected: str
) -> None:
    asked = asking(services)
    asked = dataclasses.replace(asked, request=dataclasses.replace(asked.request, method=method))
    assert expected == recorded(asked, generation, keeper, HARMLESS).method


def test_a_finding_is_kept_by_place_and_shape(services: Services, generation: Generation, keeper: Keeper) -> None:
    """In the part where it stands; nothing was replaced in what did not leave."""
    made = recorded(asking(services), generation, keeper, CONTACT, PATIENT)
    nir = next(found for found in made.findings if found.entity == "FR_NIR")
    assert ("$[1]", 21, "9 99 99 99 999 999 99") == (nir.part, nir.length, nir.shape)
    assert (Gate.BLOCK, 0) == (made.gate, made.replaced)
    assert "P2-IDENTIFIANT-PATIENT" in made.rules
    assert "alert_dpo" in made.obligations


def test_replaced_spans_are_counted(services: Services, generation: Generation, keeper: Keeper) -> None:
    made = recorded(asking(services), generation, keeper, CONTACT, CONTACT)
    assert (Gate.ALLOW, 2, {"EMAIL_ADDRESS": "redact"}) == (made.gate, made.replaced, made.transforms)
    assert made.findings[0].mark == made.findings[1].mark


def test_rules_that_are_only_observed_are_told_apart(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """A rule on trial is seen in the log, and not named to the user."""
    rules = tuple(rule.model_copy(update={"status": Status.OBSERVE}) for rule in generation.charter.rules)
    trial = Generation(2, generation.charter.model_copy(update={"rules": rules}), generation.find)
    made = recorded(asking(services), trial, keeper, PATIENT)
    assert (Gate.ALLOW, (), ("P2-IDENTIFIANT-PATIENT",), 2) == (made.gate, made.rules, made.observed, made.generation)


def test_flags_are_in_order(services: Services, generation: Generation, keeper: Keeper) -> None:
    """Equal decisions have equal records."""
    flags = frozenset({Flag.UNPARSED, Flag.OVERSIZE, Flag.TIMEOUT})
    assert ("oversize", "timeout", "unparsed") == recorded(asking(services), generation, keeper, flags=flags).flags


def test_no_text_is_in_a_record(services: Services, generation: Generation, keeper: Keeper) -> None:
    """Of prompt, query and user."""
    made = recorded(asking(services), generation, keeper, PATIENT, CONTACT).model_dump_json()
    assert re.findall("99 126|autravers|exemple|Patiente|jdupont", made) == []


def test_a_study_is_kept_by_its_label(services: Services, generation: Generation, keeper: Keeper) -> None:
    """Or, without one, by a mark; its code is confidential. What its contract says is kept, and whether the user is of its team."""
    studies = [
        {"code": "GF-ONCO-301", "label": "ETUDE-01", "contract": {"ai": "forbidden"}, "teams": ["x"]},
        {"code": "GF-CARDIO-205"},
    ]
    context = Context(
        now=datetime.now(UTC), tags=Tags(key=b"k"), registry=Registry.model_validate({"studies": studies})
    )
    exchange = Exchange(
        service="openai-api", category="public_genai", parts=(Part(path="$", text="GF-ONCO-301 GF-CARDIO-205"),)
    )

    def find(text: str) -> list[Finding]:
        where = [("GF-ONCO-301", text.find("GF-O")), ("GF-CARDIO-205", text.find("GF-C"))]
        told = [(study, start, {"study": study, "registry": "known"}) for study, start in where if start >= 0]
        return [
            Finding(entity="STUDY_CODE", start=start, end=start + len(study), score=0.9, detector="t", attributes=of)
            for study, start, of in told
        ]

    decision = screen(exchange, context, generation.charter, find)
    made = record(asking(services), exchange, decision, 1, keeper.marking)
    assert ("ETUDE-01", keeper.marking.mark("STUDY_CODE", "GF-CARDIO-205")) == tuple(sorted(made.studies, key=len))
    assert (("forbidden", "unknown"), "outside") == (made.contracts, made.team)
    assert not any(code in made.model_dump_json() for code in ("ONCO", "CARDIO"))
    assert [{"registry": "known"}] * 2 == [finding.attributes for finding in made.findings]
    assert type(made.team) is str


def test_time_is_counted_from_the_whole_request(services: Services, generation: Generation, keeper: Keeper) -> None:
    """In milliseconds."""
    asked = asking(services, started=time.perf_counter() - 2)
    assert 2 <= asked.elapsed_s < 60
    assert 2000 <= recorded(asked, generation, keeper, HARMLESS).screening_ms < 60_000


def test_a_reference_can_be_read_out() -> None:
    """No 0 and O, no 1 and I; and no two alike."""
    made = {reference() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(f"GF-[{ALPHABET}]{{10}}", one) for one in made)
    assert not set("01OI") & set(ALPHABET)


def test_health_signals_do_not_crowd_out_what_decides() -> None:
    """Hundreds of diagnoses in front of one number: the number is described, few diagnoses are, all in order."""
    places = [("DIAGNOSIS", start) for start in range(500)] + [("FR_NIR", 500), ("ICD10", 501)]
    found = [
        Located(part=0, finding=Finding(entity=entity, start=start, end=start + 1, score=0.7, detector="t"))
        for entity, start in places
    ]
    kept = [located.finding.entity for located in described(found)]
    assert [*["DIAGNOSIS"] * MOST_SIGNALS, "FR_NIR"] == kept
    assert len(described(found[-2:] * 300)) == 200

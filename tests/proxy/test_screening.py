"""From bytes to verdict: what leaves is what the charter allows, and nothing leaves that is not remembered first."""

import dataclasses
import gzip
import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from audit.keeper import Keeper
from detectors import Find
from models.context import Tags
from models.decision import Edit
from models.exchange import Part
from models.finding import Finding
from models.services import Category
from models.settings import Limits
from policies.charter import Status, Then
from policies.conditions import When
from proxy.bodies.body import Body
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Judged, Verdict
from proxy.requests import Request, read
from proxy.screening import Screening
from tests.proxy.conftest import CONTACT, CONTACT_SENT, HARMLESS, PATIENT, Journal, chat, screener

ANYBODY = Client("127.0.0.0/8")
SOMEBODY = Client("10.1.2.3/32", user="jdupont")
CHATGPT = "/backend-api"


def breaking(error: type[BaseException]) -> Find:
    """Detectors that quote the text they fail on, as careless ones do."""

    def find(text: str) -> tuple[Finding, ...]:
        raise error(text)

    return find


async def judged(
    screening: Screening, services: Services, body: bytes, client: Client = ANYBODY, **changes: Any
) -> Verdict:
    """The verdict on a request to OpenAI, or to `service`."""
    service = services.by_id[changes.pop("service", "openai-api")]
    fields = {"method": "POST", "path": "/v1/chat/completions", "content_type": "application/json", "body": body}
    return await screening.judge(Request(**{**fields, **changes}), service, client)


def told(verdict: Verdict) -> str:
    """The refusal as an API's client shows it."""
    assert verdict.reply
    assert verdict.reply.status == 403
    return str(json.loads(verdict.reply.body)["error"]["message"])


async def test_a_harmless_body_is_the_very_same_bytes(screening: Screening, services: Services) -> None:
    """Not written again: coding, spaces and key order stay."""
    body = gzip.compress(chat(HARMLESS))
    verdict = await judged(screening, services, body, content_encoding="gzip")
    assert (None, False) == (verdict.reply, verdict.is_changed)
    assert verdict.body is body


async def test_a_replaced_body_is_decoded(screening: Screening, services: Services) -> None:
    verdict = await judged(screening, services, gzip.compress(chat(CONTACT)), content_encoding="gzip")
    assert (None, True, chat(CONTACT_SENT)) == (verdict.reply, verdict.is_changed, verdict.body)


async def test_a_refusal_names_rule_contact_and_reference(screening: Screening, services: Services) -> None:
    """And holds no byte that could be forwarded by mistake."""
    verdict = await judged(screening, services, chat(PATIENT))
    message = told(verdict)
    assert all(word in message for word in ("P2-IDENTIFIANT-PATIENT", "le comité IA", verdict.reference))
    assert verdict.body == b""


async def test_a_long_list_of_patients_breaks_the_rule_of_patients(
    screening: Screening, services: Services, journal: Journal
) -> None:
    """It has more findings than can be dealt with; that is no failure of the analysis."""
    rows = (f"Patient n° {n:04}, tél. 01 99 00 {n // 100:02} {n % 100:02}, NIR 295109912611193" for n in range(1_500))
    verdict = await judged(screening, services, chat("\n".join(rows)))
    assert "P2-IDENTIFIANT-PATIENT" in told(verdict)
    (decision,) = journal("decision")
    assert ["oversize"] == decision["flags"]
    assert "P5-PANNE" not in decision["rules"]
    assert verdict.body == b""


async def test_the_decision_is_on_disk_with_the_verdict(
    screening: Screening, services: Services, journal: Journal
) -> None:
    """Not a moment later."""
    for prompt, gate in ((HARMLESS, "allow"), (CONTACT, "allow"), (PATIENT, "block")):
        verdict = await judged(screening, services, chat(prompt))
        assert (verdict.reference, gate) == (journal("decision")[-1]["id"], journal("decision")[-1]["gate"])


async def test_a_draft_that_its_page_needs_leaves_blank(
    screening: Screening, services: Services, journal: Journal
) -> None:
    """Its text is not even screened; a finding elsewhere in it still refuses."""
    path = f"{CHATGPT}/f/conversation/prepare"
    draft = {"action": "next", "partial_query": {"content": {"parts": [PATIENT]}}}
    verdict = await judged(screening, services, json.dumps(draft).encode(), path=path, service="chatgpt-web")
    assert verdict.reply is None
    assert {"action": "next", "partial_query": {"content": {"parts": [""]}}} == json.loads(verdict.body)
    assert journal("decision")[-1]["findings"] == []
    elsewhere = json.dumps({**draft, "other": PATIENT}).encode()
    refused = await judged(screening, services, elsewhere, path=path, service="chatgpt-web")
    assert refused.reply


@pytest.mark.parametrize("prompt", [HARMLESS, PATIENT])
async def test_a_draft_that_nobody_needs_is_answered_here(
    screening: Screening, services: Services, journal: Journal, prompt: str
) -> None:
    """With nothing, whatever it says; the decision is recorded all the same."""
    path = f"{CHATGPT}/conversation/experimental/generate_autocompletions"
    body = json.dumps({"input_text": prompt}).encode()
    verdict = await judged(screening, services, body, path=path, service="chatgpt-web")
    assert verdict.reply
    assert (200, b"{}") == (verdict.reply.status, verdict.reply.body)
    assert [verdict.reference] == [decision["id"] for decision in journal("decision")]


async def test_without_a_journal_nothing_passes(
    screening: Screening, services: Services, keeper: Keeper, journal: Journal
) -> None:
    """Closed: the refusal says that it could not be screened, the log which."""
    keeper.close()
    with capture_logs() as logs:
        verdict = await judged(screening, services, chat(HARMLESS))
    assert "P5-PANNE" in told(verdict)
    assert ["audit_unwritable"] == [entry["flag"] for entry in logs if entry["event"] == "failed"]
    assert journal("decision") == []


async def test_a_journal_that_comes_back_is_enough(
    screening: Screening, services: Services, keeper: Keeper, journal: Journal, tmp_path: Path
) -> None:
    """Its folder is taken away and put back: refused, then served, without a restart."""
    folder = tmp_path / "state/journal"
    shutil.rmtree(folder)
    assert "P5-PANNE" in told(await judged(screening, services, chat(HARMLESS)))
    folder.mkdir()
    verdict = await judged(screening, services, chat(HARMLESS))
    assert verdict.reply is None
    assert verdict.reference in [decision["id"] for decision in journal("decision")]
    assert keeper.lost == 0


@pytest.mark.parametrize("error", [RuntimeError, RecursionError, MemoryError, SystemExit, KeyboardInterrupt])
async def test_a_detector_that_breaks_refuses(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal, error: type[BaseException]
) -> None:
    """Recorded by the kind of fault; what it broke on is nowhere."""
    screening = Screening(services, screener(dataclasses.replace(generation, find=breaking(error)), keeper), keeper)
    with capture_logs() as logs:
        verdict = await judged(screening, services, chat(HARMLESS))
    assert "P5-PANNE" in told(verdict)
    keeper.close()
    assert [["detector_error"]] == [decision["flags"] for decision in journal("decision")]
    assert "infériorité" not in str(logs) + str(journal("decision"))


async def test_a_fault_refuses_whatever_the_charter_says(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """Even one whose rules are all on trial."""
    charter = generation.charter
    rules = tuple(rule.model_copy(update={"status": Status.OBSERVE}) for rule in charter.rules)
    lax = Generation(1, charter.model_copy(update={"rules": rules}), breaking(RuntimeError))
    assert (await judged(Screening(services, screener(lax, keeper), keeper), services, chat(HARMLESS))).reply
    keeper.close()
    open_find = dataclasses.replace(lax, find=generation.find)
    assert (await judged(Screening(services, screener(open_find, keeper), keeper), services, chat(HARMLESS))).reply


async def test_the_register_is_filled_without_a_word_in_the_log(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal
) -> None:
    """Its obligation stands in the record; every other one is told."""
    charter = generation.charter
    owing = charter.rules[-1].model_copy(
        update={"when": When(service=(Category.PUBLIC,)), "then": Then(obligations=("register", "alert_ops"))}
    )
    changed = dataclasses.replace(generation, charter=charter.model_copy(update={"rules": (owing,)}))
    with capture_logs() as logs:
        await judged(Screening(services, screener(changed, keeper), keeper), services, chat(HARMLESS))
    assert [line["obligation"] for line in logs if line["event"] == "owed"] == ["alert_ops"]
    assert journal("decision")[0]["obligations"] == ["alert_ops", "register"]


def slow(services: Services, generation: Generation, keeper: Keeper) -> Screening:
    """A screening for which any time is too long."""
    return Screening(services, screener(generation, keeper, Limits(screening_s=1e-9)), keeper)


async def test_a_screening_that_took_too_long_refuses(
    services: Services, generation: Generation, keeper: Keeper
) -> None:
    """Also a harmless prompt, whose answer nobody waits for any more."""
    for prompt in (HARMLESS, CONTACT, PATIENT):
        verdict = await judged(slow(services, generation, keeper), services, chat(prompt))
        assert "P5-PANNE" in told(verdict)


async def test_the_record_says_that_it_took_too_long(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal
) -> None:
    await judged(slow(services, generation, keeper), services, chat(HARMLESS))
    assert [["timeout"]] == [decision["flags"] for decision in journal("decision")]


class Crooked:
    """A body that writes more than it was told to."""

    def __init__(self, body: Body) -> None:
        self.parts: tuple[Part, ...] = body.parts
        self.conversation = body.conversation
        self._body = body

    def replaced(self, edits: Sequence[Edit]) -> bytes:
        return self._body.replaced(edits).replace(b'"user"', b'"system"')


async def crooked(screening: Screening, services: Services) -> Verdict:
    """The verdict on a request that is rewritten by such a body."""
    service = services.by_id["openai-api"]
    request = Request("POST", "/v1/chat/completions", content_type="application/json", body=chat(CONTACT))
    asking = screening._asking(request, service, ANYBODY)
    opened = read(request, service, asking.route, Limits())
    assert opened.body
    crooked_body = dataclasses.replace(opened, body=Crooked(opened.body))
    judge = screening.screener.judge

    async def judging() -> Judged:
        return judge.judged(asking, crooked_body, Tags(key=b"k"))

    return await screening._guarded(judge, asking, judging)


async def test_a_body_that_would_not_open_as_expected_is_refused(
    screening: Screening, services: Services, journal: Journal
) -> None:
    """Whatever the reason: what leaves is what was screened."""
    verdict = await crooked(screening, services)
    assert "P5-REMPLACEMENT-IMPOSSIBLE" in told(verdict)
    assert [("block", 0)] == [(decision["gate"], decision["replaced"]) for decision in journal("decision")]


async def test_the_record_says_that_it_could_not_be_rewritten(
    screening: Screening, services: Services, journal: Journal
) -> None:
    await crooked(screening, services)
    assert [["not_rewritable"]] == [decision["flags"] for decision in journal("decision")]


@pytest.mark.parametrize("limits", [Limits(), Limits(screening_s=1e-9)], ids=["in time", "too slow"])
async def test_a_request_is_judged_under_one_generation(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal, limits: Limits
) -> None:
    """A reload in the middle of it concerns the next one."""
    screening = Screening(services, screener(generation, keeper, limits), keeper)
    ruleless = Generation(2, generation.charter.model_copy(update={"rules": ()}), generation.find)

    async def reloading(user: str | None, conversation: str | None, now: datetime) -> Tags:
        screening.screener = screener(ruleless, keeper, limits)
        return Tags(key=b"k")

    keeper.tags = reloading  # type: ignore[method-assign]  # asked for in the middle of a request
    assert (await judged(screening, services, chat(PATIENT))).reply
    (decision,) = journal("decision")
    assert 1 == decision["generation"]
    assert decision["rules"] != []
    assert screening.screener.judge.generation is ruleless

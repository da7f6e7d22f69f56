"""Counters around requests: looked up before, counted before the record is written, never overtaken, near or far from the keeper."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from audit.errors import AuditError
from audit.keeper import Keeper
from audit.keeping import Keeping
from audit.remote import RemoteKeeper
from models.services import Category, Service
from models.settings import Settings
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Verdict
from proxy.requests import Request
from proxy.screening import Screening
from tests.audit.samples import served
from tests.proxy.conftest import HARMLESS, PATIENT, Journal, chat, screener

JDUPONT = Client("10.1.2.3/32", user="jdupont")
ANYBODY = Client("10.0.0.0/8")
LIMIT = 10
"""Of the shipped charter: different patients or subjects a day."""


@pytest.fixture
def approved(services: Services) -> Service:
    """An API under contract, which may be told of a subject."""
    return services.by_id["openai-api"].model_copy(update={"category": Category.APPROVED})


@pytest.fixture(params=["near", "far"])
def kept(request: pytest.FixtureRequest) -> str:
    """Whether the keeper lives in this process."""
    return str(request.param)


@asynccontextmanager
async def screening_with(
    kept: str, services: Services, generation: Generation, keeper: Keeper, tmp_path: Path
) -> AsyncIterator[Screening]:
    if kept == "near":
        yield Screening(services, screener(generation, keeper), keeper)
        return
    async with served(keeper, tmp_path / "state"):
        far = RemoteKeeper(tmp_path / "state")
        yield Screening(services, screener(generation, keeper), far)
        far.close()


def subject(number: int) -> str:
    return f"Résume la visite V3 du sujet 001-{number:04} de mon essai."


async def sent(screening: Screening, service: Service, prompt: str, client: Client = JDUPONT) -> Verdict:
    request = Request("POST", "/v1/chat/completions", content_type="application/json", body=chat(prompt))
    return await screening.judge(request, service, client)


async def asked(screening: Screening, services: Services, client: Client = JDUPONT, prompt: str = HARMLESS) -> Verdict:
    """A prompt in ChatGPT's page."""
    message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [prompt]}}
    body = json.dumps({"messages": [message]}).encode()
    request = Request("POST", "/backend-api/f/conversation", content_type="application/json", body=body)
    return await screening.judge(request, services.by_id["chatgpt-web"], client)


async def test_subjects_one_by_one_are_a_list(
    kept: str, services: Services, generation: Generation, keeper: Keeper, tmp_path: Path, approved: Service
) -> None:
    """Of the user alone; those who were sent may come again, and other questions pass."""
    async with screening_with(kept, services, generation, keeper, tmp_path) as screening:
        passed = [(await sent(screening, approved, subject(n))).reply is None for n in range(LIMIT + 2)]
        assert passed == [True] * (LIMIT - 1) + [False] * 3
        assert (await sent(screening, approved, subject(0))).reply is None
        assert (await sent(screening, approved, HARMLESS)).reply is None
        assert (await sent(screening, approved, subject(99), Client("n", user="mmartin"))).reply is None


async def test_requests_at_the_same_moment_do_not_slip_through(
    kept: str, services: Services, generation: Generation, keeper: Keeper, tmp_path: Path, approved: Service
) -> None:
    """Of thirty that begin together exactly those below the limit pass; who was overtaken was judged again."""
    async with screening_with(kept, services, generation, keeper, tmp_path) as screening:
        verdicts = await asyncio.gather(*(sent(screening, approved, subject(n)) for n in range(30)))
    assert sum(verdict.reply is None for verdict in verdicts) == LIMIT - 1


async def test_an_anonymous_client_has_no_counters(
    services: Services, generation: Generation, keeper: Keeper, approved: Service, journal: Journal
) -> None:
    """A network would share them."""
    screening = Screening(services, screener(generation, keeper), keeper)
    assert all([(await sent(screening, approved, subject(n), ANYBODY)).reply is None for n in range(LIMIT + 2)])
    counted = [tally for record in journal("decision") for tally in record.get("counted", ())]
    assert [(tally["counter"], tally["owner"]) for tally in counted] == [("uses", "network 10.0.0.0/8")]


async def test_the_record_holds_marks_and_no_value(
    services: Services, generation: Generation, keeper: Keeper, approved: Service, journal: Journal
) -> None:
    """Another mark than that of the finding, and a pseudonym."""
    screening = Screening(services, screener(generation, keeper), keeper)
    await sent(screening, approved, subject(42))
    (record,) = journal("decision")
    tallies: dict[str, Any] = {tally["counter"].split("/")[0]: tally for tally in record["counted"]}
    assert set(tallies) == {"distinct", "uses"}
    assert tallies["distinct"]["owner"] == f"user {record['user']}"
    assert not set(tallies["distinct"]["marks"]) & {finding["mark"] for finding in record["findings"]}
    assert "0042" not in json.dumps(record)


async def test_the_first_prompt_of_the_day(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal
) -> None:
    """Of any service, once it is sent: a refused one was none, a list of models is none."""
    screening = Screening(services, screener(generation, keeper), keeper)
    openai = services.by_id["openai-api"]
    await screening.judge(Request("GET", "/v1/models"), openai, JDUPONT)
    await sent(screening, openai, PATIENT)
    await sent(screening, openai, HARMLESS)
    await sent(screening, openai, HARMLESS)
    await asked(screening, services)
    firsts = ["first_use_today" in record["circumstances"] for record in journal("decision")]
    assert firsts == [False, True, True, False, False]
    assert [record.get("is_use", True) for record in journal("decision")] == [False, True, True, True, True]


async def test_a_reminder_is_owed_once_a_day_to_each_user(
    kept: str, services: Services, generation: Generation, keeper: Keeper, tmp_path: Path
) -> None:
    """In the chat; of several answers at the same moment one has it. Clients of no name share that of their network."""
    async with screening_with(kept, services, generation, keeper, tmp_path) as screening:
        assert (await sent(screening, services.by_id["openai-api"], HARMLESS)).coach is None
        verdicts = await asyncio.gather(*(asked(screening, services) for _ in range(8)))
        assert sum(verdict.coach is not None for verdict in verdicts) == 1
        for client, owed in ((JDUPONT, False), (Client("n", user="mmartin"), True), (ANYBODY, True), (ANYBODY, False)):
            assert owed is ((await asked(screening, services, client)).coach is not None)


async def test_a_refusal_owes_no_reminder(services: Services, generation: Generation, keeper: Keeper) -> None:
    """The next answer does."""
    screening = Screening(services, screener(generation, keeper), keeper)
    assert (await asked(screening, services, prompt=PATIENT)).coach is None
    owed = (await asked(screening, services)).coach
    assert owed is not None
    assert owed.style == "chatgpt-web"
    assert "Rappel du jour" in owed.text


async def test_the_settings_turn_it_off(
    services: Services, generation: Generation, keeper: Keeper, journal: Journal
) -> None:
    screening = Screening(services, screener(generation, keeper), keeper, Settings(coach=False))
    assert (await asked(screening, services)).coach is None
    assert journal("decision")[0]["circumstances"] == ["first_use_today"]


class Deaf(Keeper):
    """A keeper that cannot tell what counters stand at."""

    async def standings(self, places: object) -> tuple[()]:
        raise AuditError("keeper: cannot be reached")


async def test_who_cannot_be_counted_is_refused(services: Services, generation: Generation, tmp_path: Path) -> None:
    """As where the journal is away."""
    keeper: Keeping = Deaf.open(tmp_path / "state", "n1", "sqlite://")
    assert isinstance(keeper, Keeper)
    screening = Screening(services, screener(generation, keeper), keeper)
    assert (await sent(screening, services.by_id["openai-api"], HARMLESS)).reply is not None
    keeper.close()

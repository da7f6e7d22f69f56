"""A request that is held: it passes on its user's reason, for the content that was held, and on nothing else."""

import json
from dataclasses import replace
from typing import Any

import pytest

from audit.keeper import Keeper
from models.settings import Limits
from proxy.catalogue import Services
from proxy.generation import Generation
from proxy.identity import Client
from proxy.judging import Judge, Verdict
from proxy.pleading import MOST
from proxy.remembered import Remembered
from proxy.requests import Request
from proxy.screener import Screener
from proxy.screening import Screening
from tests.proxy.conftest import PATIENT, Journal

JD = Client("10.1.2.3/32", user="jdupont")
CASE = "Narratif : cas FR-GFX-2026-004711, urticaire à J8. Mot de passe : Merle-42-siffleur"
SENT = "Narratif : cas FR-GFX-2026-004711, urticaire à J8. Mot de passe : [SECRET_1]"
REASON = "narratif à traduire, relu par la pharmacovigilance"


@pytest.fixture
def desk(services: Services, generation: Generation, keeper: Keeper) -> "Desk":
    return Desk(services, generation, keeper)


class Desk:
    """ChatGPT and the API of OpenAI as approved tools, and a user before them."""

    def __init__(
        self, services: Services, generation: Generation, keeper: Keeper, limits: Limits | None = None
    ) -> None:
        limits = limits or Limits()
        judge = Judge(generation, limits, "le DPO", keeper.marking, Remembered())
        self.services = services
        self.screening = Screening(services, Screener(judge, limits), keeper)

    async def chat(self, *messages: str, client: Client = JD, service: str = "openai-api") -> Verdict:
        """A chat's request, the user and the assistant in turn."""
        said = [{"role": ("user", "assistant")[i % 2], "content": text} for i, text in enumerate(messages)]
        return await self.post("/v1/chat/completions", {"messages": said}, client, service)

    async def page(self, prompt: str, conversation: str | None, client: Client = JD) -> Verdict:
        """A message of the page of ChatGPT."""
        message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [prompt]}}
        body = {"messages": [message], "conversation_id": conversation}
        return await self.post("/backend-api/conversation", body, client, "chatgpt-web")

    async def post(self, path: str, body: Any, client: Client, service: str) -> Verdict:
        approved = self.services.by_id[service].model_copy(update={"category": "approved_genai"})
        data = json.dumps(body, ensure_ascii=False).encode()
        return await self.screening.judge(
            Request("POST", path, content_type="application/json", body=data), approved, client
        )


def line(verdict: Verdict, reason: str = REASON) -> str:
    return f"gardefou : je justifie {verdict.reference} — {reason}"


def told(verdict: Verdict) -> str:
    assert verdict.reply is not None
    assert not verdict.body
    return verdict.reply.body.decode()


def sent(verdict: Verdict) -> list[str]:
    assert verdict.reply is None
    return [message["content"] for message in json.loads(verdict.body)["messages"]]


async def test_held_then_justified(desk: "Desk", journal: Journal) -> None:
    """The line is gone, a tag stays a tag, every other byte is as it was typed."""
    held = await desk.chat(CASE)
    assert f"gardefou : je justifie {held.reference} — votre motif" in told(held)
    assert [SENT] == sent(await desk.chat(f"{line(held)}\n{CASE}"))
    first, second = journal("decision")
    assert ("justify", 0, False) == (first["gate"], first["replaced"], "justification" in first)
    assert ("allow", 1) == (second["gate"], second["replaced"])
    expected = {"reference": held.reference, "rules": ["P3-CONTENU-CRITIQUE"], "reason": REASON}
    assert expected == second["justification"]


async def test_the_line_may_stand_below(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    assert [f"{SENT}\n"] == sent(await desk.chat(f"{CASE}\n\n{line(held)}\n"))


async def test_a_conversation_goes_on(desk: "Desk", journal: Journal) -> None:
    """A client that sends its history sends the old line again: it is taken out again, and no new reason is asked for."""
    held = await desk.chat(CASE)
    turn = f"{line(held)}\n{CASE}"
    await desk.chat(turn)
    assert [SENT, "Voici.", "Et en anglais ?"] == sent(await desk.chat(turn, "Voici.", "Et en anglais ?"))
    expected = {"reference": held.reference, "rules": ["P3-CONTENU-CRITIQUE"], "reason": ""}
    assert expected == journal("decision")[-1]["justification"]


async def test_what_the_service_answers_needs_no_reason_of_its_own(desk: "Desk", journal: Journal) -> None:
    """It names the values that were justified; others, or the same ones from the user in other words, need a new reason."""
    held = await desk.chat(CASE)
    turn = f"{line(held)}\n{CASE}"
    await desk.chat(turn)
    answer = "Case FR-GFX-2026-004711: urticaria on day 8."
    assert [SENT, answer, "Merci"] == sent(await desk.chat(turn, answer, "Merci"))
    assert "suspendu" in told(await desk.chat(turn, answer.replace("4711", "4712"), "Merci"))
    assert "suspendu" in told(await desk.chat(turn, "Voici.", answer))


async def test_a_page_that_sends_the_refusal_as_history(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    notice = json.loads(told(held))["error"]["message"]
    assert [SENT, SENT] == sent(await desk.chat(CASE, notice, f"{line(held)}\n{CASE}"))[::2]


async def test_what_needs_no_reason_passes_without_its_line(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    assert ["Bonjour"] == sent(await desk.chat(f"{line(held)}\nBonjour"))


@pytest.mark.parametrize("change", ["un autre cas FR-GFX-2026-004712", f"{CASE} !", CASE.replace("J8", "J9")])
async def test_another_content_needs_another_reason(desk: "Desk", change: str) -> None:
    held = await desk.chat(CASE)
    again = await desk.chat(f"{line(held)}\n{change}")
    assert "Le message n'est plus celui qui avait été suspendu" in told(again)
    assert again.reference in told(again)
    assert [SENT] == sent(await desk.chat(f"{line(held)}\n{CASE}"))
    assert "suspendu" in told(await desk.chat(change))


async def test_nobody_else_is_let_pass(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    turn = f"{line(held)}\n{CASE}"
    other = replace(JD, user="mmartin")
    assert "n'est pas, ou plus" in told(await desk.chat(turn, client=other))
    await desk.chat(turn)
    assert "suspendu" in told(await desk.chat(turn, client=other))
    assert "suspendu" in told(await desk.chat(CASE, client=other))


async def test_an_anonymous_user_cannot_justify(desk: "Desk") -> None:
    """And is told so, without a line to write."""
    nobody = Client("127.0.0.0/8")
    held = await desk.chat(CASE, client=nobody)
    assert "pas identifié" in told(held)
    assert "je justifie" not in told(held)
    assert "pas identifié" in told(await desk.chat(f"{line(held)}\n{CASE}", client=nobody))


async def test_a_conversation_is_the_one_that_was_asked_about(desk: "Desk") -> None:
    """A new chat takes its name from the answer; a reason given there counts there."""
    held = await desk.page(CASE, "c1")
    assert "autre conversation" in told(await desk.page(f"{line(held)}\n{CASE}", "c2"))
    assert (await desk.page(f"{line(held)}\n{CASE}", "c1")).reply is None
    new = await desk.page(CASE, None)
    assert (await desk.page(f"{line(new)}\n{CASE}", "c3")).reply is None
    assert (await desk.page(CASE, "c3")).reply is None
    told(await desk.page(CASE, "c4"))


async def test_another_service_needs_another_reason(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    assert "autre outil" in told(await desk.page(f"{line(held)}\n{CASE}", None))


async def test_time(services: Services, generation: Generation, keeper: Keeper) -> None:
    desk = Desk(services, generation, keeper, Limits(justified_s=1e-6))
    held = await desk.chat(CASE)
    assert "n'est pas, ou plus" in told(await desk.chat(f"{line(held)}\n{CASE}"))


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("votre motif", "Le motif n'a pas été retenu : écrivez-le en quelques mots"),
        ("!!!", "écrivez-le en quelques mots"),
        ("patiente NIR 2 95 10 99 126 111 93, urgent", "il contient lui-même : numéro de sécurité sociale (NIR)"),
    ],
)
async def test_a_reason_that_does_not_count(desk: "Desk", journal: Journal, reason: str, why: str) -> None:
    """It is not kept, and the refusal may still be answered with a better one."""
    held = await desk.chat(CASE)
    assert why in told(await desk.chat(f"{line(held, reason)}\n{CASE}"))
    assert "126 111" not in json.dumps(journal("decision"))
    assert [SENT] == sent(await desk.chat(f"{line(held)}\n{CASE}"))


async def test_a_line_that_cannot_be_read_or_stands_alone(desk: "Desk") -> None:
    held = await desk.chat(CASE)
    assert "n'a pas pu être lue" in told(await desk.chat(f"gardefou : je justifie — {REASON}\n{CASE}"))
    alone = await desk.chat(line(held))
    assert "Le motif est arrivé sans le message" in told(alone)
    assert f"je justifie {held.reference} — votre motif" in told(alone)
    assert "Le motif est arrivé sans le message" in told(await desk.chat(CASE, "…", line(held)))


async def test_very_many_texts_are_justified_together(desk: "Desk") -> None:
    """What is kept of them stays small; all of them again pass, one more does not."""
    turns = [text for number in range(MOST + 1) for text in (f"Cas FR-GFX-2026-004711, tour {number}.", "Oui.")]
    held = await desk.chat(*turns, "Résume tout.")
    assert (await desk.chat(*turns, f"{line(held)}\nRésume tout.")).reply is None
    assert (await desk.chat(*turns, "Résume tout.", "Voici.", "Merci")).reply is None
    told(await desk.chat(*turns, "Cas FR-GFX-2026-004711, encore."))


async def test_no_reason_lifts_what_stops(desk: "Desk", journal: Journal) -> None:
    """Neither a rule whose gate is block, final or not, nor a technical flag."""
    held = await desk.chat(CASE)
    stopped = await desk.chat(f"{line(held)}\n{PATIENT}")
    assert "Un motif ne peut pas lever cet arrêt." in told(stopped)
    both = await desk.chat(f"{line(held)}\n{CASE} {PATIENT}")
    assert "Un motif ne peut pas lever cet arrêt." in told(both)
    approved = desk.services.by_id["openai-api"].model_copy(update={"category": "approved_genai"})
    body = json.dumps({"messages": [{"role": "user", "content": f"{line(held)}\n{CASE}"}]}).encode() + b"\xff"
    request = Request("POST", "/v1/chat/completions", content_type="application/json", body=body)
    told(await desk.screening.judge(request, approved, JD))
    assert {"block"} == {decision["gate"] for decision in journal("decision")[1:]}


async def test_where_no_reason_can_be_found_none_is_asked_for(desk: "Desk") -> None:
    """On a route that the catalogue does not know nobody can tell a message from the rest, nor take a line out of it."""
    verdict = await desk.post("/v1/unknown", {"x": CASE.partition(" Mot")[0]}, JD, "openai-api")
    assert "Ce service ne permet pas" in told(verdict)


async def test_neither_reason_nor_content_is_shown(desk: "Desk") -> None:
    """Judgements and pleas are logged by nobody; they show nothing if they were."""
    shown: list[str] = []
    screener = desk.screening.screener
    judged = screener.judged

    async def listening(*given: Any) -> Any:
        made = await judged(*given)
        shown.append(repr(made))
        return made

    screener.judged = listening  # type: ignore[method-assign, assignment]  # to look at what passes by
    held = await desk.chat(CASE)
    await desk.chat(f"{line(held)}\n{CASE}")
    assert 2 == len(shown)
    assert [] == [
        word
        for word in ("urticaire", "004711", "Merle", "pharmacovigilance, relu", "traduire")
        if word in "".join(shown)
    ]

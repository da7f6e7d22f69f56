"""A gate that asks for a reason, with real clients: held, repeated with a reason, let pass without it; and what is kept of the reason."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anthropic
import httpx
import openai
import pytest
import yaml

from scripts.options import CONFIG
from scripts.serving import Proxy, serving
from scripts.standin import Received, StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.test_web_chats import CHATGPT, chatgpt
from tests.end_to_end.watching import decisions, until

pytestmark = pytest.mark.slow

Arrived = Callable[[], list[Received]]
API = "https://api.openai.com/v1/chat/completions"
NAMED = "clients: [{network: 127.0.0.0/8, user: jdupont}, {network: '::1/128', user: jdupont}]\n"
SETTINGS = f"node: demo\nlisten: 127.0.0.1:0\nservices: services.yaml\n{NAMED}"
CASE = "Traduis le narratif : cas FR-GFX-2026-004711, urticaire à J8."
REASON = "traduction relue par la pharmacovigilance"
IDENTIFYING = "patiente NIR 2 95 10 99 126 111 93, demande urgente"


def approved(folder: Path) -> None:
    """A catalogue whose tools the organisation has under contract."""
    catalogue = yaml.safe_load((CONFIG / "services.yaml").read_text(encoding="utf-8"))
    for service in catalogue["services"]:
        service["category"] = "approved_genai"
    (folder / "services.yaml").write_text(yaml.safe_dump(catalogue, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy before approved tools, for a user who is known."""
    folder = tmp_path_factory.mktemp("office")
    approved(folder)
    with serving(folder, internet, SETTINGS) as proxy:
        yield proxy


def reference_in(told: str) -> str:
    """The number in the line that is to be written."""
    found = re.search(r"gardefou : je justifie (GF-\w{10}) — votre motif", told)
    assert found, told
    return found[1]


def test_a_program_by_the_official_client(office: Proxy, arrived: Arrived, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the provider's shape that says how to go on, in one try; then a conversation whose history holds the line."""
    monkeypatch.setenv("HTTPS_PROXY", office.address)
    monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
    messages: Any = [{"role": "system", "content": "Tu traduis."}, {"role": "user", "content": CASE}]
    with openai.OpenAI(api_key="none") as client:
        with pytest.raises(openai.PermissionDeniedError) as held:
            client.chat.completions.create(model="m", messages=messages)
        assert arrived() == []
        messages[1]["content"] = f"gardefou : je justifie {reference_in(held.value.body['message'])} — {REASON}\n{CASE}"  # type: ignore[index]  # a dict
        answer = client.chat.completions.create(model="m", messages=messages).choices[0].message.content
        messages += [{"role": "assistant", "content": answer}, {"role": "user", "content": "Et en anglais ?"}]
        client.chat.completions.create(model="m", messages=messages)
    first, second = [json.loads(received.body)["messages"] for received in arrived()]
    assert [CASE, CASE] == [first[1]["content"], second[1]["content"]]
    assert ["justify", "allow", "allow"] == [one["gate"] for one in decisions(office)[-3:]]
    assert [REASON, ""] == [one["justification"]["reason"] for one in decisions(office)[-2:]]


def test_blocks_of_a_message(office: Proxy, arrived: Arrived, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that counts tokens first is held twice, and either number will do; a block that was only the line is not left empty."""
    monkeypatch.setenv("HTTPS_PROXY", office.address)
    monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
    with anthropic.Anthropic(api_key="none") as client:

        def ask(text: str) -> Any:
            blocks: Any = [{"type": "text", "text": part} for part in text.split("|")]
            return client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": blocks}])

        case = CASE.replace("004711", "004799")
        with pytest.raises(anthropic.PermissionDeniedError) as held:
            client.messages.count_tokens(model="m", messages=[{"role": "user", "content": case}])
        with pytest.raises(anthropic.PermissionDeniedError):
            ask(case)
        ask(f"gardefou: I justify {reference_in(str(held.value))} — {REASON}|{case}")
    (received,) = arrived()
    assert ["…", case] == [block["text"] for block in json.loads(received.body)["messages"][0]["content"]]


def test_a_web_chat(office: Proxy, arrived: Arrived) -> None:
    """An answer in the chat; the line typed in English, small letters and other signs is read as well."""
    with client_for(office.address, office.ca) as client:
        held = client.post(f"{CHATGPT}/f/conversation", json=chatgpt(CASE))
        assert (200, "text/event-stream") == (held.status_code, held.headers["content-type"].split(";")[0])
        told = json.loads(held.text.split("data: ")[1].split("\n")[0])["message"]["content"]["parts"][0]
        assert told.startswith("Envoi suspendu par gardefou : rien n'a été transmis.")
        assert "numéro de cas de pharmacovigilance" in told
        assert arrived() == []
        again = f"garde-fou, i justify {reference_in(told).lower()}: {REASON}\r\n{CASE}"
        passed = client.post(f"{CHATGPT}/f/conversation", json=chatgpt(again))
        assert CASE in passed.text
    (received,) = arrived()
    expected = chatgpt(CASE)
    assert expected == json.loads(received.body)


def test_a_long_prompt_is_justified_in_a_screening_process(office: Proxy, arrived: Arrived) -> None:
    """Where it is judged makes no difference."""
    long = CASE + " Et la suite du texte." * 1000
    with client_for(office.address, office.ca) as client:
        held = client.post(API, json={"messages": [{"role": "user", "content": long}]})
        said = f"{long}\ngardefou : je justifie {reference_in(held.json()['error']['message'])} — {REASON}"
        assert 200 == client.post(API, json={"messages": [{"role": "user", "content": said}]}).status_code
    (received,) = arrived()
    assert [{"role": "user", "content": long}] == json.loads(received.body)["messages"]


def test_several_workers_know_of_one_reason(tmp_path: Path, internet: StandIn, arrived: Arrived) -> None:
    """Whichever of them refused, and whichever sees the reason or what follows; other content is held by all."""
    approved(tmp_path)
    with serving(tmp_path, internet, f"{SETTINGS}workers: 2\n") as proxy:

        def ask(text: str) -> httpx.Response:
            with client_for(proxy.address, proxy.ca) as client:
                return client.post(API, json={"messages": [{"role": "user", "content": text}]})

        held = ask(CASE)
        reference = reference_in(held.json()["error"]["message"])
        assert 200 == ask(f"gardefou : je justifie {reference} — {REASON}\n{CASE}").status_code
        with ThreadPoolExecutor(4) as pool:
            same = list(pool.map(ask, [CASE] * 12))
            other = list(pool.map(ask, [f"gardefou : je justifie {reference} — {REASON}\n{CASE} Bis."] * 12))
        assert {200} == {answer.status_code for answer in same}
        assert {403} == {answer.status_code for answer in other}
        assert {CASE} == {json.loads(received.body)["messages"][0]["content"] for received in arrived()}
        assert 13 == len(arrived())


def test_nothing_of_an_identifying_reason_is_anywhere(tmp_path: Path, internet: StandIn, arrived: Arrived) -> None:
    """Neither upstream, nor in journal, index, logs or any file; a colleague's address in a reason is kept as a tag."""
    approved(tmp_path)
    with serving(tmp_path, internet, SETTINGS) as proxy, client_for(proxy.address, proxy.ca) as client:

        def ask(text: str) -> httpx.Response:
            return client.post(API, json={"messages": [{"role": "user", "content": text}]})

        reference = reference_in(ask(CASE).json()["error"]["message"])
        refused = ask(f"gardefou : je justifie {reference} — {IDENTIFYING}\n{CASE}")
        assert "numéro de sécurité sociale (NIR)" in refused.json()["error"]["message"]
        reference = reference_in(refused.json()["error"]["message"])
        asked = "demandé par camille.vautravers@exemple.fr, relu ensuite"
        assert 200 == ask(f"gardefou : je justifie {reference} — {asked}\n{CASE}").status_code
        assert "demandé par [EMAIL_1], relu ensuite" == decisions(proxy)[-1]["justification"]["reason"]
        _indexed(proxy)
    wire = b"".join(received.body + str(received.headers).encode() for received in arrived())
    mine = ("gardefou.yaml", "services.yaml")
    files = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.name not in mine)
    for needle in (b"126 111", b"29510991261", b"vautravers", b"urticaire", b"004711"):
        assert needle not in files
        assert needle not in wire or needle in CASE.encode()
    for needle in (b"je justifie", b"relu ensuite"):
        assert needle not in wire


def _indexed(proxy: Proxy) -> None:
    """Wait until the index has what the journal has."""
    files = proxy.data_dir
    until(
        lambda: b"relu ensuite" in b"".join(file.read_bytes() for file in files.glob("index.sqlite3*")),
        "it is there",
        20,
    )


def test_nobody_justifies_for_somebody_unknown(tmp_path: Path, internet: StandIn, arrived: Arrived) -> None:
    """An anonymous client is told whom to ask."""
    approved(tmp_path)
    settings = "node: demo\nlisten: 127.0.0.1:0\nservices: services.yaml\n"
    with serving(tmp_path, internet, settings) as proxy, client_for(proxy.address, proxy.ca) as client:
        told = client.post(API, json={"messages": [{"role": "user", "content": CASE}]})
    assert 403 == told.status_code
    assert "vous n'êtes pas identifié" in told.text
    assert "je justifie" not in told.text
    assert arrived() == []

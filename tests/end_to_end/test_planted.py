"""Fifty planted identifiers, in every place of a request: none arrives upstream, none is in a log, the journal, the index or a file."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import httpx
import pytest

from scripts.serving import serving
from scripts.standin import StandIn
from tests.detectors.samples import iban, nir, rpps
from tests.end_to_end.conftest import client_for

SITE = "compounds: [GFX-1207, GFX-3391]\nstudies: [GF-ONCO-301]\nprojects: [Projet Hirondelle, Opération Sarcelle]\n"
NAMES = ["VAUTRAVERS", "Quénehervé", "Le Bozec", "Daubresse", "Mahoudeau", "Sarrazinet", "Kerlouégan", "Brisacier"]


def planted() -> Iterator[tuple[str, str]]:
    """Pairs of a sentence and the value in it that must stay home. Made by arithmetic."""
    for i in range(12):
        number = nir(f"{1 + i % 2}{60 + i:02d}{1 + i:02d}{70 + i:02d}{100 + i:03d}{200 + i:03d}")
        spaced = " ".join((number[0], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:]))
        yield f"Le NIR du dossier est {spaced if i % 2 else number}.", number
    for i in range(8):
        yield f"Écrire à prenom.nom{i}{i}@service{i}.aphp.local demain.", f"prenom.nom{i}{i}@service{i}.aphp.local"
    for i in range(9):
        value = f"01 99 00 {10 + i} {20 + i}"
        yield f"Rappeler au tél. {value if i % 2 else value.replace(' ', '.')} ce soir.", value.replace(" ", "")
    for i in range(4):
        yield (
            f"IBAN du centre : {iban('FR', f'{30004 + i}00{i}0{i}0000012345{i}00')}",
            f"{30004 + i}00{i}0{i}0000012345{i}",
        )
    for i in range(4):
        value = rpps(f"101234{i}678")
        yield f"RPPS {value} du prescripteur.", value
    for i, name in enumerate(NAMES):
        yield f"{('Mme', 'Dr', 'Pr', 'M.')[i % 4]} {name} a été vu ce matin.", name
    for term in ("GFX-1207", "GFX-3391", "GF-ONCO-301", "Projet Hirondelle", "Opération Sarcelle"):
        yield f"Que sait-on de {term} en phase II ?", term


def chat(text: str) -> tuple[str, dict[str, object]]:
    return "https://api.openai.com/v1/chat/completions", {"json": {"messages": [{"role": "user", "content": text}]}}


def tool(text: str) -> tuple[str, dict[str, object]]:
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": json.dumps({"note": text})}}
    return "https://api.openai.com/v1/chat/completions", {
        "json": {"messages": [{"role": "assistant", "tool_calls": [call]}]}
    }


def system(text: str) -> tuple[str, dict[str, object]]:
    return "https://api.anthropic.com/v1/messages", {
        "json": {"system": text, "messages": [{"role": "user", "content": "Bonjour"}]}
    }


def field(text: str) -> tuple[str, dict[str, object]]:
    return "https://gemini.google.com/any/thing", {"json": {"a": [{"b": {"c": text}}]}}


def query(text: str) -> tuple[str, dict[str, object]]:
    return "https://chatgpt.com/search", {"params": {"q": text}}


def form(text: str) -> tuple[str, dict[str, object]]:
    return "https://www.perplexity.ai/ask", {"data": {"q": text, "lang": "fr"}}


def web(text: str) -> tuple[str, dict[str, object]]:
    message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [text]}}
    return "https://chatgpt.com/backend-api/f/conversation", {"json": {"action": "next", "messages": [message]}}


PLACES: list[Callable[[str], tuple[str, dict[str, object]]]] = [chat, tool, system, field, query, form, web]


def squeezed(text: str) -> str:
    """Without what lies between the characters of a number or a name."""
    return re.sub(r"[\s.\-_]|\\u[0-9a-f]{4}", "", text).casefold()


@pytest.mark.slow
def test_nothing_planted_gets_anywhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty values, each in several places. Sockets lie in the scratch folder: its path must be short."""
    values = list(planted())
    assert len(values) == 50
    scratch = tmp_path_factory.mktemp("s")
    monkeypatch.setenv("TMPDIR", str(scratch))
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    settings = "listen: 127.0.0.1:0\nsite: site.yaml\n"
    with (
        StandIn() as service,
        serving(tmp_path, service, settings) as proxy,
        client_for(proxy.address, proxy.ca) as client,
    ):
        places = cycle(PLACES)
        for sentence, _ in values:
            for place in (chat, next(places), next(places)):
                _send(client, *place(sentence))
        wire = "".join(f"{r.path} {r.headers} {r.body.decode()}" for r in service.received)
        assert len(service.received) > 20, "redacted prompts arrive"
    kept = "".join(file.read_bytes().decode("latin-1") for folder in (tmp_path, scratch) for file in _files(folder))
    told = proxy.log.read_text(encoding="utf-8")
    for _, value in values:
        for where, text in (("wire", wire), ("log", told), ("files", kept)):
            assert squeezed(value) not in squeezed(text), f"{value} is in {where}"
            assert value not in text, f"{value} is in {where}"


def _send(client: httpx.Client, url: str, given: dict[str, object]) -> None:
    method = "GET" if "params" in given else "POST"
    assert client.request(method, url, **given).status_code in (200, 403)  # type: ignore[arg-type]  # json, data or params


def _files(folder: Path) -> list[Path]:
    """Everything that the proxy wrote, but the settings that the test itself wrote."""
    return [file for file in folder.rglob("*") if file.is_file() and file.name not in ("site.yaml", "gardefou.yaml")]

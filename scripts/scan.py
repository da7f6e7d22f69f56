"""`gardefou scan`: screen text and files offline, as the proxy would."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypedDict

import click

from detectors import CLASSES, Overflow
from detectors.classifying import words
from documents.encrypted import holds_ciphertext
from models.context import Circumstance, Context, Tags
from models.decision import Decision, Gate, text_after
from models.exchange import Exchange, Flag, Part, PartKind
from models.reading import ConfigError
from models.services import Service
from models.settings import Settings
from policies.screen import screen
from proxy.generation import Files, Generation, compiled
from proxy.identity import Client
from proxy.people import People
from scripts.options import as_text_or_json, config_errors, services_of, with_settings


class Told(TypedDict):
    """One line of the answer. Offsets in code points of the given text; `text_sent` is None for a refused one."""

    id: str
    gate: str
    rules: list[str]
    findings: list[dict[str, object]]
    text_sent: str | None
    ms: float


class Screened(NamedTuple):
    """What is told of a text, and the decision behind it."""

    told: Told
    decision: Decision


NOBODY = Client(network="")


class Asking(NamedTuple):
    """Where a text would go, by what it is judged, who sends it, and when: now, if it is not said."""

    service: Service
    generation: Generation
    client: Client = NOBODY
    at: datetime | None = None


@click.command()
@click.argument("inputs", metavar="[FILE… | -]", nargs=-1)
@click.option("--jsonl", is_flag=True, help='Une ligne {"id","text"} par texte / one line {"id","text"} per text.')
@as_text_or_json
@click.option("--charter", type=click.Path(path_type=Path), help="Charte à appliquer / charter to apply.")
@click.option(
    "--service",
    "service_id",
    default="chatgpt-web",
    show_default=True,
    metavar="ID",
    help="Service visé / service it would go to.",
)
@click.option(
    "--user", metavar="NOM", help="Qui le demande, avec ses groupes / who asks, with the groups of `identity`."
)
@click.option(
    "--group", "groups", metavar="GROUPE", multiple=True, help="Groupe de qui le demande / group of who asks."
)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="Comme si c'était ce jour-là / as if it were this day (UTC)."
)
@with_settings
def scan(
    settings: Settings,
    inputs: tuple[str, ...],
    jsonl: bool,
    shape: str,
    charter: Path | None,
    service_id: str,
    user: str | None,
    groups: tuple[str, ...],
    on: datetime | None,
) -> None:
    """Examine des textes sans rien envoyer / screen texts, send nothing.

    Exit code 1 if a text would not pass unchanged; always 0 with --jsonl, where each line says it.
    """
    with config_errors():
        service = service_of(settings, service_id)
        chosen = settings.model_copy(update={"charter": charter or settings.charter})
        generation = compiled(Files(chosen).read(1), runs_code=True)
        client = People(chosen.identity).known.with_groups(Client(network="", user=user, groups=groups))
        asking = Asking(service, generation, client, on and on.replace(tzinfo=UTC))
        if jsonl:
            for name, text in _lines(inputs):
                click.echo(json.dumps(examined(name, text, asking).told, ensure_ascii=False))
            return
        texts = list(_texts(inputs))
    results = [examined(name, text, asking) for name, text in texts]
    all_told = [result.told for result in results]
    click.echo(
        json.dumps(all_told, ensure_ascii=False, indent=2) if shape == "json" else "\n".join(map(_shown, results))
    )
    if any(
        told["text_sent"] is None or told["text_sent"] != text for told, (_, text) in zip(all_told, texts, strict=True)
    ):
        sys.exit(1)


def screened(name: str, text: str | None, service: Service, generation: Generation) -> Told:
    """What is told of one text that anybody sends."""
    return examined(name, text, Asking(service, generation)).told


def examined(name: str, text: str | None, asking: Asking) -> Screened:
    """Screen one text; None stands for a file that cannot be read as text, which the proxy refuses."""
    started = time.perf_counter()
    exchange = Exchange(
        service=asking.service.id,
        category=asking.service.category,
        parts=(Part(path="$", text=text or "", kind=PartKind.PROMPT),),
        flags=frozenset(_flags(text)),
    )
    context, generation = _context(asking), asking.generation
    try:
        decision = screen(exchange, context, generation.charter, generation.find)
    except Overflow:  # the proxy refuses a text with more findings than it can hold; so does this
        failed = exchange.model_copy(update={"parts": ()}).flagged(Flag.DETECTOR_ERROR)
        decision = screen(failed, context, generation.charter, generation.find)
    told = Told(
        id=name,
        gate=str(decision.gate),
        rules=[spoken.rule for spoken in decision.spoken if spoken.enforced],
        findings=_findings(decision, exchange.parts[0].text),
        text_sent=text_after(exchange.parts[0].text, decision.edits) if decision.gate is Gate.ALLOW else None,
        ms=round((time.perf_counter() - started) * 1000, 3),
    )
    return Screened(told, decision)


def _context(asking: Asking) -> Context:
    """What the proxy would know around the text."""
    client, generation = asking.client, asking.generation
    untrained = [Circumstance.TRAINING_MISSING] if client.is_trained is False else []
    return Context(
        now=asking.at or datetime.now(UTC),
        tags=Tags(key=b"scan"),
        user=client.user,
        groups=client.groups,
        account=asking.service.known_account,
        circumstances=frozenset(untrained),
        exceptions=generation.exceptions,
        registry=generation.registry,
    )


def _flags(text: str | None) -> Iterator[Flag]:
    if text is None:
        yield Flag.UNPARSED
    elif holds_ciphertext(text):
        yield Flag.ENCRYPTED


def _findings(decision: Decision, text: str) -> list[dict[str, object]]:
    """What was found; of a sentence also the words that weighed most in it, which no record keeps."""
    return [
        {
            "type": found.entity,
            "family": str(found.family),
            "start": found.start,
            "end": found.end,
            "score": round(found.score, 3),
            "detector": found.detector,
            **({"words": words(text, found.start, found.end)} if found.detector == CLASSES else {}),
        }
        for found in (located.finding for located in decision.findings)
    ]


def _shown(result: Screened) -> str:
    """A result for a person; the text itself only as it would be sent."""
    told = result.told
    found = ", ".join(map(_place, told["findings"])) or "rien / nothing"
    rules = ", ".join(told["rules"]) or "-"
    sent = "rien n'est envoyé / nothing is sent" if told["text_sent"] is None else told["text_sent"]
    lines = [f"{told['id']}: {told['gate']}", f"repéré / found: {found}", f"règles / rules: {rules}"]
    return "\n  ".join([*lines, *_explained(result.decision), f"envoyé / sent: {sent}"])


def _explained(decision: Decision) -> Iterator[str]:
    """Why, what was lifted, and what else is owed, where there is something of it."""
    if decision.gate is Gate.BLOCK and decision.message:
        yield f"pourquoi / why: {decision.message.fr}"
    if lifted := [f"{spoken.rule} ({spoken.exception})" for spoken in decision.spoken if spoken.exception]:
        yield f"exceptions: {', '.join(lifted)}"
    if decision.obligations:
        yield f"obligations: {', '.join(decision.obligations)}"


def _place(found: dict[str, object]) -> str:
    """What was found where; for a sentence why."""
    words = found.get("words")
    why = f" ({', '.join(words)})" if isinstance(words, list) and words else ""
    return f"{found['type']} [{found['start']}-{found['end']}]{why}"


def service_of(settings: Settings, service_id: str) -> Service:
    """The service of an id. Raises ConfigError naming those that there are."""
    known = services_of(settings).by_id
    if service_id not in known:
        raise ConfigError(f"unknown service '{service_id}'; known: {', '.join(sorted(known))}")
    return known[service_id]


def _texts(inputs: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """Each input's name and text; `-` or nothing is standard input."""
    for name in inputs or ("-",):
        data = sys.stdin.buffer.read() if name == "-" else _bytes(name)
        try:
            yield name, data.decode("utf-8")
        except UnicodeDecodeError:
            yield name, None


def _lines(inputs: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """Each line's id and text. Raises ConfigError naming file and line."""
    for name in inputs or ("-",):
        lines = sys.stdin if name == "-" else text_file(name).split("\n")
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parsed(line, f"{name}:{number}")


def _parsed(line: str, where: str) -> tuple[str, str | None]:
    try:
        value = json.loads(line)
        name, text = value["id"], "".join((value["text"],))
    except (ValueError, KeyError, TypeError):
        wrong = ConfigError(f'{where}: not a JSON object with "id" and "text"; write one a line')
    else:
        return str(name), text if _is_whole(text) else None
    raise wrong


def _is_whole(text: str) -> bool:
    """Whether every character can be sent; half of a surrogate pair cannot, and the proxy refuses it."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def text_file(name: str) -> str:
    """The text of a UTF-8 file. Raises ConfigError."""
    try:
        return _bytes(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read ({error.strerror}); check the path and its rights") from error

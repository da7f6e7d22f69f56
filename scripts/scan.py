"""`gardefou scan`: screen text and files offline, as the proxy would."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import click

from detectors import CLASSES, Overflow
from detectors.classifying import words
from models.context import Context, Tags
from models.decision import Decision, Gate, text_after
from models.exchange import Exchange, Flag, Part, PartKind
from models.reading import ConfigError
from models.services import Service
from models.settings import Settings
from policies.screen import screen
from proxy.generation import Files, Generation, compiled
from scripts.options import as_text_or_json, config_errors, services_of, with_settings


class Told(TypedDict):
    """One line of the answer. Offsets in code points of the given text; `text_sent` is None for a refused one."""

    id: str
    gate: str
    rules: list[str]
    findings: list[dict[str, object]]
    text_sent: str | None
    ms: float


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
@with_settings
def scan(
    settings: Settings, inputs: tuple[str, ...], jsonl: bool, shape: str, charter: Path | None, service_id: str
) -> None:
    """Examine des textes sans rien envoyer / screen texts, send nothing.

    Exit code 1 if a text would not pass unchanged; always 0 with --jsonl, where each line says it.
    """
    with config_errors():
        service = service_of(settings, service_id)
        chosen = settings.model_copy(update={"charter": charter or settings.charter})
        generation = compiled(Files(chosen).read(1), runs_code=True)
        if jsonl:
            for name, text in _lines(inputs):
                click.echo(json.dumps(screened(name, text, service, generation), ensure_ascii=False))
            return
        texts = list(_texts(inputs))
    results = [screened(name, text, service, generation) for name, text in texts]
    click.echo(
        json.dumps(results, ensure_ascii=False, indent=2) if shape == "json" else "\n".join(map(_shown, results))
    )
    if any(
        told["text_sent"] is None or told["text_sent"] != text for told, (_, text) in zip(results, texts, strict=True)
    ):
        sys.exit(1)


def screened(name: str, text: str | None, service: Service, generation: Generation) -> Told:
    """Screen one text; None stands for a file that cannot be read as text, which the proxy refuses."""
    started = time.perf_counter()
    exchange = Exchange(
        service=service.id,
        category=service.category,
        parts=(Part(path="$", text=text or "", kind=PartKind.PROMPT),),
        flags=frozenset({Flag.UNPARSED} if text is None else ()),
    )
    context = Context(now=datetime.now(UTC), tags=Tags(key=b"scan"))
    try:
        decision = screen(exchange, context, generation.charter, generation.find)
    except Overflow:  # the proxy refuses a text with more findings than it can hold; so does this
        failed = exchange.model_copy(update={"parts": ()}).flagged(Flag.DETECTOR_ERROR)
        decision = screen(failed, context, generation.charter, generation.find)
    return Told(
        id=name,
        gate=str(decision.gate),
        rules=[spoken.rule for spoken in decision.spoken if spoken.enforced],
        findings=_findings(decision, exchange.parts[0].text),
        text_sent=None if decision.gate is Gate.BLOCK else text_after(exchange.parts[0].text, decision.edits),
        ms=round((time.perf_counter() - started) * 1000, 3),
    )


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


def _shown(told: Told) -> str:
    """A result for a person; the text itself only as it would be sent."""
    found = ", ".join(map(_place, told["findings"])) or "rien / nothing"
    rules = ", ".join(told["rules"]) or "-"
    sent = "rien n'est envoyé / nothing is sent" if told["text_sent"] is None else told["text_sent"]
    return (
        f"{told['id']}: {told['gate']}\n  repéré / found: {found}\n  règles / rules: {rules}\n  envoyé / sent: {sent}"
    )


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

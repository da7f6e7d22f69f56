"""`gardefou eval`: precision and recall of the detectors on a labelled set, and what the charter does to its clean texts."""

import json
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import click

from models.decision import Gate
from models.entities import FAMILY_OF
from models.reading import ConfigError
from models.services import Service
from models.settings import Settings
from proxy.generation import Files, Generation, compiled
from scripts.measures import Share, Span, Tally
from scripts.options import as_text_or_json, config_errors, with_settings
from scripts.scan import screened, service_of, text_file
from scripts.transforms import TRANSFORMS

_REMEDY = (
    'write {"id": "…", "text": "…", "entities": [{"start": 0, "end": 4, "label": "PERSON"}]}, one a line; or, in place of "entities", '
    '"leak": ["a value that must not leave"]'
)
_ALL = "*"
"""In place of a value that must not leave: nothing of the text may."""

_MEASURES = {
    "recall_covered": ("right_type", "labelled"),
    "recall_any_type": ("any_type", "labelled"),
    "recall_exact": ("exact", "labelled"),
    "precision": ("found_right", "found"),
    "precision_exact": ("found_exact", "found"),
}
"""Covered: every labelled character is found, with the right type or any. Precision counts findings that touch a label of their type."""
_MORE = {
    "touched": ("touched", "labelled"),
    "characters": ("characters_covered", "characters"),
    "texts_covered": ("texts_covered", "texts"),
}
"""Touched: a finding of the right type overlaps. Characters, and texts with all of them, covered by findings of any type."""


class Labelled(NamedTuple):
    """One line of the set."""

    id: str
    text: str
    entities: tuple[Span, ...]
    is_clean: bool
    leak: tuple[str, ...] = ()
    """What must not be in what is sent."""

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Labelled()"


@click.command("eval")
@click.argument("file", metavar="FILE.jsonl")
@as_text_or_json
@click.option(
    "--show-text", is_flag=True, help="Montre les valeurs, sur un terminal / show the values, on a terminal only."
)
@click.option("--service", "service_id", default="chatgpt-web", show_default=True, metavar="ID", help="Service visé.")
@click.option(
    "--transform",
    type=click.Choice(sorted(TRANSFORMS)),
    help="Réécrit d'abord chaque texte / writes each text otherwise first.",
)
@with_settings
def evaluate(
    settings: Settings, file: str, shape: str, show_text: bool, service_id: str, transform: str | None
) -> None:
    """Mesure précision et rappel sur un jeu annoté / measure precision and recall on a labelled set.

    Of texts with "leak", how many would leave with such a value; of clean ones, how many are stopped or changed.

    Exit code 0 once measured, whatever the figures; 2 if the set cannot be read.
    """
    if show_text and not sys.stdout.isatty():
        raise click.UsageError("--show-text writes values of the set: only on a terminal, not into a file or pipe")
    with config_errors():
        texts = [_otherwise(one, transform) for one in _lines(file)]
        if not texts:
            raise ConfigError(f"{file}: holds no text; {_REMEDY}")
        tally = _tally(texts, service_of(settings, service_id), compiled(Files(settings).read(1), runs_code=True))
    if shape == "json":
        click.echo(json.dumps(_json(tally, show_text), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_page(tally, show_text)))


def _otherwise(one: Labelled, transform: str | None) -> Labelled:
    if transform is None:
        return one
    text, entities = TRANSFORMS[transform](one.text, one.entities)
    return one._replace(text=text, entities=entities)


def _tally(texts: list[Labelled], service: Service, generation: Generation) -> Tally:
    tally = Tally()
    for one in texts:
        told = screened(one.id, one.text, service, generation)
        found = [Span(*(f[key] for key in ("start", "end", "type"))) for f in told["findings"]]  # type: ignore[arg-type]  # as Told says
        if one.entities or not one.leak:
            tally.add(one.id, one.text, one.entities, found)
        if one.is_clean:
            tally.add_clean(told["gate"] != Gate.ALLOW, told["text_sent"] != one.text)
        if one.leak:
            tally.add_sensitive(one.id, _left(one.leak, told["text_sent"]))
    return tally


def _left(leak: tuple[str, ...], sent: str | None) -> list[str]:
    """The values that are still in what is sent."""
    return [] if sent is None else [value for value in leak if value == _ALL or value in sent]


def _json(tally: Tally, show_text: bool) -> dict[str, Any]:
    rows = {
        label: {
            **{name: _figures(tally.share(label, *keys)) for name, keys in (_MEASURES | _MORE).items()},
            "alarms": _figures(tally.alarms(label)),
            "alarms_per_1000_words": tally.per_thousand_words(label),
        }
        for label in tally.types()
    }
    return {
        "texts": tally.texts,
        "types": rows,
        "all": {name: _figures(tally.share(None, *keys)) for name, keys in _MEASURES.items()},
        "clean": {
            "texts": tally.clean,
            "stopped": _figures(Share(tally.stops, tally.clean)),
            "touched": _figures(Share(tally.touched, tally.clean)),
        },
        "sensitive": {"texts": tally.sensitive, "leaked": _figures(Share(len(tally.leaks), tally.sensitive))},
        "leaks": [{"id": leak.id, **({"values": leak.values} if show_text else {})} for leak in tally.leaks],
        "misses": [
            {key: value for key, value in miss._asdict().items() if key != "value" or show_text}
            for miss in tally.misses
        ],
    }


def _figures(share: Share) -> dict[str, Any]:
    low, high = share.interval or (None, None)
    return {"hits": share.hits, "of": share.of, "value": share.value, "low": low, "high": high}


def _page(tally: Tally, show_text: bool) -> Iterator[str]:
    """Tables for a person. Percent with the 95 % interval in brackets."""
    yield (
        f"{tally.texts} textes annotés / labelled texts, {tally.clean} sans rien à trouver / clean, {tally.sensitive} à ne pas laisser partir"
        " / sensitive"
    )
    if tally.texts:
        yield from _by_type(tally)
    yield ""
    yield f"arrêts à tort / wrong stops, per 100 clean:   {_cell(Share(tally.stops, tally.clean))}"
    yield f"textes touchés / touched, per 100 clean:      {_cell(Share(tally.touched, tally.clean))}"
    yield f"fuites / let out with what must not leave:    {_cell(Share(len(tally.leaks), tally.sensitive))}"
    for leak in tally.leaks:
        yield f"  {leak.id}{': ' + json.dumps(leak.values, ensure_ascii=False) if show_text else ''}"
    if tally.misses:
        yield ""
        yield f"{'id':24}{'type':18}{'how':14}{'found as':20}{'span':>13}  {'value' if show_text else 'shape'}"
    for miss in tally.misses:
        place = f"{miss.start}-{miss.end}"
        what = json.dumps(miss.value, ensure_ascii=False) if show_text else miss.shape
        yield f"{miss.id[:23]:24}{miss.label:18}{miss.how:14}{miss.as_label:20}{place:>13}  {what}"


def _by_type(tally: Tally) -> Iterator[str]:
    """What is found of each type, and how much of it."""
    yield ""
    yield f"{'type':18}" + "".join(f"{name:>27}" for name in _MEASURES)
    for label in [*tally.types(), None]:
        cells = (_cell(tally.share(label, *keys)) for keys in _MEASURES.values())
        yield f"{label or 'TOTAL':18}" + "".join(f"{cell:>27}" for cell in cells)
    yield from _more(tally)


def _more(tally: Tally) -> Iterator[str]:
    """A second table: parts of labels, and what is found where nothing is labelled."""
    yield ""
    yield f"{'type':18}" + "".join(f"{name:>27}" for name in (*_MORE, "alarms", "alarms/1000 words"))
    for label in tally.types():
        cells = [*(_cell(tally.share(label, *keys)) for keys in _MORE.values()), _cell(tally.alarms(label))]
        rate = tally.per_thousand_words(label)
        yield f"{label:18}" + "".join(f"{cell:>27}" for cell in (*cells, "-" if rate is None else f"{rate:.2f}"))


def _cell(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "-"
    low, high = share.interval
    return f"{100 * share.value:.1f} [{100 * low:.1f}-{100 * high:.1f}] {share.hits}/{share.of}"


def _lines(file: str) -> Iterator[Labelled]:
    """The set. Raises ConfigError naming file and line."""
    for number, line in enumerate(text_file(file).split("\n"), 1):
        if line.strip():
            yield _labelled(line, f"{file}:{number}")


def _labelled(line: str, where: str) -> Labelled:
    try:
        value = json.loads(line)
        name, text, entities = str(value["id"]), "".join((value["text"],)), _entities(value)
        text.encode()
        spans = tuple(Span(entity["start"], entity["end"], entity["label"]) for entity in entities)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        wrong = ConfigError(f"{where}: not a labelled text; {_REMEDY}")
    else:
        for place, span in enumerate(spans, 1):
            _check(span, len(text), f"{where}: entity {place}")
        leak = _leak(value, text, where)
        return Labelled(name, text, spans, not leak and _is_clean(value, where, spans), leak)
    raise wrong


def _leak(value: dict[str, Any], text: str, where: str) -> tuple[str, ...]:
    """The values that must not leave, each of them in the text."""
    if "leak" not in value:
        return ()
    leak = value["leak"]
    if not isinstance(leak, list) or not leak or not all(isinstance(one, str) and one for one in leak):
        raise ConfigError(
            f'{where}: "leak" must be a list of texts; write the values that must not leave, or ["*"] for all'
        )
    for one in leak:
        if one != _ALL and one not in text:
            raise ConfigError(f'{where}: a value of "leak" is not in the text; write it as it stands there')
    return tuple(leak)


def _entities(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The labels; a text that is called clean, or tells what must not leave, may go without the key."""
    is_told = value.get("clean") is True or "leak" in value
    return [] if is_told and "entities" not in value else list(value["entities"])


def _is_clean(value: dict[str, Any], where: str, spans: tuple[Span, ...]) -> bool:
    """`clean` says it, or else an empty list of entities."""
    told = value.get("clean", not spans)
    if not isinstance(told, bool) or (told and spans):
        raise ConfigError(f'{where}: "clean" is true or false, and true only without entities; correct one of the two')
    return told


def _check(span: Span, length: int, where: str) -> None:
    if type(span.start) is not int or type(span.end) is not int or not 0 <= span.start < span.end <= length:
        raise ConfigError(
            f"{where}: start and end must be code points with 0 <= start < end <= {length}, the text's length"
        )
    if span.label not in FAMILY_OF:
        raise ConfigError(f"{where}: unknown label; known: {', '.join(sorted(FAMILY_OF))}")

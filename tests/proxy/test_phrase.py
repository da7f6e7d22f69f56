"""The line of justification: read in many spellings, in the newest message alone; taken out of all, and nothing else with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Edit, text_after
from models.exchange import Exchange, Part, PartKind
from proxy.phrase import NOTHING, Attempt, Said, said

REFERENCE = "GF-RDNN3YB8WH"
LINE = f"gardefou : je justifie {REFERENCE} — relecture d'un texte publié"
REASON = "relecture d'un texte publié"
PROMPT = "Résume ce cas.\n\nMerci."


def exchange(*texts: str, path: str = "$.messages[{}].content") -> Exchange:
    """A conversation of these messages."""
    parts = [Part(path=path.format(i), text=text, kind=PartKind.PROMPT) for i, text in enumerate(texts)]
    return Exchange(service="t", category="approved_genai", parts=tuple(parts))


def with_roles(*messages: tuple[str, str]) -> Exchange:
    """The same as the parts of a body show it: keys that a route does not name have no name."""
    texts = [Part(path=f"$.messages[{i}].content", text=t, kind=PartKind.PROMPT) for i, (_, t) in enumerate(messages)]
    roles = [Part(path=f"$.messages[{i}].?", text=role) for i, (role, _) in enumerate(messages)]
    return Exchange(service="t", category="approved_genai", parts=(*texts, *roles))


def texts(told: Said) -> list[str]:
    return [part.text for part in told.exchange.parts]


def forwarded(before: Exchange, told: Said) -> list[str]:
    """The texts as they leave, made of what was typed."""
    edits = told.placed(())
    return [text_after(part.text, [e for e in edits if e.part == i]) for i, part in enumerate(before.parts)]


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        f"gardefou: je justifie {REFERENCE} - {REASON}",
        f"Gardefou : je justifie {REFERENCE.lower()} – {REASON}",
        f"GARDE-FOU JE JUSTIFIE {REFERENCE} : {REASON}",
        f"garde fou, justification {REFERENCE}, motif : {REASON}",
        f"gardefou: I justify {REFERENCE} — reason: {REASON}",
        f"gardefou: justified gf rdnn3yb8wh {REASON}",
        f"**gardefou\u00a0: je justifie GF\u2011RDNN3YB8WH — {REASON}**",
        f"> « gardefou : je justifie {REFERENCE} » {REASON}",
        f"  \u200bgardefou : je justifie {REFERENCE}\u202f— {REASON}  ",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_spellings(line: str, end: str) -> None:
    """On the first line, or on the last."""
    for text in (f"{line}{end}{PROMPT}", f"{PROMPT}{end}{line}", f"\n{line}{end}{PROMPT}", f"{PROMPT}{end}{line}\n"):
        told = said(exchange(text))
        assert Attempt(REFERENCE, REASON) == told.attempt
        assert [PROMPT] == texts(told) == forwarded(exchange(text), told)
        assert not told.is_alone


@pytest.mark.parametrize(
    "text",
    [
        PROMPT,
        "",
        f"Que veut dire « {LINE} » ?",
        f"Première ligne\n{LINE}\ndernière ligne",
        "Le gardefou justifie son nom par sa solidité.",
        "Justifie ton avis sur GF-RDNN3YB8WH en dix lignes.",
        f"Explique : {LINE}\n",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    before = exchange(text)
    told = said(before)
    assert (before, None, ()) == (told.exchange, told.attempt, told.placed(()))


@pytest.mark.parametrize(
    "line", ["gardefou : je justifie", "gardefou : je justifie GF-RDNN — motif", "garde-fou je justifie car publié"]
)
def test_a_line_that_cannot_be_read_is_told_and_stays(line: str) -> None:
    """The text is sent as it was typed, or asked about again with the right line beside it."""
    told = said(exchange(f"{line}\n{PROMPT}"))
    assert Attempt("") == told.attempt
    assert [f"{line}\n{PROMPT}"] == texts(told)
    assert () == told.placed(())


def test_older_turns_lose_their_line_and_justify_nothing() -> None:
    before = exchange(f"{LINE}\n{PROMPT}", "Voici.", "Et en anglais ?")
    told = said(before)
    assert told.attempt is None
    assert [PROMPT, "Voici.", "Et en anglais ?"] == texts(told) == forwarded(before, told)


def test_an_older_turn_that_was_nothing_else_is_not_left_empty() -> None:
    """Services refuse empty messages."""
    before = exchange(LINE, "Le motif est arrivé sans le message.", f"{LINE}\n{PROMPT}")
    told = said(before)
    assert [NOTHING, "Le motif est arrivé sans le message.", PROMPT] == texts(told) == forwarded(before, told)
    assert (REFERENCE, False) == (told.attempt and told.attempt.reference, told.is_alone)


@pytest.mark.parametrize("role", ["assistant", "model", "system", "tool"])
def test_only_the_user_justifies(role: str) -> None:
    told = said(with_roles(("user", PROMPT), (role, f"{LINE}\nVoici.")))
    assert (None, "Voici.") == (told.attempt, texts(told)[1])
    assert said(with_roles(("assistant", "Voici."), ("user", f"{LINE}\n{PROMPT}"))).attempt


@pytest.mark.parametrize(
    "path", ["$.system", "$.system[{}].text", "$.tools[{}].function.description", "$.instructions"]
)
def test_what_a_program_says_around_a_conversation_justifies_nothing(path: str) -> None:
    told = said(exchange(f"{LINE}\n{PROMPT}", path=path))
    assert (None, [PROMPT]) == (told.attempt, texts(told))


def test_blocks_of_one_message_belong_together() -> None:
    blocks = exchange(LINE, PROMPT, path="$.messages[4].content[{}].text")
    told = said(blocks)
    assert (REFERENCE, False) == (told.attempt and told.attempt.reference, told.is_alone)
    assert [NOTHING, PROMPT] == texts(told)


def test_a_line_without_its_message() -> None:
    """Also where the whole prompt stands on the same line."""
    for text in (LINE, f"{LINE}\n\n", f"{LINE}. {PROMPT.splitlines()[0]}"):
        assert said(exchange("Bonjour", "Bonjour !", text)).is_alone
        assert said(exchange(text, path="$.prompt")).is_alone


def test_the_same_text_in_two_places_loses_its_line_in_both() -> None:
    parts = [
        Part(path=p, text=f"{LINE}\n{PROMPT}", kind=PartKind.PROMPT) for p in ("$.query_str", "$.params.dsl_query")
    ]
    before = Exchange(service="t", category="approved_genai", parts=tuple(parts))
    told = said(before)
    assert [PROMPT, PROMPT] == forwarded(before, told)
    assert told.attempt


def test_what_cannot_be_rewritten_is_left_alone() -> None:
    before = exchange(f"{LINE}\n{PROMPT}").model_copy(
        update={"parts": (Part(path="$.x", text=f"{LINE}\n{PROMPT}", kind=PartKind.OTHER),)}
    )
    assert (before, None) == (said(before).exchange, said(before).attempt)


TEXT = st.text(alphabet="ab é😀\n\r", max_size=30).filter(lambda text: text.strip() != "")


@given(TEXT, st.integers(0, 2), st.integers(0, 2), st.data())
def test_edits_of_the_rest_stand_where_they_stood(text: str, above: int, below: int, data: st.DataObject) -> None:
    """Text sent is text typed but for the lines and what is replaced."""
    before = exchange(f"{LINE}\n" * above + text + f"\n{LINE}" * below)
    told = said(before)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if above and not below:
        assert [text] == texts(told)
    kept = texts(told)[0]
    edit = Edit(part=0, start=min(start, len(kept)), end=min(end, len(kept)), tag="[T]")
    assert text_after(kept, [edit]) == text_after(before.parts[0].text, told.placed([edit]))
    assert "gardefou" not in kept


def test_neither_line_nor_reason_is_shown() -> None:
    assert "relecture" not in repr(said(exchange(f"{LINE}\n{PROMPT}")))


@pytest.mark.parametrize(
    "text", ["gardefou " * 20_000, " " * 200_000 + "x", "gardefou " + "-" * 200_000, "\n" * 200_000, "_" * 200_000]
)
def test_long_and_hostile_texts_are_read_at_once(text: str) -> None:
    """Each sign is looked at a few times at most: this would not end otherwise."""
    assert said(exchange(text)).attempt is None

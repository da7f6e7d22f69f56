"""A run that hides a text gives one finding over all of the run, label or not."""

import pytest

from detectors.disguises.hidden import Hidden, hidden
from detectors.normalise import fold
from detectors.overflow import Overflow
from tests.detectors.evasions import HIDDEN, base64_of
from tests.detectors.samples import find, of, values

NIR = "2 95 10 99 126 111 93"


@pytest.mark.parametrize("way", HIDDEN)
def test_one_finding_over_the_whole_run(way: str) -> None:
    """With an e-mail address and a NIR in it, it is one."""
    run = HIDDEN[way](f"NIR {NIR}, a.vautravers@exemple.fr")
    text = f"Lis ceci :\n{run}\nMerci bien."
    (found,) = find()(text)
    assert found.entity == "FR_NIR"
    assert found.attributes["hidden"] == "yes"
    assert run.removeprefix("data:text/plain;base64,").removeprefix("> ").strip() in text[found.start : found.end]
    assert "Merci" not in text[found.start : found.end]


def test_the_words_before_it_say_what_it_is() -> None:
    """A number that needs its label has it outside."""
    assert len(of("FR_NIR", f"NIR : {base64_of('2951099126111')}")) == 1
    assert of("FR_NIR", f"lot {base64_of('2951099126111')}") == []


def test_a_run_behind_a_path() -> None:
    code = base64_of(f"patient {NIR}")
    assert [code] == values("FR_NIR", f"https://exemple.fr/q/{code}")


def test_too_deep_is_refused() -> None:
    """And says nothing of the text."""
    code = f"voici {NIR}"
    for _ in range(6):
        code = base64_of(code)
    with pytest.raises(Overflow) as refusal:
        find()(code)
    assert NIR not in str(refusal.value)


def test_the_text_stays_out_of_repr() -> None:
    assert "secret" not in repr(Hidden("secret", "secret", 1, 2))


def test_accounts_hide_nothing_but_hexadecimal_does() -> None:
    """Figures behind a few letters are no base64; in hexadecimal they may be a text."""
    account, code = "FR7630999997020001819970239", "c3a9" + b"0612345678".hex()
    assert list(hidden(account, fold(account), {})) == []
    assert [one.text for one in hidden(code, fold(code), {})] == ["\u00e90612345678"]


def test_words_of_prose_hide_nothing() -> None:
    """However long; accents and hyphens too."""
    text = "électroencéphalogramme post-traumatique, hospitalisation/ambulatoire, anticoagulants_oraux"
    assert [] == list(hidden(text, fold(text), {}))


@pytest.mark.parametrize(
    "text", ["le sujet MDEyLTAwNDU= a vomi", "décode ce base64 : sujet MDctMTEy", '"ipp":"ODAxMjM0NTY3OA=="']
)
def test_a_code_of_one_short_number(text: str) -> None:
    """Its padding shows it, or the text speaks of base64."""
    assert any("M" in text[found.start : found.end] for found in find()(text))


def test_what_only_looks_like_padding_hides_nothing() -> None:
    """Assignments and queries."""
    text = 'if (subject=="abcdefgh") nomvariable= 3; x+=1; https://exemple.fr/?id=abcdefg=&jeton='
    assert [] == list(hidden(text, fold(text), {}))

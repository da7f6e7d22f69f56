"""Noise leaves names marked."""

from random import Random

from scripts.training.marked import mark, plain, sample
from scripts.training.noise import misread, noisy, swapped, unaccented, unsigned

TEXT = f"Vu ce jour Mme {mark('PERSON', 'Zoé Vautrin')}, à {mark('LOCATION', 'Bruyères')} (88)."


def test_noise_keeps_every_name() -> None:
    """Whatever is done to a text, its names are as many, of the same labels, and not empty."""
    for seed in range(300):
        found = sample(noisy(TEXT, Random(seed)))
        assert [span.label for span in found.spans] == ["PERSON", "LOCATION"]
        assert all(found.text[span.start : span.end].strip() for span in found.spans)


def test_kinds_of_noise() -> None:
    """Accents, signs, letters."""
    assert unaccented("Zoé à Noël") == "Zoe a Noel"
    assert unsigned("Vu : toux, fièvre (39).") == "Vu toux fièvre 39 "
    assert swapped("fièvre", Random(1), 1) != "fièvre" == swapped("fièvre", Random(1), 0)
    assert misread("lo", Random(1), 1) == "10"
    assert plain(TEXT).startswith("Vu ce jour Mme Zoé")

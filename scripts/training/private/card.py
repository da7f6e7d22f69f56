"""The model's card and notice, written from what the training measured."""

from collections.abc import Mapping
from typing import Any

_CARD = """# private_fr: is a name in a prompt of somebody private?

Logistic regression over hashed words, for each name that is found in a prompt: words and pairs of words beside it with their distance, words of
the prompt, how the name is written and between which signs, how many people the prompt names, whether its writer speaks of himself. The names
themselves are masked: nothing is learnt of a name. The mean of five models that had not seen some of the hands. Code: detectors/names/private;
what is done with it: detectors/names/worldly.py. Training:
`python -m scripts.train_private --data <folder of the sources> --out models/private_fr --seed {seed}`; the same bytes come out again. This card is
written by the training.

## Files
| file | what |
|---|---|
| weights.npz | weights of buckets; numpy arrays, no pickle |
| manifest.json | seed, settings, digests of the inputs, figures |
| NOTICE | sources and licences |
| SHA256SUMS | digests, checked when the model is loaded |

## Learnt from
{names:,} names, {private:,} of them private: own prompts in French and some English (scripts/training/private/texts), as templates with slots for
names (hands) and whole ones (prompts); templates of the training of names, all private; harmless prompts, with some word taken for a name. No
text of a patient, prompt, sponsor or leak was used. Names of the world in them are of public figures, of fiction, or made up.

## Figures on names whose hand was not learnt from
How many are told to be private with less than so much likelihood. The shipped threshold stands in detectors/names/worldly.py.

| hand | names | {heads} |
|---|---|{lines}|
{figures}

## Known gaps
- A colleague's novel, a patient who is famous: what the prompt says decides, and it may say little. Then the name stays.
- An exercise in the words of a real case is taken for one, unless it says that it is an exercise.
- Who says that his patient is an example is believed, as far as no contact or identifier stands beside.
- French of France with some English. Other languages are not told: names stay.
- Another version of numpy may move a probability in its last digits, and training on another machine the weights.
"""
_NOTICE = """private_fr was learnt from own texts, Apache-2.0: scripts/training/private/texts, scripts/training/templates and
scripts/training/classes/texts. Names that fill their slots are drawn from the lists that models/names_fr/NOTICE names, and are masked before
anything is learnt.
"""


def card(facts: Mapping[str, Any]) -> str:
    """The card of a model with these facts."""
    figures: Mapping[str, Mapping[str, Mapping[str, int]]] = facts["unseen hands"]
    rows = [
        (f"{hand}, {kind}", counts) for hand, by in figures.items() for kind, counts in by.items() if counts["names"]
    ]
    heads = [at for at in rows[0][1] if at != "names"] if rows else []
    return _CARD.format(
        seed=facts["seed"],
        names=facts["names"],
        private=facts["private"],
        heads=" | ".join(heads),
        lines="|".join("---" for _ in heads),
        figures="\n".join(f"| {name} | {' | '.join(map(str, counts.values()))} |" for name, counts in rows),
    )


def notice() -> str:
    """The notice."""
    return _NOTICE

"""The model's card and notice, written from what the training measured and from what it read."""

from collections.abc import Mapping
from typing import Any

from detectors.calibration import Calibration
from detectors.classes.classifier import CLASSES
from scripts.training.sources import Sources

_CARD = """# classes_fr: what is secret, or about one patient, without any identifier

Logistic regression over the sentences of a prompt: hashed words and pairs of words, in so many buckets that a strange word rarely meets the
weight of another, and closed groups of words (detectors/lexicons/classes.txt) in a sentence, beside it and around it. For each class the mean of
a model that tells it from all else and of one that tells any class from none; and of each the mean of five that had not seen some of the hands.
To the sum of a sentence is added, by 1.5 at most, what its words and those of the three sentences on each side of it lean to (ours, or the
world's, a template's, homework's): one weight for each hashed word, learnt from whole prompts. Headings, greetings and rows of a list are read
with the line behind them. A first, cheap look at the groups alone holds back most sentences of other texts. It tells SPONSOR_SECRET,
STRATEGIC, UNBLINDING and INDIVIDUAL_CASE, with a calibrated probability, and which groups of words weighed most. Code: detectors/classes.
Training: `python -m scripts.train_classes --data <folder of the sources> --out models/classes_fr --seed {seed}`; the same
bytes come out again. This card is written by the training.

## Files
| file | what |
|---|---|
| weights.npz | weights of buckets and groups; numpy arrays, no pickle |
| calibration.json | curves from the sum of weights to a probability |
| manifest.json | seed, settings, digests of the inputs, figures |
| NOTICE | sources and licences |
| SHA256SUMS | digests, checked when the model is loaded |

## Learnt from
{texts:,} prompts, {sentences:,} sentences: own phrases in French and some English, filled at random, in the manner of 96 trades and
habits (monitors, statisticians, quality, wards, boards, headquarters, what is typed in haste or pasted: scripts/training/classes/texts/hands;
five of them whole prompts, in which only what tells is of a class and what is asked is not), dressed as chats, mails, minutes and slides, and
clauses that a frame leaves a secret or makes harmless (our trial against a published one, a statement against a question); as harmless ones
questions on methods, statistics and regulation, literature and its results, product information, teaching cases, company news, terms, templates,
everyday life at home and at work, the words of a secret in their other senses, code; some 1,750 whole prompts by seven writers about anything but
secrets (texts/prompts); and passages of published case reports of the Pan African
Medical Journal (CC BY). Statements said to be made up for an exercise count as harmless. No text of a patient, prompt, sponsor or leak was used.

## Figures on sentences whose hand was not learnt from
Five models, each without the phrases of some hands: each meets trades it knows nothing of, with far less to learn from than the shipped one.
Sets written by hand by another procedure stand in tests/detectors/classes/sets, and their figures in its README.

{figures}

{reports}

## Calibration
Isotonic, on the same sentences. Among them {share:.0%} are of a class, far more than among prompts at large: a probability is one of that mix.

| sum | -2 | -1 | 0 | 1 | 2 | 3 | 4 | 6 |
|---|---|---|---|---|---|---|---|---|
{curve}

## Known gaps
- A statement without a word of its trade ("ça ne marche pas, on arrête") tells little. Hints, irony and code words are not understood.
- Sentences count, not documents: a secret spread over many lines, a long table of results or of prices, is for other detectors.
- Who says it is told from words (`notre`, `chez nous`): a published result told as one's own is taken for one's own, and the reverse.
- "Exercice fictif :" in front of a secret makes it look harmless; so does a quotation. The classes help the careful, they stop no traitor.
- A patient's story told in the words of a published report passes; so does one without trade, town, or a rare disease.
- French of France with some English. Other languages are not told.
- Another version of numpy may move a probability in its last digits, and training on another machine the weights.
"""
_NOTICE = """classes_fr was learnt from own phrases (scripts/training/classes/texts, Apache-2.0), and from:

communes.csv: names of communes, Licence Ouverte 2.0 (Etalab), as places in phrases.
e3c_pamj_carriers.jsonl: case reports of the Pan African Medical Journal, each under the licence named in models/names_fr/NOTICE with its DOI and
authors ({reports} reports, CC BY), as harmless texts. No passage can be read out of the weights, which are sums over hashed words.
Also drawn from, for harmless texts with names in them, are the lists that models/names_fr/NOTICE names.
"""
_AT = (-2, -1, 0, 1, 2, 3, 4, 6)


def card(facts: Mapping[str, Any], curves: Mapping[str, list[tuple[float, float]]]) -> str:
    """The card of a model with these facts."""
    calibration = Calibration(curves)
    told = facts["unseen hands"]["0.5"]
    of_class = sum(told[name]["sentences"] for name in CLASSES)
    return _CARD.format(
        **{name: facts[name] for name in ("seed", "texts", "sentences")},
        figures=_figures(facts["unseen hands"]),
        reports=_reports(facts["held-out reports"]),
        share=of_class / max(1, facts["sentences"]),
        curve="\n".join(f"| {name} | {_row(calibration, name)} |" for name in CLASSES),
    )


def notice(sources: Sources) -> str:
    """The notice."""
    return _NOTICE.format(reports=len(sources.reports))


def _row(calibration: Calibration, name: str) -> str:
    return " | ".join(f"{calibration(name, at):.2f}" for at in _AT)


def _figures(figures: Mapping[str, Any]) -> str:
    lines = ["| at | class | sentences | found | told wrongly |", "|---|---|---|---|---|"]
    for at, by in figures.items():
        lines += [
            f"| {at} | {name} | {by[name]['sentences']} | {_percent(by[name]['found'], by[name]['sentences'])} | {by[name]['wrong']} |"
            for name in CLASSES
        ]
        lines.append(f"| {at} | harmless sentences told | {by['harmless']['sentences']} | | {by['harmless']['told']} |")
    return "\n".join(lines)


def _reports(figures: Mapping[str, int]) -> str:
    told = ", ".join(f"{count} at {at}" for at, count in figures.items() if at != "reports")
    return f"Of {figures['reports']} published case reports that were not learnt from, a sentence is told in: {told}."


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"

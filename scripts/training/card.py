"""The model's card and notice, written from what the training measured and from what it read."""

from collections.abc import Mapping
from typing import Any

from detectors.calibration import Calibration
from scripts.training.sources import Sources

_CARD = """# names_fr: names and places in French clinical prose

A conditional random field over the properties of words and the opinion of lists, and a small convolutional network over the same properties;
a chain of labels is read off the mean of both. It marks PERSON, LOCATION, ORGANIZATION and ADDRESS in texts of French clinical practice and
research, with a calibrated probability. Code: detectors/names. Training: `python -m scripts.train_names
--data <folder of the sources> --out models/names_fr --seed {seed}`; the same bytes come out again. This card is written by the training.

## Files
| file | what |
|---|---|
| weights.npz | weights of properties and of what looks at several words; numpy arrays, no pickle |
| network.npz | the network: a vector of {word} bytes for each property, then layers of {near} and {far} numbers that see {reach} words each way |
| gazetteers.txt.gz | words by what lists know of them: first names, surnames, communes, how common, eponyms, drugs, titles, streets, hospitals |
| calibration.json | curves from the tagger's mass to a probability |
| manifest.json | seed, settings, digests of the inputs, figures |
| NOTICE | sources and licences |
| SHA256SUMS | digests, checked when the model is loaded |

## Learnt from
{texts:,} texts, {words:,} words: own templates filled with made-up names of all origins found in France; real case reports of the Pan African
Medical Journal (CC BY) as they are, and with made-up names put in; AP-HP's annotated fictitious documents (BSD-3), filled again. A third of
the texts are in small letters, capitals, without accents or signs, mistyped or misread. Half of the surnames are in no list. No text of a
patient, prompt or leak was used.

## Figures on the development set, per cent
Made by the same authors as the training texts, so kinder than the world: templates and hospital documents share their patterns with the
training, reports are held out, the last part was written by hand. Touched: names that a mention of the same label overlaps. Precision:
mentions that overlap such a name. Covered: characters under any mention. 0.5 is the default, 0.2 the setting for redaction.

{figures}

False names of persons in {held_out} held-out reports as published, for a thousand words: {alarms}.

## Calibration
Isotonic, on texts of the development set that the figures above do not use, but for those written by hand. Mass is the mean over a mention's
words of the probability of its label.

{curve}

## Limits
- Texts of medicine and its research, in French, with some English. News and fiction are not what it learnt.
- Names in no list are found by what stands around them; alone on a line in small letters they may be missed, or a rare word taken for one.
- A town that is a common word (Sens, Vienne), an organisation without any cue, a first name that is a word (Rose, Pierre) in small letters.
- Initials alone, without a title or cue, are for the detectors of initials.
- Public figures, authors in citations, eponyms and drugs were learnt as no names; a patient who is called Parkinson needs a title or a context.
- Another processor or version of numpy may move a probability in its last digits, and training on another machine the weights.
"""


def card(facts: Mapping[str, Any], curves: Mapping[str, list[tuple[float, float]]]) -> str:
    """MODEL_CARD.md."""
    return _CARD.format(
        seed=facts["seed"],
        word=facts["network"]["word"],
        near=facts["network"]["near"],
        far=facts["network"]["far"],
        reach=facts["network"]["near_reach"] + facts["network"]["far_reach"],
        texts=facts["texts"],
        words=facts["words"],
        figures=_figures(facts["development"]),
        held_out=150,
        alarms=", ".join(f"{count} at {at}" for at, count in facts["false_names_per_1000_words"].items()),
        curve=_curve(curves),
    )


def _figures(development: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["| texts | at | label | names | touched | precision | covered |", "|---|---|---|---|---|---|---|"]
    for name, by_threshold in development.items():
        for at, figures in by_threshold.items():
            for label, row in figures.items():
                if isinstance(row, Mapping):
                    cells = (name, at, label, *(row[key] for key in ("names", "touched", "precision", "covered")))
                    lines.append("| " + " | ".join(map(str, cells)) + " |")
            if figures["clean"]:
                lines.append(
                    f"| {name} | {at} | clean texts with a false PERSON | {figures['alarmed']} of {figures['clean']} | | | |"
                )
    return "\n".join(lines)


def _curve(curves: Mapping[str, list[tuple[float, float]]]) -> str:
    calibration = Calibration(curves)
    masses = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
    lines = ["| mass | " + " | ".join(map(str, masses)) + " |", "|---" * (len(masses) + 1) + "|"]
    rows = ((label, *(f"{calibration(label, mass):.2f}" for mass in masses)) for label in sorted(curves))
    return "\n".join((*lines, *("| " + " | ".join(row) + " |" for row in rows)))


_NOTICE = """What the model names_fr was made from, and under which licences. None of these texts is in this repository; the weights and lists are
gardefou's own work (Apache-2.0), made from them.

1. INSEE, fichier des prénoms and lists of deaths: first names with their numbers. Licence Ouverte 2.0 (Etalab).
2. Surnames: npm package @zxcvbn-ts/language-fr 4.1.2, MIT License, Copyright (c) Dan Wheeler and the zxcvbn-ts contributors.
3. Communes: npm package @etalab/decoupage-administratif 6.0.0 (code: MIT); data of INSEE, La Poste and DGCL, Licence Ouverte 2.0 (Etalab).
4. Common words: OpenSubtitles by way of OPUS and @zxcvbn-ts/language-fr. Open Data Commons Attribution License (ODC-BY) 1.0: "Contains
   information from OpenSubtitles (http://www.opensubtitles.org/), which is made available under the ODC Attribution License."
   Common words of English: OpenSubtitles 2024 by way of OPUS and npm package @zxcvbn-ts/language-en 4.1.1 (MIT), ODC-BY 1.0; original data is
   attributed to subtitle contributors and rights holders; a processed derivative: tokenized, aggregated by frequency, filtered.
5. AP-HP, eds-pseudo: annotated fictitious document templates and names of hospitals. BSD 3-Clause License, text below.
6. Case reports of The Pan African Medical Journal, by way of the E3C corpus (whose annotations are not used), each under CC BY 4.0 or CC BY as
   its publisher says: https://creativecommons.org/licenses/by/4.0/. Changes: sentences were taken singly, changed in case and spelling, and
   made-up names were put in, for the training; the words that the reports hold often are in the list of common words, and the words of their
   authors' names, each alone, among the surnames. Their DOIs are below.
7. Templates and lists of eponyms, drugs, organisations, places and words: written for gardefou, Apache-2.0.

--- 5. eds-pseudo ---------------------------------------------------------------------------------------------------------------------------

{bsd}

--- 6. case reports, by DOI -------------------------------------------------------------------------------------------------------------------

{dois}
"""


def notice(sources: Sources) -> str:
    """NOTICE, with AP-HP's licence and the DOIs of all reports."""
    dois = sorted({f"{report.doi} ({report.licence})" for report in sources.reports})
    return _NOTICE.format(bsd=sources.hospital_licence.strip(), dois="\n".join(dois))

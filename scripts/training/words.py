"""The lists that go with the training, and the gazetteers that are made from them and from the data."""

import re
from collections import Counter
from importlib.resources import files

from detectors.names.gazetteers import FLAGS, Gazetteers, folded
from scripts.training.sources import Sources

HELD_OUT = 150
"""The first reports, which nobody learns from: the development set."""

_FREQUENT_FIRST_NAMES = 900
_LARGE = 9_000
_TOWN = 3_000
_SHORTEST_TOWN = 3
_SHORTEST_NAME = 2
_SHORTEST_HOUSE = 2
_WORDS = 9_000
"""So many of the most common words are words first, and names only by the lists of the state."""
_RANKS = ((300, "w"), (2_500, "x"), (9_000, "y"), (40_000, "z"))
_CLINICAL = 4
"""A word of clinical prose in small letters is known if the reports hold it so often."""
_SMALL = re.compile(
    r"(?<![\w'’-])[a-zà-öø-ÿœ]{2,}(?:-[a-zà-öø-ÿœ]+)*(?![\w'’])|(?<=[ldjnscqu]['’])[a-zà-öø-ÿœ]{2,}(?![\w'’])"
)


def listed(name: str) -> list[str]:
    """Terms of a list of ours, parted by commas; comments begin with `#`."""
    return _terms((files("scripts.training") / "lists" / name).read_text(encoding="utf-8"))


def _of_detectors(name: str) -> list[str]:
    """Terms of a list of the detectors."""
    return _terms((files("detectors") / "lexicons" / name).read_text(encoding="utf-8"))


def _terms(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [term.strip() for line in lines for term in line.split(",") if term.strip()]


def drugs(sources: Sources) -> list[str]:
    """Drugs: the detectors' own list, the brands beside it, those of the data."""
    own = [term for term in _of_detectors("treatments.txt") if " " not in term]
    return [*listed("drugs.txt"), *sources.lexicons["MEDS"], *own]


def eponyms(sources: Sources) -> list[str]:
    """Names that have become words."""
    lexicons = sources.lexicons
    return list(
        dict.fromkeys(
            [
                *listed("eponyms.txt"),
                *listed("eponyms_learnt.txt"),
                *lexicons["EPO"],
                *lexicons["SIG"],
                *lexicons["TECH"],
            ]
        )
    )


def gazetteers(sources: Sources) -> Gazetteers:
    """What the tagger knows of words."""
    flags: dict[str, set[str]] = {}

    def add(flag: str, words: list[str]) -> None:
        for word in words:
            flags.setdefault(folded(word), set()).add(flag)

    ranked = [name for name, _ in sources.first_names]
    add("f", ranked[:_FREQUENT_FIRST_NAMES])
    add("g", ranked[_FREQUENT_FIRST_NAMES:])
    add("s", [part for name in sources.surnames for part in _parts(name)])
    for flag, name in (("g", "first_names.txt"), ("s", "surnames_abroad.txt")):
        add(flag, _uncommon(listed(name), sources))
    add("C", [part for name, _, people in sources.communes if people >= _LARGE for part in _parts(name)])
    add("c", [part for name, _, people in sources.communes if people < _LARGE for part in _parts(name)])
    add("c", [part for name in listed("foreign_places.txt") for part in _parts(name)])
    _add_short_towns(flags, sources)
    _add_authors(flags, sources)
    add("b", _bare_houses(flags, sources))
    add("d", [word for name in drugs(sources) for word in _parts(name) if len(word) > 3])
    add(
        "e", [word for name in eponyms(sources) for word in (*_parts(name), *re.split(r"[\s-]", name)) if len(word) > 2]
    )
    add("o", [word for name in listed("organizations.txt") for word in _parts(name)])
    for line in (files("scripts.training") / "lists" / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            add(line[1], line[3:].split())
    add("n", [word for word in listed("english.txt") if "'" not in word])
    _add_ranks(flags, sources)
    _add_capitals(flags, sources)
    return Gazetteers({w: "".join(sorted(f, key=FLAGS.index)) for w, f in flags.items() if " " not in w and w})


def _add_short_towns(flags: dict[str, set[str]], sources: Sources) -> None:
    """What people call a commune of several words: `Brive`, `Vitry`, `Décines`; not `Saint`, `Villeneuve`."""
    known = {folded(word) for word in sources.common_words[:_WORDS]}
    for name, _, people in sources.communes:
        first = folded(name.split("-")[0])
        if "-" in name and people >= _TOWN and len(first) > _SHORTEST_TOWN and " " not in first and first not in known:
            is_name = bool(flags.get(first, set()) & {"f", "g", "s"})
            flags.setdefault(first, set()).add("C" if people >= _LARGE and not is_name else "c")


def _bare_houses(flags: dict[str, set[str]], sources: Sources) -> list[str]:
    """Words by which a hospital alone is meant: `Purpan`, `Lariboisière`; not `Édouard`, `Granville`."""
    parts = _uncommon([part for name in listed("hospitals.txt") for part in _parts(name)], sources)
    return [part for part in parts if len(part) > _SHORTEST_HOUSE and not flags.get(folded(part), set()) & set("fCck")]


def _add_authors(flags: dict[str, set[str]], sources: Sources) -> None:
    """Names of authors of the reports, word by word, that are no words of a language: surnames, mostly of Africa."""
    names = [part for report in sources.reports[HELD_OUT:] for author in report.authors for part in author.split()]
    for part in _uncommon([name for name in names if name.isalpha() and len(name) > _SHORTEST_NAME], sources):
        if not flags.get(folded(part), set()) & set("fgsCckmtrho"):
            flags.setdefault(folded(part), set()).add("s")


def _uncommon(names: list[str], sources: Sources) -> list[str]:
    """Names without those that are words, too: `Park`, `Fall`, `Grâce`."""
    words = {folded(word) for word in (*sources.common_words[:_WORDS], *listed("english.txt"))}
    return [part for name in names for part in _parts(name) if folded(part) not in words]


def _add_ranks(flags: dict[str, set[str]], sources: Sources) -> None:
    """How common a word is: in films, or in clinical prose as a word in small letters."""
    counts = Counter(folded(m[0]) for report in sources.reports[HELD_OUT:] for m in _SMALL.finditer(report.text))
    clinical = [word for word, count in counts.items() if count >= _CLINICAL]
    ranks = {word: rank for rank, word in reversed(list(enumerate(dict.fromkeys(map(folded, sources.common_words)))))}
    for word in {*clinical, *ranks}:
        if not word[0].isalpha():
            continue
        rank = min(ranks.get(word, 40_000), 2_000 if counts[word] >= 60 else 7_000 if counts[word] >= 12 else 20_000)
        if not (word in flags and word not in counts and rank > 9_000):
            flags.setdefault(word, set()).add(next(letter for limit, letter in _RANKS if rank < limit))


_CAPITALS = re.compile(r"(?<=[a-zé,(] )[A-Z]{3,6}(?![\w'’-])")
_DRUG = r"[A-ZÉ][a-zéèïôö]{3,}(?:ine|ide|one|ol|ate|mab|nib|vir|zole|pril|tan|ène|xel|tin|tère|zine|prim|azépam)"
_TREATED = re.compile(rf"(?:sous|base de|base d['’]|traitement par|[,+(:])[ ]?({_DRUG})(?![\w'’-])")
_NAMED = re.compile(
    r"(?:signe|test|maladie|syndrome|classification|scores?|critères|stade|échelle|technique|coloration|stéthoscope|voie|triade|manœuvre|triangle"
    r"|fracture|procédé|intervention|opération|points?|sérodiagnostic|corps|sonde|drain|pince|réaction|lambeau|incision)s?"
    r" (?:selon |de |d['’])([A-ZÉ][a-zéèïôöüç]{2,}(?:-[A-ZÉ][a-zéèïôöüç]+)*)(?:(?: et |, | - |/)([A-ZÉ][a-zéèïôöüç]{2,}))?"
)
"""`sous Kanamycine`, `classification de Durie et Salmon`."""
_SEEN = 2


def _add_capitals(flags: dict[str, set[str]], sources: Sources) -> None:
    """Acronyms and drugs of clinical prose: words with capitals that come again in the reports and are in no list of names."""
    texts = [report.text for report in sources.reports[HELD_OUT:]]
    acronyms = Counter(folded(match[0]) for text in texts for match in _CAPITALS.finditer(text))
    treated = Counter(folded(match[1]) for text in texts for match in _TREATED.finditer(text))
    named = Counter(
        folded(part) for text in texts for match in _NAMED.finditer(text) for part in match.groups() if part
    )
    for counts, flag, seen in ((acronyms, "a", _SEEN), (treated, "d", _SEEN), (named, "e", 1)):
        for word, count in counts.items():
            if count >= seen and not flags.get(word, set()) & set("fgsCckmt"):
                flags.setdefault(word, set()).add(flag)


def towns(sources: Sources) -> frozenset[str]:
    """Places that a report may name: those abroad, large communes."""
    large = (name for name, _, people in sources.communes if people >= 3 * _LARGE)
    return frozenset((*listed("foreign_places.txt"), *large)) - set(eponyms(sources))


_SMALL_WORDS = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "sur",
    "sous",
    "en",
    "et",
    "aux",
    "d",
    "l",
    "a",
    "lès",
    "lez",
    "près",
    "saint",
    "sainte",
}


def _parts(name: str) -> list[str]:
    """A name as the tokenizer parts it: at spaces and elisions; small words are left out."""
    words = re.split(r"\s+|(?<=\b[lLdD])['’]", name)
    return [word for word in words if word and folded(word) not in _SMALL_WORDS]

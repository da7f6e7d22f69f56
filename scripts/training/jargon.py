"""Words that no list knows and that name nobody: variables, acronyms, names of programs and files, made up letter by letter."""

from random import Random

_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
_VOWELS = "AEIOUY"
_ENDS = (
    "DTC",
    "TESTCD",
    "STRESN",
    "ORRES",
    "SEQ",
    "CAT",
    "DY",
    "FL",
    "CD",
    "N",
    "DT",
    "GR1",
    "TERM",
    "DECOD",
    "STAT",
    "LOC",
)
_DOMAINS = (
    "AE",
    "CM",
    "DM",
    "DS",
    "EG",
    "EX",
    "LB",
    "MH",
    "PE",
    "QS",
    "RS",
    "SU",
    "SV",
    "TR",
    "TU",
    "VS",
    "AD",
    "TRT",
    "RF",
    "TRTE",
    "AN",
    "ST",
    "US",
)
_STEMS = (
    "age", "arm", "base", "bmi", "count", "data", "date", "dose", "df", "file", "fit", "flag", "group", "hash", "id", "index", "key",
    "lab", "len", "line", "list", "log", "max", "min", "model", "name", "node", "num", "out", "path", "row", "score", "sex", "site",
    "size", "sum", "tab", "temp", "test", "time", "tmp", "trt", "user", "val", "visit", "week",
)  # fmt: skip
_SUFFIXES = (".py", ".sas", ".R", ".csv", ".xlsx", ".sql", ".yml", ".json", ".log", ".sh", ".docx", ".pdf")


class Jargon:
    """Draws such words."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def acronym(self) -> str:
        """`TEAE`, `K-RAS G12C`, `HSTS`, `EVEREST-2`."""
        random = self._random
        length = random.choice((2, 3, 3, 4, 4, 4, 5, 6, 7, 8))
        word = "".join(random.choice(_CONSONANTS if random.random() < 0.65 else _VOWELS) for _ in range(length))
        behind = random.choice(
            (
                "",
                "",
                "",
                "",
                f"-{random.randint(1, 40)}",
                f" {random.choice(_CONSONANTS)}{random.randint(10, 900)}{random.choice('CDEKR')}",
            )
        )
        return word + behind

    def variable(self) -> str:
        """`AESTDTC`, `TRTEMFL`, in capitals or small letters."""
        random = self._random
        word = (
            random.choice(_DOMAINS)
            + random.choice(("", "", random.choice(("ST", "EN", "BL", "P", "TOX", "SEV", "REL"))))
            + random.choice(_ENDS)
        )
        return word if random.random() < 0.8 else word.lower()

    def identifier(self) -> str:
        """`maxDose`, `df_visit`, `fit1`, `test.csv`."""
        random = self._random
        one, two = random.choice(_STEMS), random.choice(_STEMS)
        return random.choice(
            (
                one,
                f"{one}_{two}",
                one + two.capitalize(),
                f"{one}{random.randint(1, 9)}",
                one.capitalize() + two.capitalize(),
                f"{one}.{two}",
                f"{one}_{two}{random.choice(_SUFFIXES)}",
            )
        )

"""Text made by arithmetic, never twice the same: harmless, full of contact details, or meant to keep a scanner busy."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice

SUBJECTS = (
    "Le protocole", "Cette étude", "Le critère principal", "L'analyse en intention de traiter", "Le comité scientifique",
    "La revue de la littérature", "Le plan statistique", "Une méta-analyse récente", "Le bras comparateur", "La cohorte",
)  # fmt: skip
VERBS = (
    "décrit", "compare", "évalue", "résume", "discute", "précise", "confirme", "relativise", "reprend", "propose",
)  # fmt: skip
OBJECTS = (
    "la tolérance à long terme", "les événements indésirables attendus", "la survie sans progression",
    "la qualité de vie rapportée", "les données manquantes", "une hypothèse de non-infériorité",
    "la randomisation par blocs", "les effets secondaires digestifs", "la dose de charge", "l'observance du traitement",
)  # fmt: skip
ENDS = (
    "dans l'insuffisance cardiaque", "après ajustement sur l'âge", "avec un suivi de {} semaines",
    "chez {} % des participants", "selon les recommandations en vigueur", "sans différence notable entre les bras",
)  # fmt: skip
SYLLABLES = ("va", "tri", "co", "lé", "ma", "rin", "os", "ber", "du", "thi")

Make = Callable[[int, int], str]
"""Length in code points, seed -> a text."""


def clean(size: int, seed: int) -> str:
    """A text of `size` code points in which nothing is to be found."""
    return _filled(size, map(_sentence, _numbers(seed)))


def dirty(size: int, seed: int) -> str:
    """A text with about five contact details in a thousand code points, of the kinds that are replaced."""
    return _filled(size, (_contact(n) if n % 12 < 5 else _sentence(n) for n in _numbers(seed)))


def adversarial(size: int) -> dict[str, str]:
    """Name -> a text of `size` code points that makes slow scanners slow."""
    units = {
        "at signs": "a@", "dots": "a.", "digits": "1", "telephone starts": "06 ", "titles": "M. ", "fields": "nom: ",
        "base64": b64encode(bytes(range(256))).decode(), "IBAN starts": "FR76 3000 ", "NIR starts": "2 95 10 99 126 ",
        "RPPS labels": "RPPS ", "kinship": "sa fille ", "zero width": "0\u200b6\u200b ", "accents": "é", "dashes": "-",
        "brackets": "[", "new lines": "\n", "numbers": "12;3,5;2026-11-02;", "e-mails": "a.b@exemple.fr ",
        "telephones": "01 99 00 12 34 ", "names": "M. Vautravers, ", "negations": "ne ", "births": "né le ", "days": "14 mars ",
        "dates": "14/03/1957 ", "small numbers": "12 ", "ages": "12 ans ", "dots and pairs": "81.23.45.67 ",
        "subject labels": "n° patient ", "subjects": "patient 014-0003 ", "patients": "patient ", "codes": "A10 ",
        "NIRs": "2 95 10 99 126 111 93 ", "hospital numbers": "ipp: 12345678\n", "headers": "nom;prenom;ddn\n",
        "wide headers": ";".join(f"colonne_{n}" for n in range(200)) + ";ipp\n", "segments": "PID|1||8012345678\n",
        "many numbers": " ".join(str(1 + n % 99) for n in islice(_numbers(7), 20_000)),
        "many ages": " ans, ".join(str(1 + n % 99) for n in islice(_numbers(8), 10_000)),
        "many days": " mars ".join(str(1 + n % 31) for n in islice(_numbers(9), 10_000)),
        "many dates": "".join(f"{1 + n % 28:02}/{1 + n // 28 % 12:02}/{1930 + n // 500 % 90}\n" for n in islice(_numbers(10), 9_000)),
        "many randomisations": "".join(f"rando {10_000 + n % 90_000} " for n in islice(_numbers(11), 9_000)),
        "many amounts": "".join(f"{n % 1000},{n // 1000 % 100:02} € " for n in islice(_numbers(12), 9_000)),
        "many decimals": "".join(f"{n % 100}.{n // 100 % 1000:03}\t" for n in islice(_numbers(13), 9_000)),
        "ages in rows": "".join(f"{1 + n % 99} ans\n" for n in islice(_numbers(14), 9_000)),
        "telephones in pairs": "".join(
            f"Tél. 0{1 + n % 7} {n % 97:02} {n % 89:02} {n % 83:02} {n % 79:02}, 06 {n % 73:02} {n % 71:02} 11 12\n"
            for n in islice(_numbers(15), 9_000)
        ),
        "misread telephones": "O4.65.71.78.56 ", "addresses in words": "noemie.corvessac(at)example.net ", "spaced letters": "a b c 1 2 d e f ",
        "spaced days": "".join(f"née le {' '.join(f'{n % 10**8:08}')}\n" for n in islice(_numbers(16), 9_000)),
        "bank details": "".join(f"RIB {n % 10**5:05} {n // 7 % 10**5:05} {n:011} {n % 97:02}\n" for n in islice(_numbers(17), 9_000)),
        **listings(),
        **_floods(),
    }  # fmt: skip
    return {name: (unit * (size // len(unit) + 1))[:size] for name, unit in units.items()}


def listings() -> dict[str, str]:
    """Name -> a text of nothing but one kind of line, no two alike, as people do send them."""
    made: dict[str, Callable[[int], str]] = {
        "codes of diseases": lambda n: f"{'ABCDEFGHIJKLMN'[n % 14]}{n // 14 % 100:02}.{n // 1400 % 10} ",
        "log of requests": lambda n: (
            f"192.168.{n % 256}.{n // 256 % 256} - - [14/Mar/2025:10:{n % 60:02}:{n // 60 % 60:02} +0100]"
            f' "GET /page/{n % 9973} HTTP/1.1" 200 {n % 99991}\n'
        ),
        "log of a program": lambda n: (
            f"2025-03-14 10:{n % 60:02}:{n // 60 % 60:02},{n % 997:03} INFO [worker-{n % 9}] request {n} took {n % 991} ms\n"
        ),
        "hazard ratios": lambda n: (
            f"Sous-groupe {n % 99} | HR {n % 3}.{n // 3 % 100:02} (IC95% 0.{n // 7 % 100:02}-1.{n // 11 % 100:02})"
            f" | p=0.{n // 13 % 1000:03}\n"
        ),
        "rows of subjects": lambda n: f"S{n % 9}-{n // 9 % 1000:03},V{n % 7},HGB,{5 + n % 13}.{n % 10}\n",
        "results of a laboratory": lambda n: f"Hb;{n % 18}.{n // 18 % 10};g/dL;{n % 9}.{n // 9 % 10}-{10 + n % 90}.{n // 90 % 10}\n",
        "numbers of trials": lambda n: f"U1111-{n % 10_000:04}-{n // 10_000 % 10_000:04} ",
    }  # fmt: skip
    return {
        name: "".join(line(n) for n in islice(_numbers(seed), 9_000))
        for seed, (name, line) in enumerate(made.items(), 20)
    }


def _floods() -> dict[str, str]:
    """Name -> values one after the other, as no one writes them; of some each word stands on a line of its own."""
    made: dict[str, Callable[[int], str]] = {
        "disguises of three kinds": lambda n: (
            f"{n % 99} ans O6.{n % 97:02}.{n // 3 % 97:02}.{n // 7 % 97:02}.{n // 11 % 97:02} née le {' '.join(f'{n % 10**8:08}')}\n"
        ),
        "days, ages, subjects": lambda n: f"{1 + n % 28} mars {n % 99} ans sujet {n % 999:03}-{n % 997:03} ",
        "streets without names": lambda n: f"{n % 99} rue ",
        "towns": lambda n: f"{1 + n % 95:02}{n % 1000:03} Ville{n % 9}\n",
        "compounds": lambda n: f"ABC-{n % 99991} ",
        "misread numbers": lambda n: f"NIR 2 9S 1O 99 12{n % 10} lll {n % 99:02}\n",
        "misread hospital numbers": lambda n: f"IPP 8O{n % 10**6:06}l\n",
        "dotted pairs": lambda n: ".".join(f"{n:010}"[at : at + 2] for at in range(0, 10, 2)) + "\n",
        "letters alike": lambda n: f"\u0430\u0435{n % 99}\u043e ",
        "numbers of companies": lambda n: f"{n % 10**13:013}0 ",
        "bracketed signs": lambda n: f"jean{n % 9973}[at]exemple[dot]fr ",
        "estimates by words": lambda n: f"HR 0,{n % 99:02} (IC95 0,{n % 77:02}-0,{n % 88:02}) p=0,0{n % 9};\n".replace(" ", "\n"),
        "networks by lines": lambda n: f"2001:db8::{n % 65536:x}\n",
        "codes by words": lambda n: f"CIM-10\n{chr(65 + n % 20)}{n % 100:02}\n",
        "subjects by words": lambda n: f"sujet\n{n % 1000:03}-{n // 7 % 10_000:04},\n",
        "plates by parts": lambda n: f"{n % 10_000}\nAB\n{n % 95}\n",
        "arms by words": lambda n: f"patient\n{n % 999}\nbras\nA\n",
        "cards by commas": lambda n: " ".join(f"{n:016}"[at : at + 4] for at in range(0, 16, 4)) + ", ",
        "days by commas": lambda n: f"{n % 31:02} mars {1000 + n % 1000}, ",
        "stays of two days": lambda n: f"hospitalisé du {n % 31:02}/{n % 13:02}/2024 au {n % 29:02}/{n % 11:02}/2024 ",
        "labels and months by lines": lambda n: f"né en\n{n % 13:02}/{1000 + n % 1000}\n",
        "kits over lines": lambda n: f"kit n° {n % 1000:03}\n{n // 7 % 1000:03} ",
        "hospital numbers over lines": lambda n: f"IPP (AP-HP) : {n % 10**5:05}\n{n // 7 % 10**5:05} ",
        "addresses and numbers": lambda n: f"{n % 10**9:09} {n % 99} B rue Imaginaire, bât. {n % 9}, {10_000 + n % 80_000} Paris ",
        "patients by cells": lambda n: (
            f"patient {n % 999:03}\t{n % 28 + 1:02}/{n // 28 % 12 + 1:02}/19{n % 90 + 10}\t{n % 99} ans\tbras {'AB'[n % 2]}\n"
        ),
        "births by tabs": lambda n: f"né(e) le\t{n % 31:02}.{n % 12:02}.{1900 + n % 100}\tdécès\t",
        "keys and values": lambda n: (
            f'"ipp": {n % 10**9}, "nom": "v{n % 99}", "ddn": "{1900 + n % 99}-{n % 12 + 1:02}-{n % 28 + 1:02}", '
        ),
        "subjects and visits": lambda n: f"{n % 999:03}-{n // 7 % 9999:04} V{n % 9} J{n % 99} SAE\n",
        "stays and rooms": lambda n: (
            f"chambre {n % 400} lit {n % 4} du {n % 31:02}/{n % 12:02} au {n % 29:02}/{n % 11:02} IEP {n % 10**9:09}\n"
        ),
    }  # fmt: skip
    return {
        name: "".join(line(n) for n in islice(_numbers(seed), 9_000))
        for seed, (name, line) in enumerate(made.items(), 40)
    }


@dataclass(frozen=True)
class Kind:
    """A kind of prompt."""

    size: int
    make: Make


@dataclass
class Prompts:
    """Request bodies for OpenAI's chat route; each text is new."""

    _seeds: Iterator[int] = field(default_factory=lambda: count(1))

    def bodies(self, number: int, kind: Kind, model: str = "gpt", *, is_stream: bool = False) -> list[bytes]:
        """So many bodies of a kind."""
        return [_body(kind.make(kind.size, next(self._seeds)), model, is_stream) for _ in range(number)]


def _body(text: str, model: str, is_stream: bool) -> bytes:
    asked = {"model": model, "stream": is_stream, "messages": [{"role": "user", "content": text}]}
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":")).encode()


def _numbers(seed: int) -> Iterator[int]:
    """Knuth's linear congruential generator; its upper bits."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def _filled(size: int, sentences: Iterator[str]) -> str:
    parts, length = [], 0
    while length < size:
        parts.append(next(sentences))
        length += len(parts[-1])
    return "".join(parts)[:size]


def _sentence(n: int) -> str:
    end = ENDS[n // 1000 % len(ENDS)].format(2 + n % 89)
    return f"{SUBJECTS[n % 10]} {VERBS[n // 10 % 10]} {OBJECTS[n // 100 % 10]} {end}. "


def _contact(n: int) -> str:
    n //= 12
    name = "".join(SYLLABLES[n // 10**i % 10] for i in range(3))
    shapes = (
        f"Écrire à {name}.{n % 977}@exemple.fr pour le retour du questionnaire de suivi. ",
        f"Le secrétariat répond au 01 99 00 {n // 100 % 100:02} {n % 100:02} tous les matins de la semaine. ",
        f"Le compte-rendu a été relu par le Dr {name.capitalize()} avant la réunion. ",
        f"Virement attendu sur l'IBAN {_iban(n)} avant la fin du mois. ",
    )
    return shapes[n // 1000 % len(shapes)]


def _iban(n: int) -> str:
    account = f"30999{n % 100_000:05}{n % 10**11:011}"
    key = 97 - (89 * int(account[:5]) + 15 * int(account[5:10]) + 3 * int(account[10:])) % 97
    bban = f"{account}{key:02}"
    return f"FR{98 - int(bban + '152700') % 97:02}{bban}"

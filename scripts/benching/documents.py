"""Made-up protocols, paragraph by paragraph, and a light rewording: words of the trade in an order that no document has."""

from random import Random

_WHO = (
    "le promoteur", "l'investigateur", "le comité de surveillance", "chaque centre", "le biostatisticien",
    "le pharmacien", "l'équipe de recherche", "le laboratoire central", "le data manager", "le patient",
    "l'attaché de recherche", "le moniteur", "le sous-investigateur", "le radiologue référent",
    "le comité d'adjudication",
)  # fmt: skip
_DOES = (
    "vérifie", "transmet", "consigne", "confirme", "évalue", "mesure", "notifie", "archive", "compare", "valide",
    "planifie", "recueille", "contrôle", "documente", "réévalue", "signale", "prévoit", "interrompt", "adapte",
    "discute",
)  # fmt: skip
_WHAT = (
    "la créatininémie", "le volume tumoral", "la clairance", "le score de douleur", "la tolérance locale",
    "l'observance", "la fraction d'éjection", "le délai de réponse", "la dose cumulée", "l'échelle de fatigue",
    "le taux résiduel", "la charge virale", "le critère composite", "l'imagerie initiale",
    "le questionnaire de sommeil", "la calprotectine", "l'intervalle QT", "la biopsie hépatique",
    "le nombre de poussées", "la pression artérielle", "le poids corporel", "la ferritine", "le dosage plasmatique",
    "la consommation d'antalgiques",
)  # fmt: skip
_WHEN = (
    "à la visite {}", "avant la semaine {}", "toutes les {} heures", "au jour {}", "après {} cycles",
    "pendant {} mois", "dans les {} jours", "à partir du mois {}", "jusqu'à la semaine {}", "chez {} participants",
)  # fmt: skip
_IF = (
    "si la dose dépasse {} mg", "sauf en cas de rechute", "quelle que soit la cohorte", "en l'absence de fièvre",
    "hors période d'escalade", "dès que le seuil de {} % est franchi", "tant que le bras {} reste ouvert",
    "sous réserve d'un avis cardiologique", "malgré un retard de {} jours", "même après une réduction à {} mg",
)  # fmt: skip
_THEN = (
    "puis", "ensuite", "et", "tandis que", "alors que", "afin que", "avant que",
)  # fmt: skip
_HOW = (
    "résiduelle", "centralisée", "ambulatoire", "relue en aveugle", "ajustée au poids", "non spécifique", "de référence", "estimée",
    "par voie orale", "sous-cutanée", "du second lecteur", "mesurée au repos", "indexée", "hors protocole initial", "en double lecture",
)  # fmt: skip
_OTHERS = (
    "parfois", "environ", "récemment", "séparément", "localement", "rapidement", "totalement", "autrement", "notamment", "globalement",
)  # fmt: skip


_SYLLABLES = (
    "ba", "cro", "di", "fe", "glo", "hy", "ju", "ka", "li", "mo", "neu", "o", "pi", "que", "ra", "so", "tri", "u", "ve", "xa",
)  # fmt: skip
_ENDS = ("mie", "tion", "logue", "nale", "tique", "gramme", "rence")


def paragraphs(number: int, seed: int) -> list[str]:
    """So many paragraphs of about a hundred words; other ones for each seed."""
    random = Random(f"paragraphs {seed}")  # noqa: S311 - samples, no secrets
    return [" ".join(_sentence(random) for _ in range(5)) for _ in range(number)]


def reworded(text: str, share: float, random: Random) -> str:
    """A text with such a share of its words replaced, left out, or put before the next one."""
    words = text.split(" ")
    for place in random.sample(range(len(words) - 1), round(share * len(words))):
        way = random.randrange(3)
        if way == 0:
            words[place] = random.choice(_OTHERS)
        elif way == 1:
            words[place] = ""
        else:
            words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(word for word in words if word)


def _sentence(random: Random) -> str:
    text = f"{_clause(random)} {random.choice(_THEN)} {_clause(random)}."
    return text[0].upper() + text[1:]


def _clause(random: Random) -> str:
    words = [random.choice(one) for one in (_WHO, _DOES, _WHAT, _WHEN, _IF)]
    if random.random() < 0.7:
        words[2] += f" {random.choice(_HOW)}"
    words[2] += f" {_term(random)}"
    words[3] += f" {_term(random)}" * (random.random() < 0.5)
    if random.random() < 0.4:
        words[3], words[4] = words[4], words[3]
    if random.random() < 0.3:
        del words[4]
    told = " ".join(words)
    return told.format(*(random.randrange(2, 400) for _ in range(told.count("{}"))))


def _term(random: Random) -> str:
    """A word of the trade out of some eight thousand, the first ones more often: real texts have rare words."""
    number = int(8000 * random.random() ** 2)
    return "".join(_SYLLABLES[number // 20**place % 20] for place in range(3)) + _ENDS[number % 7]

"""What newspapers, agencies and parliaments tell is public: whom they quote, the small town of which they write, what a State pays.

By hand, the press of France first.
"""

import re

PRESS = re.compile(
    rb"(?<![a-z])(?:le figaro|liberation|les echos|ouest-france|le parisien|la croix|france ?(?:info|bleu|3)|bfm|l'afp|afp|reuters"
    rb"|the (?:guardian|conversation)|new york times|washington post|mediapart|l'express|sud[ -]ouest|la voix du nord|le progres|la depeche"
    rb"|(?<!tout )le monde(?= ?[,:(])|midi libre|nice-matin|la provence|le telegramme|la montagne|l'est republicain|le dauphine libere"
    rb"|la nouvelle republique|le bien public|presse-ocean|l'independant"
    rb"|communique de presse|revue de presse|(?:article|coupure|titre|depeche)s? de presse|presse (?:locale|regionale|nationale)"
    rb"|interview (?:de|avec)|tribune de|depeche(?= ?:)|faits? divers)(?![a-z])"
)
_DEBATE = re.compile(
    rb"(?<![a-z])(?:la parole est a (?:m\.|mm\.|mme|monsieur|madame)|(?:m\. le|mme la) (?:presidente?|ministre|rapporteure?)\."
    rb"|question (?:ecrite|orale) (?:n|de m|du depute)|questions au gouvernement"
    rb"|(?:interroge|attire l'attention d[eu]|demande a) (?:m\. le|mme la) ministre|je mets aux voix|l'amendement[^.\n]{0,40} n'est pas adopte"
    rb"|seance publique du|compte rendu integral des debats"
    rb"|(?:monsieur|madame|m\. le|mme la) (?:le |la )?(?:ministre|presidente?), (?:mes cher|l'article|ma question))"
)
_REACH = 200


def is_of_press(data: bytes, place: int) -> bool:
    """Whether the press is named within so many characters before a place, in the same paragraph."""
    low = max(0, place - _REACH)
    return PRESS.search(data, max(low, data.rfind(b"\n\n", low, place)), place) is not None


def is_debate(data: bytes) -> bool:
    """Whether a text is the record of a parliament: `M. le président. La parole est à…`."""
    return _DEBATE.search(data) is not None

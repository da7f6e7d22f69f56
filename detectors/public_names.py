"""Titles with names that everybody knows: `Dr House`, `Madame Bovary`, `Pr Delfraissy`. Characters, brands and public figures are no patients.

Written by hand; a surname that ordinary people bear too is not in it, so `M. Hulot` and `Dr Watson` stay people.
"""

import re

_TITLES = {
    b"mr": b"m",
    b"monsieur": b"m",
    b"madame": b"mme",
    b"docteur": b"dr",
    b"dre": b"dr",
    b"professeur": b"pr",
    b"prof": b"pr",
}
_KNOWN = frozenset(
    b"dr house,dr who,dr jekyll,dr strange,dr jivago,dr maboul,dr frankenstein,dr folamour,dr no,dr martens,dr oetker,dr pepper,dr dolittle"
    b",dr mabuse,dr good,dr google,dr gradus"
    b",dr knock,dr rieux,mme michu,m darcy"
    b",m bean,m hyde,m propre,m freeze,m bricolage,m robot,m patate,m happy,m burns,m tout-le-monde,m macron,mme macron"
    b",mme bovary,m bovary,m bovary fils,m homais,mme de renal,m de renal,mme de merteuil,m de valmont,mme verdurin"
    b",mme de cleves,mme de mortsauf,m de guermantes,mme de guermantes,mme de tourvel,m purgon,m diafoirus"
    b",mme de sevigne,mme de la fayette,mme de stael,mme de pompadour,mme de maintenon,mme tussaud,mme doubtfire,mme tout-le-monde"
    b",mme butterfly,pr tournesol,pr dumbledore,pr moriarty"
    b",pr raoult,pr didier raoult,pr delfraissy,pr jean-francois delfraissy,dr fauci,dr anthony fauci,pr axel kahn,mme buzyn,pr agnes buzyn"
    b",mme agnes buzyn,mme simone veil,mme veil,pr luc montagnier,pr montagnier,mme barre-sinoussi,pr francoise barre-sinoussi,mme von der leyen"
    b",m obama,m trump,m biden,m poutine,m zelensky,mme merkel,m mitterrand,m chirac,m sarkozy,m edouard philippe,m olivier veran".split(
        b","
    )
)
_NAMES = frozenset(known.partition(b" ")[2] for known in _KNOWN)
_SIGNS = re.compile(rb"[^a-z].*\Z", re.DOTALL)
_AUTHORS = re.compile(rb",? et (?:al\.?|coll\.)(?![a-z])")


def is_public_name(title: bytes, name: bytes) -> bool:
    """Whether this title with this name is somebody whom everybody knows. On folded bytes."""
    if name not in _NAMES:
        return False
    word = _SIGNS.sub(b"", title)
    return b"%b %b" % (_TITLES.get(word, word), name) in _KNOWN


def is_cited(data: bytes, end: int) -> bool:
    """Whether `et al.` behind a name makes it an author's."""
    return _AUTHORS.match(data, end) is not None

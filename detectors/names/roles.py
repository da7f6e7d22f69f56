"""Who a person is (patient, clinician, relative, other) and what an organisation is (hospital, ward, sponsor, other), from title and context."""

import re
from collections.abc import Sequence

from detectors.lexicon import listed
from detectors.names.merging import Seen
from detectors.names.propagation import people_parts
from detectors.names.tagger import Mention
from detectors.titles import FIELD, KIN, STAFF

_REACH = 60
_CLINICIAN = re.compile(
    rb"(?<![a-z])(?:(?:dre?s?|prs?|profs?|docteure?s?|professeure?s?)\.?[ ](?:[a-z]\.[ -]?)?\Z|%b(?:[ ]?[:,(]|[ ])[ ]?(?:m\.|mr|mme|mlle)?[ ]?\Z)"
    % STAFF
)
_RELATIVE = re.compile(
    rb"(?<![a-z])(?:%b|(?:la |le |l')?(?:mere|pere|maman|papa|fils|fille|epouse|mari|conjointe?|tut(?:eur|rice)))"
    rb"(?:[ ]?[,:(]|[ ])[ ]?(?:m\.|mr|mme|mlle)?[ ]?\Z" % KIN
)
_PATIENT = re.compile(
    rb"(?<![a-z])(?:(?:le |la |du |au |un |une |notre |votre )?(?:pa?t(?:iente?)?|malade|sujet|participante?|bebe|enfant|nourrisson|petite?|jeune)"
    rb"(?: nommee?)?[ ]?:?[ ]?(?:m\.|mr|mme|mlle)?[ ]?|%b[\"' ]{0,2}[:=][\"' ]{0,3})\Z" % FIELD
)
_AGED = re.compile(
    rb"[ ]?[,(:-]?[ ]?(?:agee? de |nee? |ddn|dn[ :]|[0-9]{1,3} ?(?:ans|mois|a(?![a-z])|jours|ya|y/o|f(?![a-z])|m(?![a-z])))"
)
_STAFF_BEHIND = re.compile(rb"[ ]?[,(-][ ]?(?:%b|ide|md|phd|psychologue|orthophoniste|kine)(?![a-z])" % STAFF)
_HOSPITAL = re.compile(
    rb"(?<![a-z])(?:hopita\w{1,2}|hop\.|chu|chru|chr|chi|ch|clinique|polyclinique|centre hospitalier|ehpad|ssr|smr|maternite|hospital|clinic"
    rb"|maison de retraite|maison de sante|cic|institut|ap-?hp|hospices|samu|urgences|cabinet|centre medical|medical cent(?:er|re))(?![a-z])"
)
_WARD = re.compile(rb"(?<![a-z])(?:service|unite|pole|departement|secteur|rea|reanimation|bloc|ward|unit|uf)(?![a-z])")
_MAKER = re.compile(
    rb"pharma|therap|biotech|bioscience|biologics|genomics|(?<![a-z])(?:laboratoires?|labs?|cro|oncology|medical devices|sciences|research)(?![a-z])"
)
_SPONSORS = listed("sponsors.txt")


def role_of(seen: Seen, name: Mention) -> str:
    """What the words around one person say."""
    low = max(0, name.start - _REACH)
    where = seen.plain, max(low, seen.plain.rfind(b"\n", low, name.start) + 1), name.start
    if _CLINICIAN.search(*where) or _STAFF_BEHIND.match(seen.plain, name.end):
        return "clinician"
    if _RELATIVE.search(*where):
        return "relative"
    return "patient" if _PATIENT.search(*where) or _AGED.match(seen.plain, name.end) else "other"


def roles(seen: Seen, people: Sequence[Mention]) -> list[str]:
    """The role of each, one person's wherever the same surname stands."""
    told = [role_of(seen, name) for name in people]
    known: dict[bytes, str] = {}
    for name, role in zip(people, told, strict=True):
        if role != "other":
            for part in people_parts(seen, name):
                known.setdefault(part, role)
    return [role if role != "other" else _known(seen, name, known) for name, role in zip(people, told, strict=True)]


def _known(seen: Seen, name: Mention, known: dict[bytes, str]) -> str:
    return next((known[part] for part in people_parts(seen, name) if part in known), "other")


def organisation_kind(seen: Seen, name: Mention) -> str:
    """hospital, ward, sponsor or other, by its own words."""
    value = seen.plain[name.start : name.end]
    if value in _SPONSORS:
        return "sponsor"
    if _HOSPITAL.search(value):
        return "hospital"
    if _WARD.search(value):
        return "ward"
    return "sponsor" if _MAKER.search(value) else "other"

"""Telephone numbers, addresses and role mailboxes of public services: they reach nobody in person, so they pass, whatever stands near.

Special numbers (08…) are services', never a person's line: ARCEP, decision n° 2018-0881. Poison centres: https://centres-antipoison.net.
Agencies: their own web pages. Written by hand; an absence costs a replaced number that is public.
"""

import re

from detectors.pattern import Seen, stands

_NOT_DIGITS = bytes(code for code in range(256) if not 0x30 <= code <= 0x39)
_SPECIAL, _LENGTH = b"08", 10
_NUMBERS = frozenset(
    b"0140054848 0241482121 0556964080 0472116911 0491752525 0383225050 0388373737 0561777447"  # poison centres
    b" 0153732222 0155873000 0155937000 31887816000 310887816000 41227912111 0184903646".split()  # CNIL, ANSM, HAS, EMA, WHO, Ameli
)
SERVICE = re.compile(
    rb"(?<![a-z])(?:(?:n[o\xb0]|numero) (?:vert|national|unique d'appel)|info(?:s)?[ -](?:service|droits)|ecoute (?:cancer|sante)"
    rb"|(?:centre )?anti-?poisons?"
    rb"|(?:standard|accueil) (?:telephonique )?(?:de la|de l'|du) (?:ansm|has|cnil|cpam|caf|mairie|prefecture|ministere|ars|ema|inserm)"
    rb"|numero d'urgence"
    rb"|(?:mairie|(?:sous-)?prefecture|cpam|caf|urssaf|france travail|ministere|ambassade|consulat|bibliotheque|mediatheque|musee|office de tourisme)"
    rb" (?:de la |de l'|de |d'|du |des )[a-z][a-z' -]{2,30})(?![a-z])"
)
"""What announces the line of a public service."""
_PLACES = rb"(?:chu|chru|chr|ch|ghu|ght|ap-?h[pm]|hcl|hopita(?:l|ux)|(?:poly)?clinique|centre|etablissement|institut|maternite|mairie|universite)"
SWITCHBOARD = re.compile(
    rb"(?<![a-z])(?:standard(?: telephonique| general)?(?: publie| public)?,? (?:du |de la |de l'|de |des )%b"
    rb"|(?:le|un) standard (?:telephonique )?(?:publie|public)|switchboard of)(?![a-z])" % _PLACES
)
"""`le standard du CHU`, `est le standard publié`; not `traitement standard de`."""
SERVICE_HINT = re.compile(
    rb"vert|national|unique|info|ecoute|poison|standard|accueil|urgence|switchboard|mairie|prefecture|cpam|caf|urssaf|travail|ministere|ambassade"
    rb"|consulat|theque|musee|tourisme"
)
"""What each of both has; quick."""
_STREETS = re.compile(
    rb"(?:3,? place de fontenoy|143 ?[-/] ?147,? (?:boulevard|bd) anatole[- ]france|5,? (?:avenue|av) du stade de france|14,? avenue duquesne"
    rb"|101,? rue de tolbiac|3,? rue michel[- ]ange|(?:25|28)(?: ?[-/] ?28)?,? rue du (?:docteur|dr) roux|114,? rue edouard[- ]vaillant"
    rb"|47 ?[-/] ?83,? (?:boulevard|bd) de l'hopital|149,? rue de sevres|26,? rue d'ulm|55,? (?:boulevard|bd) diderot"
    rb"|27,? rue du faubourg saint-jacques|20,? rue leblanc|46,? rue henri[- ]huchard|1,? (?:avenue|av) claude[- ]vellefaux|2,? rue ambroise[- ]pare"
    rb"|4,? rue de la chine|78,? rue du general[- ]leclerc|1,? rue gustave[- ]eiffel|125,? rue de stalingrad|48,? (?:boulevard|bd) serurier"
    rb"|184,? rue du faubourg saint-antoine|26,? (?:avenue|av) du (?:docteur|dr) arnold[- ]netter|28,? rue de charenton|40,? rue worth"
    rb"|3,? quai des celestins|80,? rue brochier|2,? (?:avenue|av) oscar[- ]lambret|2,? rue henri[- ]le[- ]guilloux|1,? place alexis[- ]ricordeau"
    rb"|191,? (?:avenue|av) du doyen[- ]gaston[- ]giraud|1,? rue de germont|4,? rue larrey|2,? (?:boulevard|bd) tonnelle|45,? rue cognacq[- ]jay"
    rb"|12,? rue dubernat|2,? rue viguerie|20,? (?:avenue|av) appia|domenico scarlattilaan 6)(?![a-z])"
)
"""CNIL, ANSM, HAS, ministry of health, Inserm, CNRS, Pasteur, Gustave Roussy, WHO, EMA, and the large university hospitals."""
_HOUSE = re.compile(
    rb"(?<![a-z])(?:siege social|ministere|prefecture|palais des congres|centre des congres|musee|ambassade|tribunal|cour d'appel|office de tourisme"
    rb"|mairie|gare|aeroport|stade|hotel-dieu|cathedrale|basilique|abbaye|chateau|theatre|opera|restaurant|cinema"
    rb"|universite|faculte|bibliotheque|laboratoires|agence regionale de sante|cpam|cnam|caf|urssaf|carsat|mdph)(?![a-z])"
    rb"(?P<gap>(?:[^\n;.?!]|(?<=[ .][a-z])\.){0,60}[?,:;\n -]{1,3})\Z"
)
_MAKER = re.compile(
    rb"(?<![a-z])(?:titulaire(?: de l'amm)?|fabricants?|exploitant|distributeur|mandataire|marketing authori[sz]ation holder|manufacturers?)(?![a-z])"
    rb"(?P<gap>(?:[^\n;.?!]|(?<=[ .][a-z])\.){0,120}[?,:;\n -]{1,3})\Z"
)
_OPEN_HOUSE = re.compile(
    rb"(?<![a-z])(?:hopital|maternite|(?:poly)?clinique|institut|hotel|brasserie|bar|cafe|magasin|librairie|lycee|college)"
    rb" (?!de jour)[a-z][a-z' -]{2,40}, ?(?:[0-9]{1,4}[a-z' -]{3,50}[ ,]{1,3})?\Z"
)
"""`l'hôtel Xxxx, 12 rue …`; where somebody is near, it may be theirs."""
_AROUND = 160
_HOUSE_HINT = re.compile(
    rb"hopital|maternite|clinique|institut|hotel |brasserie|bar |cafe|magasin|librairie|lycee|college"
    rb"|titulaire|fabricant|exploitant|distributeur|mandataire|siege|m(?:arketing|anufact|inistere|usee|airie)|prefecture|palais|centre des"
    rb"|ambassade|tribunal|cour d|office de|gare|aeroport|stade|hotel-dieu|cathedrale|basilique|abbaye|chateau|theatre|opera"
    rb"|restaurant|cinema|universite|faculte|bibliotheque|laboratoires|agence|cpam|cnam|caf|urssaf"
    rb"|carsat|mdph"
)
"""What every one of them has; quick."""
_LIVES = re.compile(
    rb"(?<![a-z])(?:m|mr|mme|mlle|madame|monsieur|habit\w+|demeur\w+|domicil\w+|resid\w+|chez|patiente?)(?![a-z])"
)
"""Between such a house and a street these make it somebody's home."""
_INSTITUTE = re.compile(
    rb"(?<![a-z])(?=[a-z])(?:universit(?:e|y|aire)|inserm|cnrs|umr|inrae|facult(?:e|y)|u[0-9]{3,4}|ea ?[0-9]{4}|laboratoires?|institute?"
    rb"|department of|service de|hopital|chu|chru|ap-?h[pm])(?![a-z])"
)
_INSTITUTION = re.compile(rb"%b(?P<gap>[^\n;?!]{0,120})\Z" % _INSTITUTE.pattern)
_AUTHOR = re.compile(
    rb"(?:auteure?s? correspondante?s?|corresponding authors?|author for correspondence|tires a part)[^\n@]{0,60}\Z"
)
_TO_WHOM = re.compile(rb"correspond[ae]nce(?: (?:a|to))? ?:[^\n@]{0,140}\Z")
_ARTICLE = re.compile(rb"doi[:. ]|doi\.org|pmid|issn|orcid")
_DIGIT = re.compile(rb"[0-9]")
_PLACE = re.compile(rb"[ \t]{0,2}[,\r\n-]{0,3}[ \t]{0,4}\Z")
_NOBODY = re.compile(
    rb"(?:no-?reply|do-?not-?reply|ne-?pas-?repondre)(?:@|%40)[a-z0-9.-]{1,80}"
    rb"|(?:user(?:name)?|name|test|foo|bar|you|email|mail|admin|alice|bob|john\.?doe|jane\.?doe)[0-9]?(?:@|%40)(?:example|contoso|fabrikam|mydomain|yourdomain)\.(?:com|org|net)"
    rb"|(?:newsletter|mailer-daemon|postmaster|recrutements?|candidatures?|recruiting|recruitment|careers?|jobs?|emplois?)(?:[._-][a-z0-9-]{1,20})?"
    rb"(?:@|%40)[a-z0-9.-]{1,80}"
    rb"|(?:prenom[._-]?nom|p\.?nom|nom[._-]?prenom|(?:first|given)[._-]?(?:name)?[._-]last[._-]?(?:name)?|votre[._-]?(?:nom|mail|email|adresse)"
    rb"|your[._-]?(?:name|mail|email)|x{3,8}(?:[._-]x{2,8})?)"
    rb"(?:@|%40)(?:entreprise|societe|domaine?|mail|company|hopital|organi[sz]ation|exemple|example|xxx?)\.(?:fr|com|org|net|eu|tld)"
)
"""Mailboxes that nobody reads, and those of handbooks."""
_FUNCTION = (
    rb"(?:contacts?|infos?|information|dpo|dpd|presse|press|medias?|communication|support|no-?reply|ne-?pas-?repondre|accueil|webmaster|courrier"
    rb"|clinicaltrials|help(?:desk)?|enquiries|questions|privacy|documentation|secretariat|vigilances?|pharmacovigilance|signalements?)"
)
_ROLE = re.compile(
    rb"%b(?:[._-](?:%b|cnil|has|ansm|inserm|france|fr|rgpd|donnees|service)){0,2}(?:@|%%40)"
    rb"(?:[a-z0-9-]{1,40}\.){0,3}(?:gouv\.fr|europa\.eu|cnil\.fr|has-sante\.fr|sante\.fr|ameli\.fr|inserm\.fr|who\.int|nih\.gov|fda\.gov|hhs\.gov"
    rb"|openai\.com|redcap\.org|projectredcap\.org|cdisc\.org|python\.org|r-project\.org|anthropic\.com|mistral\.ai|microsoft\.com"
    rb"|google\.com|apple\.com|adobe\.com|github\.com|sas\.com|medidata\.com)" % (_FUNCTION, _FUNCTION)
)


def is_public_number(value: bytes) -> bool:
    """A special number, or the line of a poison centre or agency; with `+33` too. On folded bytes."""
    digits = value.translate(None, _NOT_DIGITS)
    national = b"0" + digits[-9:] if digits.startswith((b"33", b"0033")) else digits
    return (national.startswith(_SPECIAL) and len(national) == _LENGTH) or national in _NUMBERS


def is_public_address(data: bytes, start: int, end: int) -> bool:
    """Whether this street, or the one right before this place, is that of a public body or large hospital, or of a maker as its leaflets give it."""
    low = max(0, start - 160)
    house = None
    if _HOUSE_HINT.search(data, low, start):
        house = _HOUSE.search(data, max(0, start - 100), start) or _MAKER.search(data, low, start)
    if house is not None and _LIVES.search(house["gap"]) is None:
        return True
    if house is None and _OPEN_HOUSE.search(data, low, start) and not _LIVES.search(data, low, end + _AROUND):
        return True
    streets = _STREETS.finditer(data, max(0, start - 60), end)
    return any(_covers(data, street, start) or _PLACE.match(data, street.end(), start) for street in streets)


def _covers(data: bytes, street: re.Match[bytes], start: int) -> bool:
    """Whether a place is in a street, or leads to it without another number: `le siège de l'ANSM est au 143-147 boulevard …`."""
    return start < street.end() and _DIGIT.search(data, start, max(start, street.start())) is None


def is_of_public_body(seen: Seen) -> bool:
    """The same of an address that was matched."""
    low = max(0, seen.start - 160)
    is_likely = any(stands(seen.folded, sign, low, seen.end) for sign in (_HOUSE_HINT, _STREETS))
    return is_likely and is_public_address(seen.folded.data, seen.start, seen.end)


def is_of_institution(seen: Seen) -> bool:
    """The same of a place that was matched."""
    start = seen.start
    return stands(seen.folded, _INSTITUTE, max(0, start - 160), start) and is_affiliation(seen.folded.data, start)


def is_affiliation(data: bytes, start: int) -> bool:
    """Whether a place ends the address of an author's institution: `Université de Xxxx, Inserm U1000, F-59000 Lille`."""
    before = _INSTITUTION.search(data, max(0, start - 160), start)
    return before is not None and _LIVES.search(before["gap"]) is None


def is_of_author(data: bytes, start: int) -> bool:
    """Whether what an article prints introduces an address: `Auteur correspondant : …`, `Correspondance : …` beside its DOI."""
    low = max(0, start - 160)
    if data.find(b"correspond", low, start) < 0 and data.find(b"tires a part", low, start) < 0:
        return False
    if _AUTHOR.search(data, low, start):
        return True
    return (
        _TO_WHOM.search(data, low, start) is not None
        and _ARTICLE.search(data, max(0, start - 400), start + 400) is not None
    )


def is_role_mailbox(address: bytes) -> bool:
    """A function's mailbox at a public body or a maker of software, or nobody's: `contact@ansm.sante.fr`; not `prenom.nom@`, nor a practice's."""
    return _ROLE.fullmatch(address) is not None or _NOBODY.fullmatch(address) is not None

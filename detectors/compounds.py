"""Codes of compounds in development: `molécule FCT-4321`, `SAR999999`. Biology, norms and compounds with a public name are not.

Prefixes of sponsors: general knowledge of the literature. An organisation lists its own codes in its site file: that is surer.
"""

import re

from detectors.labelled import N, is_date, is_published, is_quantity
from detectors.lexicon import listed
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder
from detectors.public_codes import has_public_name, is_biology, is_public_compound, is_published_trial
from detectors.sights import near_words

_SPONSORS = (
    rb"sar ?-?[0-9]{6}|bay ?[0-9]{2}-[0-9]{4}|bay ?[0-9]{7}|mk-?[0-9]{4}[a-z]?|azd-?[0-9]{4}|pf-?[0-9]{7,8}"
    rb"|gsk-?[0-9]{5,7}[a-z]?|ly-?[0-9]{6,7}"
    rb"|abbv-?(?:[0-9]{3,4}|[a-z]{3}-?[0-9]{3,4})|abt-[0-9]{3}|bms-?[0-9]{6}|r[go]-?[0-9]{7}|rg-?[0-9]{4}"
    rb"|jnj-?[0-9]{7,8}"
    rb"|bi ?-?[0-9]{6,7}|tak-?[0-9]{3}|ono-?[0-9]{4}"
    rb"|ds-?[0-9]{4}[a-z]?|amg ?-?[0-9]{3,4}|regn-?[0-9]{3,5}|incb?-?[0-9]{5,6}|gs-[0-9]{4}|shr-?[0-9]{4}"
    rb"|bgb-[a-z]?[0-9]{3,5}"
    rb"|medi-?[0-9]{4}|ipn-?[0-9]{5}|ssr-?[0-9]{6}"
    rb"|ucb-?[0-9]{4}|msc-?[0-9]{7}|alxn-?[0-9]{4}|rvt-?[0-9]{3,4}|glpg-?[0-9]{4}|tas-[0-9]{3}"
    rb"|asp-?[0-9]{4}|khk-?[0-9]{4}|loxo-[0-9]{3}"
    rb"|mrtx-?[0-9]{3,4}|hm-?[0-9]{5}"
    rb"|(?:lnp|lcz|ain|qge|qaw|bkm|byl|amn|lbh|oma|abl|bgj|lee|leq|vay|mbg|csj|cfz|kae|kaf|lxe|lou|pkc|sbi"
    rb"|tqj|fgf|dfv|ecf)[0-9]{3}"
    rb"|s ?[0-9]{5}(?:-[0-9]{1,2})?(?= ?(?:(?:de |\()?servier|mg))"
)
_KNOWN = re.compile(rb"(?<![0-9a-z])(?<![0-9a-z][/_-])(?P<value>%b)(?![0-9a-z])(?!-[0-9]{3})" % _SPONSORS)
"""`BAY 99-9999`; not `MK-801`."""
_STRONG = (
    rb"(?:molecules?|composes?|compounds?|drug candidate|candidat(?:[- ]medicament)?|investigational"
    rb" (?:medicinal )?(?:product|drug"
    rb"|agent)|imp|me|produit (?:experimental|a l'etude|a l'essai|teste|en developpement)"
    rb"|medicament (?:experimental|a l'etude)|code (?:d[eu] )?(?:la )?(?:produit|molecule|compose)|study drug|test product"
    rb"|molecule candidate"
    rb"|brochure (?:pour |de )?(?:l')?investigateur|investigator'?s? brochure(?: for| of)?"
    rb"|nouvelle entite|nce|principe actif|substance active)"
)
_WEAK = (
    rb"(?:inhibiteurs?|inhibitors?|anticorps|antibody|agonistes?|antagonistes?|agonists?|antagonists?"
    rb"|produits?|vaccin|adc"
    rb"|traitee?s? (?:par|avec)|treated with|recu|recoi(?:t|vent)|recev(?:ra|ront|aient|ait)|received?|receiving|sous|dosed with|dose d[eu']"
    rb"|doses? of|injections? d[eu']|injections? of|perfusions? d[eu']|infusions? of|administration (?:of"
    rb"|d[eu'])|administre"
    rb"|(?:hepato|cardio|nephro|neuro|hemato)?toxicite d[eu']|combiner|combining|combined with"
    rb"|brochure (?:investigateur|de l'investigateur)|exposition (?:a|au)|lie (?:a|au)|relation avec|imputabilite (?:a"
    rb"|de|du)|causalite avec|related to"
    rb"|brochure(?: investigateur"
    rb"| de l'investigateur)? (?:d[eu']|pour)"
    rb"|metabolites?(?: [a-z0-9]{1,3})? d[eu']|impuretes? d[eu']|dosage d[eu']|dosons|dosing of|(?:de notre|notre|our) (?:lead )?(?:asset"
    rb"|lead)|placebo (?:pour|du|de|for|of|matching)|lot (?:clinique|pilote|pharmaceutique) d[eu']"
    rb"|ib of|ib|(?:safety|efficacy|toxicity|tolerability|exposure|dlts?) (?:of|to|with)|tolerance (?:d[eu']|of)"
    rb"|efficacite (?:d[eu']|of)|(?:pharmacocinetique|pk|pharmacologie(?: de securite)?|toxicologie|bioanalyse"
    rb"|solubilite|biodisponibilite|demi-vie|formulation) d[eu']|pk of"
    rb"|developpement (?:clinique )?d[eu']|lot (?:d[eu']))"
)
_FORMS = (
    rb"(?:(?:half[- ]lif|bioavailabilit|solubilit|formulation|potency|mechanism of action)[a-z]{0,3} of|ic50 (?:of|d[eu'])"
    rb"|stabilite d[eu']|stability of|first[- ]in[- ](?:hu)?man (?:study |trial )?(?:of|with)|fih (?:of|with|d[eu'])|clairance d[eu']|clearance of"
    rb"|tox(?:icologie|icite|icology)?(?: [0-9]{1,2} (?:jours?|semaines?|mois|days?|weeks?|months?))(?: d[eu']| of)?"
    rb"|programmes?(?: clinique)?|phase [1-4i]{1,3}[ab]?(?: clinique)? (?:d[eu]|avec|of|with)"
    rb"|anticorps anti-|(?:comprimes?|gelules?|capsules?|tablets?)(?: d[eu'])?"
    rb")"
)
"""Further labels of a compound: one expression for all of them would be too large for the fast pass."""
_CODE = rb"(?:[a-z]{1,4}[0-9]-[0-9]{3}|[a-z]{1,5}[- ]?[0-9]{2,8})(?:[-/][0-9]{2,4})?[a-z]?"
_LABELLED_CORES = (
    rb"[^a-z]%b[^a-z]" % _STRONG.replace(b"|imp|me|", b"|").replace(b"|nce|", b"|"),
    rb"[^a-z](?:imp|me|nce)(?:[ ]{1,2}|[:\"'(\[=,]|%b|code|est|is|(?:le|la|the)|coded|appelee?|dite?|nomme|called|named){1,6}"
    rb"[a-z]{1,5}[- ]?[0-9]" % N,
)
"""Short labels are words and ends of words: what follows them, too."""
_LABELLED = re.compile(
    rb"(?<![a-z])%b(?![a-z])(?:[ ]{1,2}|[:\"'(\[=,]|%b(?![a-z])|code(?![a-z])|est(?![a-z])|is(?![a-z])"
    rb"|(?:le|la|the)(?= )|coded|appelee?|dite?|nomme|called"
    rb"|named|en (?:cours de )?developpement(?![a-z])|in development(?![a-z])|phare(?![a-z])){1,8}(?P<value>%b)(?![0-9a-z])(?![-./_][0-9a-z])"
    % (_STRONG, N, _CODE)
)
"""`composé S 99999`, `molécule FCT-4321`; not `molécule CD20`."""
_CODED_CORE = (
    rb"[^a-z]%b ?(?:l'|le |la |the |d'|an? )?(?:[\"'(]{1,2} ?)?[a-z]{1,5}"
    rb"(?:/?[0-9]{3,7}[a-z]?[^0-9a-z]|-[0-9]{2}| [0-9]{4}| [0-9]{2}-[0-9]{3})"
)
_CODED = (
    rb"(?<![a-z])%b(?:(?<=['-])|(?![a-z])) ?(?:l'|le |la |the |d'|an? )?(?:[\"'(]{1,2} ?)?(?P<value>[a-z]{2,5}(?:-[0-9]{2,7}"
    rb"|[0-9]{3,7}|/[0-9]{3,4}| [0-9]{4}| [0-9]{2}-[0-9]{3,4})[a-z]?|[a-z]-?[0-9]{5,6})(?![0-9a-z])(?![-./_][0-9a-z])"
)
"""`inhibiteur FICT4321A`; not `inhibiteur CDK4`, `sous COVID-19`, `IBAN FR7630999`."""
_DOSED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][/_-])(?P<value>[a-z]{2,5}-[0-9]{3,6}[a-z]?|[a-z]{2,4}[0-9]{4,6}[a-z]?)(?= ?(?:(?:a|at|of|:|,)?"
    rb" ?[0-9]{1,4}(?:[.,][0-9])? ?(?:mg"
    rb"|\xb5g|ug|mg/kg|ug/kg|ml|ui)(?![a-z])"
    rb"|\(n ?= ?[0-9]"
    rb"|(?:vs\.?|versus|ou|or|contre|et|/) ?(?:le |un |a |son )?placebo"
    rb"|(?:oral solution|solution (?:orale|injectable|for injection)|capsules?|gelules?|tablets?|comprimes?|vials?|flacons?|ampoules?|stylos?"
    rb"|seringues?|patchs?|suspension)(?: (?:de |a |of )?[0-9]{1,4}(?:[.,][0-9])? ?(?:mg|\xb5g|ug|ml|ui)(?![a-z])|,? (?:ou|or|et|and|/|matching)"
    rb" placebo)))"
)
"""`ABC-123 50 mg`, `ABC-123 vs placebo`."""
_DEVELOPING = cue(
    "fih ind toxico preclinique preclinical brochure confidentiel confidentielle confidential unpublished imp impd dsur rmp promoteur sponsor"
    " susar dlt mtd escalade escalation human sain sains healthy stabilite impurete impuretes stability impurity orpheline orphan brevet"
    " brevetee patent advice pip ddi impd developpement development ib inhuman candidat candidate molecule compose compound toxicologie noael"
    " insoluble gelules experimental formulation solubilite solubility synthese synthesis coupling herg biotech developpe developpons"
    " developing pipeline oos loael"
    " insolubles ames genotox genotoxicite polymorphe bioanalyse peptide mrsd hygroscopicite waiver comparabilite amorphe recristallise"
    " polymere excipient excipients ikr cmax lloq singe singes chien chiens dissolution cristallin lyophilisat galenique bla maa briefing"
)
_BARE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{3,4}[-_][0-9]{3,6}[a-z]?|[a-z]{2,4}[0-9]{3,5}|[a-z]-[0-9]{4,5})(?![0-9a-z])(?![-./_][0-9a-z])"
)
"""`GFX-1207`, where the line speaks of development; `GFX1207` in capitals."""
_SMALL = re.compile(rb"[a-z]{3}[0-9]{4}")
"""`kvm0932`, as chemists type it."""
_APART = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{3} (?:[0-9]{3,4}|[0-9]{2}-[0-9]{2,3}))(?![0-9a-z])(?![-./_,][0-9a-z])"
)
"""`HTX 3308`, in capitals, where the line speaks of development; not `RCP 2024`."""
_ACRONYMS = listed("acronyms.txt")
_OURS = re.compile(
    rb"(?<![a-z])(?:notre|our) (?:anticorps|molecule|produit|inhibiteur|vaccin|candidat|compound|drug|antibody|candidate|inhibitor|vaccine)"
    rb"[,:]? (?:le |la |the |[\"'(]{1,2} ?)?(?P<value>[a-z]{2,5}(?:[ -]?[0-9]{3,5}|-[0-9]{2})[a-z]?)(?![0-9a-z])(?![-./_][0-9a-z])"
)
"""`notre anticorps HBX 2207`; not `notre produit B12`."""
_POSSESSED = re.compile(
    rb"(?<![a-z])(?:notre|our|nos) (?P<value>[a-z]{2,5}-[0-9]{3,6}[a-z]?|[a-z]{2,4}[0-9]{3,6})(?![0-9a-z])(?![-./_][0-9a-z])"
)
"""`our ZK-9015 bispecific`, in capitals."""
_GIVEN = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{2,5}[- ]?[0-9]{3,6}[a-z]?)"
    rb"(?= (?:(?:sera|est|a ete|etait|peut etre|was|is|will be|has been) (?:administr|dosed|given|injecte|perfuse|infused|metabolis|elimin|excret"
    rb"|substrat|bien tolere|well tolerated)|(?:program(?:me)?|compound|asset|candidate|antibody|bispecific|adc)(?![a-z])))"
)
"""`ABX 4410 sera administré`; not `VRS 2024 est donné`."""
_APPOSED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{1,5}-?[0-9]{1,6}[a-z]?)(?=[\"')]? ?(?:,|:|\(|=|->|-|est|is) ?(?:c'est |is )?(?:notre|our)"
    rb" (?:[a-z]{2,10} )?(?:lead|candidat|candidate|molecule|compose|produit|anticorps|asset|compound|drug|antibody|inhibiteur|inhibitor"
    rb"|vaccin|adc|agoniste?|antagoniste?|medicament|principe actif|therapie genique|anti-[a-z0-9-]{2,12})(?![a-z]))"
)
"""`mAb-317 : notre lead`."""
_SMALL_WORDS = frozenset(
    b"que qui le la les de du des et ou au aux un une en a is of the to no est sur pour par".split()
)
_YEARED = re.compile(rb"[a-z]{2,5} (?:19|20)[0-9]{2}")
_OF_YEAR = re.compile(rb"[a-z]{2,5}-(?:19[5-9]|20[0-4])[0-9]")
"""`ASCO-2019`, where no label says that it is a compound."""
OTHER = re.compile(
    rb"(?:nct|mab(?![- ])|ref|cas|lot|kit|bat|page|art|sop|pos|doc|crf|iso|din|din|fax|tel|ext|bug|sup|inc|req|log|err"
    rb"|http|rfc|cve|pmc|doi|cpp|ide"
    rb"|fda|ema|ich|usp|bp|ph|mod|fig|tab|tbl|eq|vol|iss|pat|suj|sub|site|scr|rnd|visit"
    rb"|phq|gad|hads|cov|sars|covid|mers|emea|emdr|snds|dmos|file|line|item|step|test|mot|rcp|irm|tdm|tep"
    rb"|cohort|arm|cfr|put|get|api|sql|usc|rat|qsp|env|max|min|cas|ind|nda|bla|maa|auc|lot)[- ]?[0-9].*"
)


def _judge_known(seen: Seen) -> float:
    if is_public_compound(seen.value) or _is_public(seen):
        return 0
    return 0.8


def _judge_labelled(seen: Seen) -> float:
    """`ME FCT 4321`; not `me donne 4321`."""
    is_verb = b" " in seen.value and seen.match[0].startswith(b"me ") and seen.original(seen.start, seen.end).islower()
    if is_verb or _is_no_code(seen):
        return 0
    return 0.8 if len(seen.digits) >= 3 else 0.65


def _judge_developed(seen: Seen) -> float:
    """Against proteins with three digits there are antibodies enough: `anti-PS100`; a program may be one of a year."""
    if (b" " in seen.value or len(seen.digits) < 3) and not _is_written(seen):
        return 0
    is_target = b"anti-" in seen.match[0] and len(seen.digits) < 4
    is_call = b"programme" in seen.match[0] and _OF_YEAR.fullmatch(seen.value) is not None
    return 0 if is_target or is_call or _is_no_code(seen) else 0.65


_DOSE = re.compile(rb" ?(?:m?g|[\xb5um]g|ml|ui|%)(?![a-z])")


def _is_written(seen: Seen) -> bool:
    """A short code is one's own, or in capitals where the line speaks of development; one of two words is no dose."""
    if b" " in seen.value:
        return seen.original(seen.start, seen.end).isupper() and not _DOSE.match(seen.folded.data, seen.end)
    is_own = b"notre" in seen.match[0] or b"our" in seen.match[0]
    return is_own or (seen.original(seen.start, seen.end).isupper() and seen.is_near(_DEVELOPING, 120, 120))


def _judge_possessed(seen: Seen) -> float:
    return 0.65 if seen.original(seen.start, seen.end).isupper() and not _is_no_code(seen) else 0


def _judge_bare(seen: Seen) -> float:
    is_upper = seen.original(seen.start, seen.start + 3).isupper() or _SMALL.fullmatch(seen.value) is not None
    if _OF_YEAR.fullmatch(seen.value) or (b"-" not in seen.value and not is_upper):
        return 0
    return 0.65 if seen.is_near(_DEVELOPING, 120, 120) and not _is_no_code(seen) else 0


def _judge_apart(seen: Seen) -> float:
    if _YEARED.fullmatch(seen.value) or _DOSE.match(seen.folded.data, seen.end) or is_quantity(seen):
        return 0
    is_word = seen.value[:3] in _ACRONYMS or is_biology(seen.value[:3] + b"1")
    return 0.65 if not is_word and seen.is_near(_DEVELOPING, 120, 120) and not _is_no_code(seen) else 0


def _is_no_code(seen: Seen) -> bool:
    value = seen.value
    is_known = (
        value.partition(b" ")[0] in _SMALL_WORDS
        or _YEARED.fullmatch(value) is not None
        or is_biology(value)
        or is_public_compound(value)
        or is_published_trial(value)
    )
    return is_known or is_placeholder(value) or is_date(value) or OTHER.fullmatch(value) is not None or _is_public(seen)


def _is_public(seen: Seen) -> bool:
    return has_public_name(seen.folded.data, seen.end) or is_published(seen)


_LEAD = (4, b"abcdefghijklmnopqrstuvwxyz")
PATTERNS = (
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[^0-9a-z](?:%b)" % _SPONSORS.replace(rb"(?= ?(?:(?:de |\()?servier|mg))", b""),
        _KNOWN,
        _judge_known,
    ),
    *(Pattern("compounds", "COMPOUND_CODE", core, _LABELLED, _judge_labelled) for core in _LABELLED_CORES),
    *(
        Pattern("compounds", "COMPOUND_CODE", _CODED_CORE % label, re.compile(_CODED % label), _judge_developed)
        for label in (_WEAK, _FORMS)
    ),
    Pattern("compounds", "COMPOUND_CODE", rb"[a-z]-?[0-9]{3,6}[a-z]?[ ,:(]", _DOSED, _judge_developed, lead=_LEAD),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[^a-z](?:notre|our) (?:anticorps|molecule|produit|inhibiteur|vaccin|candidat|compound|drug|antibody|inhibitor)",
        _OURS,
        _judge_developed,
    ),
    Pattern(
        "compounds", "COMPOUND_CODE", rb"[^a-z](?:notre|our|nos) [a-z]{2,5}-?[0-9]{3}", _POSSESSED, _judge_possessed
    ),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[a-z][- ]?[0-9]{3,6}[a-z]? (?:sera|est|a ete|etait|peut etre|was|is|will be|has been) [abdegimpsw]",
        _GIVEN,
        _judge_developed,
        lead=_LEAD,
    ),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[a-z][- ]?[0-9]{3,6}[a-z]? (?:program|compound|asset|candidate|antibody|bispecific|adc)",
        _GIVEN,
        _judge_developed,
        lead=_LEAD,
    ),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[0-9][a-z]?[\"')]? ?(?:,|:|\(|=|->|-|est|is) ?(?:c'est |is )?(?:notre|our) ",
        _APPOSED,
        _judge_developed,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[a-z][-_]?[0-9]{3,6}[a-z]?[^0-9a-z]",
        _BARE,
        _judge_bare,
        lead=_LEAD,
        hopeful=near_words(_DEVELOPING),
    ),
    Pattern(
        "compounds",
        "COMPOUND_CODE",
        rb"[^a-z0-9][a-z]{3} (?:[0-9]{3}|[0-9]{2}-[0-9])",
        _APART,
        _judge_apart,
        in_capitals=True,
        hopeful=near_words(_DEVELOPING),
    ),
)

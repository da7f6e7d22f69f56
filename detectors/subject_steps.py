"""Numbers of trial subjects that a step of the trial or a verb tells: `inclusion 0113`, `le 12-018 est sorti`, `S-0231 screen fail`."""

import re

from detectors.labelled import is_quantity
from detectors.lone_subjects import ONE, YEAR
from detectors.pattern import Pattern, cue
from detectors.public_codes import is_biology

_SCREENED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{1,3}[0-9]{0,3}[-_]?[0-9]{3,8})"
    rb"(?= ?[:,(=-]{0,2} ?(?:screen(?:ing)?[ -]?fail|(?:non |pas )?(?:randomis"
    rb"|screen[ei])))"
)
"""`S-0231 screen fail`."""
_KNOWN_AS = re.compile(
    rb"(?<![a-z0-9])(?:id|ident|identifiant)(?: ?: ?| )(?P<value>[a-z]{1,2}-?0[0-9]{2,5})(?![a-z0-9])(?![./_-][a-z0-9])"
)
"""`ID P0331 : SAE le 14/02`, where the line speaks of one subject."""
_STEPPED = re.compile(
    rb"(?<![a-z])(?:inclusion|screening|pre-?screening|enrolement|(?:randomiser|inclure|exclure|screener|reconsentir|desinclure)(?: le| la)?)"
    rb" (?P<value>0[0-9]{2,4}|[0-9]{4}(?= ?:))(?![0-9a-z])(?![.,/-][0-9])"
)
"""`inclusion 0113 à invalider`; not `inclusion 2024 :`."""
_RECORD = re.compile(
    rb"(?<![a-z])record(?:[ _]?id)?(?: ?[:=#] ?| )[\"']?(?P<value>[a-z]{0,3}[0-9]{1,4}-[0-9]{2,5})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`record S03-019`, in a log of REDCap."""
_LOGGED = cue("redcap updated created deleted modified form instrument event crf ecrf visit dag arm user query")
_DOING = re.compile(
    rb"(?<![a-z])(?:le|la|chez) (?P<value>[0-9]{2,4}-0[0-9]{1,3})(?= (?:a|n'a|est|n'est|etait|avait|s'est|ne|sort|sera|revient|recoit)(?![a-z]))"
)
"""`le 12-018 est sorti`."""
_DAY = re.compile(rb"[0-3]?[0-9]-0[1-9]")
"""`le 12-03 est férié`."""

STEPS = (
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]record(?:[ _]?id)?(?: ?[:=#] ?| )[\"']?[a-z]{0,3}[0-9]{1,4}-[0-9]{2}",
        _RECORD,
        lambda seen: 0.65 if seen.is_near(_LOGGED, 80, 60) and not YEAR.match(seen.value) else 0,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z][a-z]{1,3}[0-9]{0,3}[-_]?[0-9]{3,8} ?[:,(=-]{0,2} ?(?:screen|randomis|non rando|pas rando)",
        _SCREENED,
        lambda _: 0.7,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:id|ident|identifiant)(?: ?: ?| )[a-z]{1,2}-?0[0-9]{2}",
        _KNOWN_AS,
        lambda seen: 0.65 if seen.is_near(ONE, 60, 60) and not is_biology(seen.value) else 0,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:inclusion|screening|pre-?screening|enrolement|(?:randomiser|inclure|exclure|screener|reconsentir|desinclure)(?: le| la)?)"
        rb" [0-9]{3}",
        _STEPPED,
        lambda seen: 0 if YEAR.match(seen.value) or is_quantity(seen) else 0.65,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:le|la|chez) [0-9]{2,4}-0[0-9]{1,3} [aensr]",
        _DOING,
        lambda seen: 0 if _DAY.fullmatch(seen.value) else 0.65,
    ),
)

"""Passwords, access codes and tokens that a word in front tells, in French and English, in prose, settings and code.

The words are those of the trade (eCRF, IWRS, VPN); a value must look chosen by somebody or drawn by chance, not be a word, a variable
or a placeholder. Own rules; gitleaks' generic rule (MIT), the model, knows only English words.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from detectors.pattern import Pattern, Seen
from detectors.secret_values import (
    counts,
    entropy,
    is_cased,
    is_held,
    is_name,
    is_parameter,
    is_reference,
    is_type,
)
from detectors.uuids import LENGTH, is_uuid

_WORD = (
    r"(?:mots? ?(?:de|d)[ _]?pas{1,2}es?|motdepasse|mot_de_passe|mdp|pass[_ -]?(?:word|wd|phrase|code)|pwd|psw|(?:smtp"
    r"|imap|mail|db|mysql|pg|ftp|sftp|ldap|user|admin|root|proxy|vpn|edc)_pass|(?:meta|db|user|ora)pass|(?<![a-z])pw"
    r"|phrase (?:de passe|secrete))(?: (?:provisoire|temporaire|initial|actuel|par defaut|de session|windows))?"
)
_CODE = (
    r"(?<![a-z])(?:codes? (?:d'acces|secret|confidentiel|pin|puk|personnel|de connexion|de deverrouillage|d'activation|de validation"
    r"|de verification|d'alarme|du (?:coffre|cadenas|portail|garage)|d'immeuble|a usage unique|wifi"
    r"|de la porte|porte|portail|interphone|portillon|d'entree|sms)"
    r"(?:(?: de (?:la |ma |sa )?| du | )(?:carte )?(?:cps|cpx|sim|telephone|carte|badge|ecps))?|digicode|boites? a cles?|code_acces"
    r"|(?:portail|interphone|portillon|hall|immeuble|porte d'entree) code"
    r"|pin code|(?:access|security"
    r"|entry|door) code|otp|(?<!code )pin)"
)
_KEY = (
    r"(?:cle[fs]?s? (?:d'|de l'|de |pour l')?(?:api|acces|openai|mistral|anthropic|claude|gemini|deepl|azure|aws|redcap|hugging ?face|secrete"
    r"|privee|licence|chiffrement|wifi|wpa2?|activation|securite)(?: "
    r"(?:redcap|medidata|openai|mistral|anthropic|claude|gemini|deepl|azure|groq|cohere))?|cle_api"
    r"|(?:api|app|access|secret|client|subscription|auth|account|encryption|licen[cs]e|product|consumer|signing|master|session|refresh|bearer|private|bot)"
    r"[ _-]?(?:access[ _-]?)?(?:key|token|secret)|(?:openai|mistral|anthropic|claude|gemini|deepl|azure|groq|cohere|redcap|hugging ?face)[ _-]key)"
)
_DRAWN = r"(?:jetons?(?: d'acces| api| d'authentification| d'identification)?|tokens?|secrets?)"
_SUFFIX = r"(?:_(?!hash|len|type|url|uri|field|policy|file|path|min|max|regex|exp|reset|name|id)[a-z0-9]{1,12}){0,2}"
_LICENCE = re.compile(
    rb"(?<![a-z])(?:licen[cs]e|product key|cle produit)[^\n]{0,40}?(?<![a-z0-9-])(?P<value>(?:[a-z0-9]{3,8}-){2,7}[a-z0-9]{4,8})(?![a-z0-9-])"
)
"""`clé de licence nQuery NQ9-4471-XKRT-8802`, in capitals; not `licence CC-BY-NC`."""
_CLOSE = r"[\"'`*)\]]{0,3}"
_TALK = (
    r"(?:[ ]\([^()\n]{1,30}\)|[ ](?!(?:(?:c')?est|is|etait|was|sera|from|where|and|oublie|perdu|incorrect|invalide|hash|exemple|par exemple|doit"
    r"|comme|ou|example|must|should|forgotten)(?![a-z]))[a-z0-9][a-z0-9'\xb0.-]{0,20}){0,6}+"
)
_JOINT = (
    r"(?:[ \t]{0,3}(?P<strong>:=|=>|->|<-|[:=|])[ \t]{0,3}(?:\r?\n[ \t]{0,4})?[\"'`*(]{0,3}"
    r"|(?:,(?= c'est [^\s]{0,20}[0-9]))?[ ](?P<verb>(?:c')?est|is|etait|was|sera)[ ]?:?[ ]{1,2}[\"'`*(]{0,3})"
)
_WEAK = r"(?P<weak>[ ]{1,3}[\"'`(]{0,2}|[ ]?/[ ]?|>|[ \t]{0,3}\r?\n[ \t]{0,4})"
_VALUE = r"(?:(?:provisoire|temporaire|initial|temporary) )?(?P<value>(?!(?:mdp|pwd|password|token|secret)[ ]?[:=])[^\s\"'`<>]{4,400})"

_KEYED = re.compile(f"_key{_CLOSE}{_JOINT}(?P<weak>(?!))?{_VALUE}".encode("latin-1"))
"""`AZURE_OPENAI_KEY"] = "9f31c07a…"`; not `primary_key = "usubjid_v2"`."""
_PAIR = re.compile(
    rb"(?<![a-z/])(?:logins?|identifiants?|id|user(?:name)?|utilisateur|compte|acces|connexion|ecrf|iwrs|ixrs|edc|vpn|wifi)(?![a-z0-9])"
    rb"(?P<named>[ ]?(?:[/&+,]|et)[ ]?(?:mdp|mots? de passe|password|pwd|pass))?(?:[ ][a-z0-9'-]{1,20}){0,3}[ ]{0,2}[:=]?[ ]{0,2}[\"']?"
    rb"(?P<user>[a-z0-9._@-]{2,60})[\"']?[ ]{0,2}[/|:][ ]{0,2}[\"']?(?P<value>[^\s\"'`<>|]{6,80})"
)
"""`accès eCRF : login jquercy / Crf#2024`; not `identifiant 12345 / 67890`."""
_PASS = re.compile(
    rb"(?<![a-z0-9-])passe?(?P<joint>(?: (?:d[eu]s?|pour|of) (?:la |les |the )?[a-z]{3,14}){0,2} ?[:=] ?| )[\"'`]?(?P<value>[^\s\"'`<>]{6,80})"
)
"""`login arc_nantes et le pass Tq7#lune88`, `pass: Tq7#lune88`; not `pass 12/12`."""
_LOGIN = re.compile(rb"(?<![a-z])(?:identifiant|login|user(?:name)?|utilisateur|compte|acces)(?![a-z])")
_WIFI = re.compile(
    rb"(?<![a-z0-9])(?:wi-?fi|ssid|reseau)(?![a-z0-9])[^\n]{0,60}?(?<![a-z0-9-])(?:cle|key|code|pass)(?![a-z0-9-])(?: (?:est|is))? ?[:=]? ?[\"'`]?"
    rb"(?P<value>[^\s\"'`<>]{8,64})"
)
"""`wifi invités : CRO_guest / clé soleil-vert-2291`; not `wifi : la clé de sécurité`."""
_OPTION = re.compile(
    rb"(?<![a-z0-9-])(?:sshpass -p ?|sqlcmd [^\n]{0,60}? -p ?|mysql(?:dump)?(?: -[a-z] ?[^\s-]{0,40}){0,3} -p|curl(?: -[a-z]){0,3} -u [^\s:]{1,60}:"
    rb"|net use [^\n]{0,80}?/user:[^\s]{1,40} |--(?:password|passwd|token)[ =]|identified by ?)"
    rb"[\"']?(?P<value>[^\s\"'`<>]{6,120})"
)
"""Passwords on a command line: `sshpass -p …`, `curl -u etude:…`; not `mysql -u etude crf`."""

_ABOUT = re.compile(
    rb"(?:exemple|example|hash(?:ed|e)?|empreinte|sha-?(?:1|256|512)?|md5|commit|regex|num|max|min|page|next|csrf|eos|pad|bos|cls|sep|mask|unk"
    rb"|stop|cancel)[ _:du'-]{0,6}$"
)
"""In front: a password is spoken of, or a token of another kind."""
_COMMON = re.compile(
    rb"(?:azerty|qwerty|motdepasse)[a-z0-9]{0,8}|password[0-9]{1,6}|(?:admin|bonjour|soleil|doudou)[0-9]{1,6}|letmein|iloveyou"
)
_DOORS = re.compile(
    rb"codes? (?:pin|portail|interphone|portillon|porte)|digicode|boites? a|portail|interphone|portillon|hall|immeuble|porte d"
)
"""Four figures are enough behind these."""
_ALONE = re.compile(rb"[ \t]{0,4}(?:\r?\n|\Z)")
_PHRASE = re.compile(rb"(?:pass|phrase)[ _-]?(?:de passe|secrete|phrase)")
_THREE_WORDS = re.compile(rb"[a-z]{3,}(?:[-_.][a-z]{3,}){2,7}")
_NOT_VALUE = b".,;:)]}|"


def _judge_word(seen: Seen) -> float:
    """Passwords are chosen by people: digits or signs among the letters, or a known bad one."""
    value = seen.value
    if _is_about(seen) or is_held(value):
        return 0
    if (is_name(value) and not _is_titled(seen)) or (_is_code(seen) and is_parameter(value)):
        return _letters_score(seen)
    letters, digits, signs = counts(value)
    if len(value) < 6:
        return 0.75 if letters and digits and signs and not seen.match["weak"] else 0
    is_mixed = (letters > 0 and digits > 0) or (letters + digits > 0 and signs > 0)
    if seen.match["weak"]:
        if not _is_beside(seen):
            return 0
        is_sure = is_mixed and digits > 0 and (signs > 0 or len(value) > 7 or is_cased(_original(seen)))
        return 0.8 if is_sure else 0
    return 0.9 if is_mixed else 0.75 if digits else 0


def _letters_score(seen: Seen) -> float:
    """Only letters: a known bad password, or with capitals inside, in quotes or right behind French words."""
    value, data = seen.value, seen.folded.data
    if _PHRASE.match(seen.match[0]) and _THREE_WORDS.fullmatch(value) and not seen.match["weak"]:
        return 0.75
    if _COMMON.fullmatch(value) and not _is_code(seen) and not seen.match["weak"]:
        return 0.8
    if seen.match["weak"] or not value.isalpha() or len(value) < 8 or is_type(value):
        return 0
    before, behind = data[seen.start - 1 : seen.start], data[seen.end : seen.end + 1]
    is_quoted = before == behind and before in (b'"', b"'")
    is_french = seen.match[0].startswith(b"m")
    return 0.65 if (is_quoted or is_french) and is_cased(_original(seen)) else 0


def _judge_code(seen: Seen) -> float:
    """Access codes: digits, perhaps letters and signs among them."""
    value = seen.value
    letters, digits, signs = counts(value)
    if _is_about(seen) or is_held(value) or not digits or len(value) > 24:
        return 0
    if seen.match["weak"]:
        if not _is_beside(seen):
            return 0
        if _DOORS.match(seen.match[0]) and value.isalnum():
            return 0.7 if 3 < len(value) < 9 and digits > 2 and not value.startswith((b"19", b"20")) else 0
        return 0.7 if digits > 1 and len(value) > 5 and (letters or signs) and not is_reference(value) else 0
    return 0.8 if (digits > 3 or (letters and len(value) > 4)) and len(set(value)) > 1 else 0


def _judge_key(seen: Seen) -> float:
    """Keys are drawn by chance."""
    if is_uuid(seen.value):
        return 0 if seen.match["weak"] else 0.7
    return _judge_chance(seen, 8)


def _judge_keyed(seen: Seen) -> float:
    """With an underscore only what is drawn behind the last one, in letters of both cases: `mk_live_7Hq2ZrT09xLwPb41`, not `usubjid_v2`."""
    drawn = seen.value.rpartition(b"_")[2]
    if drawn == seen.value:
        return _judge_chance(seen, 16)
    letters, digits, _ = counts(drawn)
    is_drawn = len(drawn) > 15 and letters > 1 and digits > 1 and is_cased(_original(seen))
    return 0.7 if is_drawn and entropy(drawn) > 3.3 and not (_is_about(seen) or is_held(seen.value)) else 0


def _judge_token(seen: Seen) -> float:
    return 0 if is_uuid(seen.value) else _judge_chance(seen, 8 if seen.match[0].startswith(b"s") else 12)


def _judge_chance(seen: Seen, least: int) -> float:
    value = seen.value
    letters, digits, _ = counts(value)
    is_drawn = digits > 0 or (len(value) > 23 and value.isalpha() and is_cased(_original(seen)))
    if len(value) < least or not letters or not is_drawn or _is_about(seen) or is_held(value):
        return 0
    if is_name(value) or (_is_code(seen) and is_parameter(value)) or entropy(value) < 2.5:
        return 0
    if seen.match["weak"] and seen.match["weak"] != b">":
        return 0.7 if _is_beside(seen) and len(value) > 19 and entropy(value) > 3.3 and not is_reference(value) else 0
    return 0.9 if len(value) > 15 else 0.75


def _judge_pair(seen: Seen) -> float:
    value = seen.value
    letters, digits, signs = counts(value)
    end = seen.match.end("user")
    is_chance = is_uuid(value) or is_uuid(seen.folded.data[max(end - LENGTH, 0) : end])
    if is_held(value) or not letters or not digits or is_name(value) or is_chance:
        return 0
    if seen.match["named"]:
        return 0.8
    if is_reference(value):
        return 0
    is_login = seen.match["user"].replace(b".", b"").isalpha() and len(value) > 7
    original = _original(seen)
    return 0.8 if signs or is_login or (is_cased(original) and original[:1].isalpha()) else 0


def _judge_pass(seen: Seen) -> float:
    """The short word means many things: sign and digit among letters, or a colon and a login."""
    value = seen.value
    letters, digits, signs = counts(value)
    if is_held(value) or is_name(value) or is_reference(value) or not letters or not digits:
        return 0
    start = seen.match.start()
    is_told = seen.match["joint"] != b" " or _LOGIN.search(seen.folded.data, max(0, start - 70), start) is not None
    return 0.8 if signs or (is_told and (is_cased(_original(seen)) or seen.match["joint"] == b"=")) else 0


def _judge_wifi(seen: Seen) -> float:
    letters, digits, _ = counts(seen.value)
    return 0.8 if letters and digits and not is_held(seen.value) and not is_uuid(seen.value) else 0


def _judge_licence(seen: Seen) -> float:
    letters, digits, _ = counts(seen.value)
    return 0.75 if letters > 1 and digits > 1 and not is_held(seen.value) and not is_uuid(seen.value) else 0


def _judge_option(seen: Seen) -> float:
    letters, digits, signs = counts(seen.value)
    is_variable = is_name(seen.value) and not _is_titled(seen)
    return 0.85 if letters and (digits or signs) and not is_held(seen.value) and not is_variable else 0


def _original(seen: Seen) -> str:
    return seen.original(seen.start, seen.end)


def _is_about(seen: Seen) -> bool:
    start = seen.match.start()
    return _ABOUT.search(seen.folded.data, max(0, start - 24), start) is not None


def _is_beside(seen: Seen) -> bool:
    """On the label's line, or alone on the line below a label that is no end of a code."""
    if b"\n" not in seen.match["weak"]:
        return True
    data, label = seen.folded.data, seen.match.start()
    return data[max(0, label - 1) : label].strip(b" \t\n*->|") == b"" and _ALONE.match(data, seen.end) is not None


def _is_titled(seen: Seen) -> bool:
    """`Crf_juin25`: a capital in front, small letters and a digit, as no variable is written; in French prose a capital anywhere."""
    original = _original(seen)
    if (
        seen.match[0].startswith(b"m")
        and is_cased(original)
        and any(map(str.isdigit, original))
        and "." not in original
    ):
        return True
    return original[:1].isupper() and not original.isupper() and any(map(str.isdigit, original)) and "." not in original


def _is_code(seen: Seen) -> bool:
    """`password = name`: spaces around the sign, no quotes, an English word in front, as programs are written."""
    return seen.folded.data[seen.start - 2 : seen.start] == b"= " and not seen.match[0].startswith(b"m")


def _narrow(seen: Seen) -> tuple[int, int]:
    """Without the sentence's end and the brackets around."""
    return seen.start, seen.start + len(seen.value.rstrip(_NOT_VALUE))


def _behind(core: str, label: str, judge: Callable[[Seen], float]) -> Pattern:
    exact = f"{label}{_SUFFIX}{_CLOSE}(?:{_TALK}[ ]?{_CLOSE}{_JOINT}|{_WEAK}){_VALUE}"
    return _pattern(core.encode(), re.compile(exact.encode("latin-1")), judge)


def _pattern(core: bytes, exact: re.Pattern[bytes], judge: Callable[[Seen], float]) -> Pattern:
    return Pattern("passwords", "CREDENTIAL", core, exact, judge, _narrow, {"kind": "password"})


BARE = _WORD.replace("(?<![a-z])", "")
PATTERNS = (
    _behind(f".{BARE}", _WORD, _judge_word),
    _behind(f".{_KEY}", _KEY, _judge_key),
    _pattern(rb"[a-z]_key[\"'`*)\]]{0,3}[ \t]{0,3}(?::|=|->|<-|[|])", _KEYED, _judge_keyed),
    _behind(f".{_DRAWN}[^a-z0-9]", _DRAWN, _judge_token),
    _behind(_CODE.replace("(?<![a-z])", "[^a-z]").replace("(?<!code )", ""), _CODE, _judge_code),
    _pattern(
        rb"[^a-z](?:logins?|identifiants?|id|user(?:name)?|utilisateur|compte|acces|connexion|ecrf|iwrs|ixrs|edc|vpn|wifi)[^a-z0-9]",
        _PAIR,
        _judge_pair,
    ),
    _pattern(rb"[^a-z0-9-](?:sshpass|sqlcmd|mysql|curl|net use |--passw|--token|identified)", _OPTION, _judge_option),
    replace(
        _pattern(rb"[^a-z](?:licen[cs]e|product key|cle produit)[^a-z]", _LICENCE, _judge_licence), in_capitals=True
    ),
    _pattern(rb"[^a-z0-9-]passe?[ :=]", _PASS, _judge_pass),
    _pattern(rb"[^a-z0-9](?:wi-?fi|ssid|reseau)[^a-z0-9]", _WIFI, _judge_wifi),
)

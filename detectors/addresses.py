"""Postal addresses: number, street and name, with postcode and city where they follow; BP, CS, TSA and CEDEX; residences; postcode and city.

Two of number, street, postcode and city must be there, for a postcode alone is any five digits. Writing: La Poste, AFNOR NF Z10-011,
https://www.laposte.fr/bien-rediger-adresse. Large cities and words by hand.
"""

import re

import numpy as np

from detectors.lexicon import listed
from detectors.lines import line_start
from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, match_places, stands
from detectors.public_contacts import is_of_institution, is_of_public_body
from detectors.sights import near

_SURE_TYPE = rb"(?:rue|avenue|ave|av\.?|boulevard|bd\.?|bld|blvd|impasse|imp\.|allees?|chemin|chem\.?|faubourg|fbg)"
_TYPE = (
    rb"(?:rue|r\.|avenue|aven|ave|av\.?|boulevard|boul|bd\.?|bld|blvd|impasse|imp\.?|allees?|all\.?|chemin|chem\.?|che|ch\.|place|pl\.?"
    rb"|square|sq\.?|quai|cours"
    rb"|route|rte|passage|pass\.?|residence|res\.?|lotissement|lot\.|hameau|ham\.?|faubourg|fg|fbg|villa"
    rb"|cite(?! (?:sur|par|dans|en) )|sentier|sente|ruelle"
    rb"|promenade|esplanade|parvis"
    rb"|rond[ -]point|venelle|montee|traverse|voie|domaine|clos|mail|galerie|quartier|lieu[ -]dit|ld|parc|chaussee|corniche|mas|enclos)"
)
_NUMBER = rb"[1-9][0-9]{0,3}(?: ?(?:bis|ter|quater|[a-f](?![a-z])))?"
_WORD = rb"[a-z0-9][a-z0-9'.-]{0,24}"
_POSTCODE = rb"(?:f[ -]{1,3})?(?:0[1-9]|[1-8][0-9]|9[0-8]|2[ab])[ ]?[0-9]{3}"
_BREAK = rb"(?:[ ]?[,;-]?[ ]{1,2}|,|[ \t]{0,3},?[ \t]{0,3}\r?\n[ \t]{0,6})"
_EXTRA = (
    rb"(?:(?:bat(?:iment)?|esc(?:alier)?|app(?:t|artement)?|etage|etg|porte|hall|entree|chambre|logement|lgt|tour|bp|b\.p\.|cs|tsa|boite postale)"
    rb"\.?[ ]?(?:n[o\xb0] ?)?[0-9a-z]{1,6}|[0-9]{1,2}(?:er|e|eme|nd) etage|(?:res(?:idence)?|villa|immeuble|hameau"
    rb"|lieu[ -]dit|ld|le bourg|cite|lot(?:issement)?)"
    rb"\.?[ ][a-z' -]{2,30})"
)
_STREET = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,])%b[ ]?,?[ ]{0,2}(?P<type>%b)[ ](?P<name>[a-z0-9](?:[a-z0-9'.-]{0,23}[a-z0-9'-])?)(?![a-z0-9])"
    rb"(?:\.?(?:[ ]%b){0,7}?(?:%b%b){0,3}?%b%b[ ](?P<city>[a-z][a-z'-]{1,30}))?"
    % (_NUMBER, _TYPE, _WORD, _BREAK, _EXTRA, _BREAK, _POSTCODE)
)
"""`12 rue des Lilas`, `12 bis, rue des Lilas 75013 Paris`, also over two lines; not `3 cours de chimiothérapie`."""
_SAID_PLACE = re.compile(
    rb"(?<![a-z])(?:au |le )?lieu[ -]?dit[ ]?:?[ ][\"']?(?P<name>(?:l[ea]s? |l')?[a-z][a-z'-]{1,20}"
    rb"(?: (?:d[eu]s? |la |l'|les )?[a-z][a-z'-]{1,20}){0,2})[\"']?"
    rb"(?:(?:,| a| -) (?:%b )?(?P<city>[a-z][a-z'-]{1,30}))?" % _POSTCODE
)
"""`lieu-dit Les Presses, 24200 Vitrac`; not `un lieu dit de mémoire`."""
_RANGE = re.compile(rb"(?<![0-9a-z])[1-9][0-9]{0,3} ?[-/] ?\Z")
"""`10-` of `10-12 rue`."""
_SURE = re.compile(_SURE_TYPE)
_PLACE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<country>f[ -]{1,3})?(?:0[1-9]|[1-8][0-9]|9[0-8])(?P<gap>[ ]?)[0-9]{3}[ ](?P<city>[a-z][a-z'-]{1,30})"
)
"""`97400 Saint-Denis`, `31059 TOULOUSE CEDEX 9`; not `75013 /mm3`."""
_BEFORE_PLACE = re.compile(rb"(?<![a-z])(?:%b%b){1,4}\Z" % (_EXTRA, _BREAK))
_EXTRA_HINT = re.compile(
    rb"bat|esc|app|e(?:tage|tg|ntree)|porte|hall|chambre|l(?:ogement|gt|ieu|d|e bourg|ot)|tour|b(?:p|\.p|oite)|cs|tsa|res|villa|immeuble|hameau|cite"
)
"""What every one of them has; quick."""
_HAMLET = re.compile(
    rb"(?:[,:\n] ?|\A|(?<![a-z])(?:a|au|aux|chez) )(?P<name>(?:le |la |les |l'|lieu[ -]dit |au |aux )?(?:mas|moulin|chateau|ferme|villa"
    rb"|bourg|hameau|domaine|clos|grange"
    rb"|pont|croix|bastide"
    rb"|residence|ker[a-z]{2,12}|plan|puech|col|val|bois|pre|pres|haut|bas|petit|grand|vieux|vieille)(?: [a-z'-]{2,16}){0,3}"
    rb"|(?:le |la |les |l')(?P<lone>[a-z][a-z'-]{2,16})(?: [a-z'-]{2,16}){0,2})[ ]?,[ ]?\Z"
)
_BOX = re.compile(rb"(?<![0-9a-z])(?:bp|b\.p\.|cs|tsa|boite postale)[ ]?(?:n[o\xb0] ?)?[0-9]{1,6}%b\Z" % _BREAK)
AT_HOME = re.compile(
    rb"(?<![a-z])(?:adresse|domicil\w{1,5}|demeur\w{2,4}|habit\w{1,4}|reside\w{0,4}|logee?|address|lives?)(?![a-z])[^0-9]{0,40}\Z"
)
_HOME_HINT = re.compile(rb"adresse|domicil|demeur|habit|reside|logee|address|live")
"""What every one of them has; quick."""
_TOKEN = re.compile(rb"(?:(?:(?<=st)|(?<=dr)|(?<=pr)|(?<=gal))\.)?[ ](?P<word>[a-z][a-z'-]{0,30})")
_CEDEX = re.compile(rb"[ ]cedex(?:[ ][0-9]{1,2}(?![0-9]))?")
_OPENING, _ENDING = (ord("\n"), ord(",")), re.compile(rb"[a-z'-](?:[\n\r,.]|\Z)")
_HEAD = re.compile(rb"(?<=[0-9] )[a-z]{2,}")
_FIRST_WORD, _FARTHEST = 16, 220
"""How far behind the start of a place its town's first word begins, and its last one ends."""
_LINKS = frozenset(b"de du des d la le les l en sur sous lez aux et au saint sainte st ste l' a".split())
_ARTICLES = frozenset(b"la le les".split())
_TITLES = frozenset(
    b"general gal marechal mal docteur dr professeur pr president commandant cdt colonel abbe capitaine jean pierre saint".split()
)
_NO_CITY = frozenset(
    b"ui ufc euro euros eur dollars patients patientes personnes sujets participants copies cellules unites plaquettes leucocytes g gb gr mm"
    b" mg ml ans jours habitants cas deces naissances femmes hommes enfants francais malades volontaires observations lignes mots caracteres"
    b" tokens par pour et ou de du des le la les en sur avec dans a au aux est sont ont with and or of per the in for si soit puis permutations"
    b" iterations simulations replicates bootstrap samples rows events reads cells units tel fax version code items steps epochs points vues"
    b" pages kcal pas centres sites visites doses comprimes steps hz ms kb mo go ko millions milliards evenements sequences echantillons"
    b" lectures".split()
)
_NO_TOWN, _NO_WORD, _CARRIED = _NO_CITY - _ARTICLES, _NO_CITY - _LINKS, _LINKS | _TITLES
_CITIES = listed("cities.txt")
_HEADS = frozenset(city.partition(b"-")[0] for city in _CITIES) | {b"la", b"le"}
_NO_NAME = frozenset(b"est et ou par pour dans sur avec".split())
_PLATE = re.compile(rb"[0-9]{1,4} av [0-9]{2}")
"""`1234 AV 75`: an old plate."""


def _whole(seen: Seen) -> tuple[int, int]:
    """From the first number to the city, or to the end of the street's name."""
    low = max(0, seen.start - 8)
    first = _RANGE.search(seen.folded.data, low, seen.start)
    has_city = seen.match["city"] is not None and seen.match["city"] not in _NO_TOWN
    return first.start() if first else seen.start, _city_end(seen) if has_city else _name_end(seen)


def _judge_street(seen: Seen) -> float:
    """Sure with a city or for a street; another kind of way wants a name with a capital. No public body's."""
    if is_of_public_body(seen):
        return 0
    if seen.end > seen.match.end("name") and seen.match["city"] and seen.end >= seen.match.end("city"):
        return 0.9
    name, first = seen.match["name"], seen.match.start("name")
    is_named = any(letter.isupper() for letter in seen.original(first, seen.end))
    is_shouting = seen.original(seen.match.start("type"), first).isupper()
    if _SURE.fullmatch(seen.match["type"]):
        return 0.75 if name not in _NO_NAME and not _PLATE.fullmatch(seen.value) else 0
    return 0.7 if is_named and not is_shouting else 0


def _around_said(seen: Seen) -> tuple[int, int]:
    """To the city, if it has a capital; else the words of the name that have one."""
    if seen.match["city"] and _is_capital(seen, seen.match.start("city")):
        return seen.start, seen.end
    words = (word for word in re.finditer(rb"[a-z'-]+", seen.match["name"]))
    ends = [
        seen.match.start("name") + w.end() for w in words if _is_capital(seen, seen.match.start("name") + w.start())
    ]
    return seen.start, max(ends, default=seen.start)


def _is_capital(seen: Seen, place: int) -> bool:
    return seen.original(place, place + 1).isupper()


def _name_end(seen: Seen) -> int:
    """The street's name: words that link and words with a capital, or the first word that carries it; in capitals, three words."""
    end, is_shouting = seen.match.end("name"), seen.original(*seen.match.span("type")).isupper()
    carried = 0 if seen.match["name"].strip(b".") in _CARRIED else 1
    for token in _tokens(seen, end, 7):
        word = token["word"]
        is_capital = seen.original(token.start("word"), token.start("word") + 1).isupper()
        if word in _NO_WORD or (
            carried and not (is_capital and (not is_shouting or carried < 2)) and word not in _LINKS
        ):
            break
        if word not in _CARRIED:
            carried, end = carried + 1, token.end()
    return end


def _judge_place(seen: Seen) -> float:
    """A large city, or what lead and line tell of a small one."""
    first = seen.match.start("city")
    if not seen.original(first, first + 1).isupper() or seen.match["city"] in _NO_TOWN:
        return 0
    score = _score_of_place(seen, first)
    return 0 if score and _is_of_body(seen, first) else score


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Of places: with a country, a large town, or what may lead one near; at the start of a line, or behind a comma."""
    data = np.frombuffer(b",\n" + folded.data, np.uint8)
    before = np.where(data[starts + 1] == ord(" "), data[starts], data[starts + 1])
    is_line = np.isin(before, _OPENING) & near(starts, match_places(folded, _ENDING), _FARTHEST)
    mask: Mask = is_line | (data[starts + 2] == ord("f"))
    for hint in (_EXTRA_HINT, _HOME_HINT, _CEDEX):
        mask |= near(starts, match_places(folded, hint))
    heads = _HEAD.finditer(folded.data)
    towns = folded.places(_HEADS, lambda: (head.start() for head in heads if head[0] in _HEADS))
    return mask | near(starts, towns, _FIRST_WORD)


def _is_of_body(seen: Seen, first: int) -> bool:
    """Of a public body, or of an author's institution in a large city or with its country: `Inserm, F-59000 Lille`."""
    data = seen.folded.data
    is_large = seen.match["country"] is not None or _is_large(data[first : seen.end])
    return is_of_public_body(seen) or (is_large and is_of_institution(seen))


def _is_large(city: bytes) -> bool:
    return city.replace(b" ", b"-").removeprefix(b"la-").removeprefix(b"le-") in _CITIES


def _score_of_place(seen: Seen, first: int) -> float:
    is_led = (
        seen.start < seen.match.start()
        or seen.match["country"] is not None
        or _is_home(seen)
        or _hamlet(seen) is not None
    )
    if is_led or b" cedex" in seen.value:
        return 0.8
    if seen.match["gap"]:
        return 0
    city = seen.folded.data[first : seen.end]
    if _is_large(city):
        return 0.8
    return (
        0.6 if _is_line(seen) and (b"-" in city or b" " in city or not seen.original(first, seen.end).isupper()) else 0
    )


def _hamlet(seen: Seen) -> int | None:
    """Where the name of a house or hamlet in front begins: `Le Mas Rouge, 30350 Lédignan`."""
    data, start = seen.folded.data, seen.start
    if b"," not in data[max(0, start - 2) : start] or data[max(0, start - 4) : start].rstrip(b" ,")[-1:].isdigit():
        return None
    before = _HAMLET.search(data, max(0, start - 60), start)
    if before is None or not _is_capital(seen, before.start("name")):
        return None
    if before["lone"] and (
        not _is_capital(seen, before.start("lone")) or seen.original(*before.span("lone")).isupper()
    ):
        return None
    return before.start("name")


def _is_home(seen: Seen) -> bool:
    data, start = seen.folded.data, seen.start
    low = line_start(data, start, 60)
    return stands(seen.folded, _HOME_HINT, low, start) and AT_HOME.search(data, low, start) is not None


def _is_line(seen: Seen) -> bool:
    """Alone on its line, or between commas."""
    data, start, end = seen.folded.data, seen.start, seen.end
    return not (data[max(0, start - 1) : start].strip(b"\n,") or data[end : end + 1].strip(b"\n\r,."))


def _around_place(seen: Seen) -> tuple[int, int]:
    """With the residence, building, floor or box in front."""
    data, start, first = seen.folded.data, seen.start, seen.match.start("city")
    if not seen.original(first, first + 1).isupper() or seen.match["city"] in _NO_TOWN:
        return start, seen.end
    if (hamlet := _hamlet(seen)) is not None:
        return hamlet, _city_end(seen)
    sign = data[max(0, start - 4) : start].rstrip(b" \t")[-1:]
    if sign in (b",", b";", b"-", b"\n", b"\r"):
        hint = stands(seen.folded, _EXTRA_HINT, max(0, start - 100), start)
        before = _BEFORE_PLACE.search(data, max(0, start - 100), start) if hint else None
        start = before.start() if before else start
    elif sign.isdigit():
        box = _BOX.search(data, max(0, start - 30), start)
        start = box.start() if box else start
    return start, _city_end(seen)


def _city_end(seen: Seen) -> int:
    """Where the city ends: words that link lead to one more, words with a capital belong to it, CEDEX too."""
    end, last_word = seen.match.end("city"), seen.match["city"]
    is_shouting = seen.original(*seen.match.span("city")).isupper()
    for token in _tokens(seen, end, 5):
        word = token["word"]
        if word == b"cedex" or word in _NO_WORD:
            break
        first = token.start("word") + (2 if word[1:2] == b"'" else 0)
        is_capital = seen.original(first, first + 1).isupper()
        is_last = seen.folded.data[token.end() : token.end() + 1] in (b"", b"\n", b"\r", b",")
        is_led = last_word in _LINKS
        if not (is_led or word in _LINKS or (is_capital and (not is_shouting or is_last))):
            break
        last_word = word
        if word not in _LINKS or word in (b"saint", b"st"):
            end = token.end()
    cedex = _CEDEX.match(seen.folded.data, end)
    return cedex.end() if cedex else end


def _tokens(seen: Seen, start: int, most: int) -> list[re.Match[bytes]]:
    """At most so many words, one blank apart."""
    found: list[re.Match[bytes]] = []
    while len(found) < most and (token := _TOKEN.match(seen.folded.data, start)):
        found.append(token)
        start = token.end()
    return found


_STREET_CORE = (
    rb"[^0-9a-z][0-9]{1,4}(?: ?(?:bis|ter|quater|[a-f]))? ?,? {0,2}"
    rb"(?:r[ueot.]|a[vl]|b[old]|b[lv][dv]|imp|c(?:h|ou|it|lo|or)|p(?:l|a[rs])|s(?:q|ent)|qua[ir]"
    rb"|l(?:ot|ie|d )|ham|f[abg]|v(?:il|en|oi)|esp|enc|tra|dom|gal|ma[is]|mon|pro)"
)
PATTERNS = (
    Pattern(
        "addresses", "ADDRESS", rb"[^a-z](?:au |le )?lieu[ -]?dit[^a-z]", _SAID_PLACE, lambda _: 0.75, _around_said
    ),
    Pattern("addresses", "ADDRESS", _STREET_CORE, _STREET, _judge_street, _whole),
    Pattern(
        "addresses",
        "ADDRESS",
        rb"[^0-9a-z](?:f[ -]{1,3})?[0-9]{2} ?[0-9]{3} [a-z]",
        _PLACE,
        _judge_place,
        _around_place,
        hopeful=_hopeful,
    ),
)

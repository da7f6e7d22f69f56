"""What a client is told that is not let in. Source: RFC 9110 section 11.7, https://www.rfc-editor.org/rfc/rfc9110."""

import enum

from mitmproxy import http

CHALLENGE = 'Basic realm="gardefou", charset="UTF-8"'

_NAME = (
    "gardefou : identifiez-vous auprès du proxy, par votre nom d'utilisateur et votre mot de passe. Rien n'a été transmis. / "
    "gardefou: the proxy needs your user name and password. Nothing was sent."
)
_WAIT = (
    "gardefou : trop de mots de passe erronés depuis ce poste ; réessayez dans une minute. Rien n'a été transmis. / "
    "gardefou: too many wrong passwords from this machine; try again in a minute. Nothing was sent."
)
_IN_CLEAR = (
    "gardefou : ce proxy ne s'utilise que par TLS ; indiquez son adresse en https://. Rien n'a été transmis. / "
    "gardefou: this proxy is used over TLS only; write its address with https://. Nothing was sent."
)
_UNKNOWN = (
    "gardefou : ce poste n'est associé à aucun utilisateur ; adressez-vous à votre service informatique. "
    "Rien n'a été transmis. / gardefou: no user is known for this machine; ask your IT. Nothing was sent."
)


class Refusal(enum.Enum):
    """Why a client stays outside: how the log calls it, the status, and the sentence."""

    NAMELESS = ("login needed", 407, _NAME)
    MALFORMED = ("login malformed", 407, _NAME)
    WRONG = ("login refused", 407, _NAME)
    BLOCKED = ("login blocked", 403, _WAIT)
    IN_CLEAR = ("client without TLS refused", 403, _IN_CLEAR)
    UNKNOWN = ("client without user refused", 403, _UNKNOWN)
    AMBIGUOUS = ("front proxy header refused", 403, _UNKNOWN)

    def __init__(self, event: str, status: int, sentence: str) -> None:
        self.event = event
        self.status = status
        self.sentence = sentence


def turned_away(refusal: Refusal) -> http.Response:
    """The answer. A challenge goes with 407 alone: SDKs send nothing again after 403."""
    headers = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
    if refusal.status == 407:
        headers["proxy-authenticate"] = CHALLENGE
    return http.Response.make(refusal.status, refusal.sentence.encode(), headers)

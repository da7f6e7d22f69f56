"""What the hooks of one flow tell each other: where it goes, who asks, and the verdict once there is one."""

from dataclasses import dataclass, field
from time import perf_counter

from mitmproxy import http
from mitmproxy.proxy import mode_specs

from models.counting import Tally
from models.record import Coached
from models.services import Service
from proxy.catalogue import Services
from proxy.destination import names_of
from proxy.identity import Client
from proxy.judging import Verdict
from proxy.replies.coach import Coaching, Reminder

KEY = "gardefou"
ADMITTED = "gardefou-client"
_EXPLICIT = (mode_specs.RegularMode, mode_specs.UpstreamMode)


@dataclass
class Passage:
    """The state of one request to an AI service. The only thing here that changes."""

    service: Service
    client: Client
    is_misrouted: bool
    started: float = field(default_factory=perf_counter)
    verdict: Verdict | None = None
    is_stopped: bool = False
    """Whether the guard closed what the verdict had opened."""
    coaching: Coaching | None = None
    """What puts a reminder into the answer, once that has begun."""

    @property
    def is_forwarded(self) -> bool:
        """Whether the request goes on to the service."""
        return self.verdict is not None and self.verdict.reply is None and not self.is_stopped

    def streamed(self, response: http.Response) -> bool | Coaching:
        """How the answer goes back: as it comes; through what adds a reminder, if one is owed; not at all, where it is ours."""
        if not self.is_forwarded or self.reminder is None:
            return self.is_forwarded
        headers = {name.lower(): value for name, value in response.headers.items()}
        self.coaching = Coaching(self.reminder, response.status_code, headers)
        return self.coaching

    @property
    def reminder(self) -> Reminder | None:
        """What the answer owes."""
        return self.verdict.coach if self.verdict is not None else None

    @property
    def coached(self) -> Coached | None:
        """What became of that."""
        if self.reminder is None:
            return None
        return self.coaching.told if self.coaching else "no answer"

    @property
    def taken_back(self) -> tuple[Tally, ...]:
        """What was counted for a reminder that was not shown."""
        return self.reminder.taken_back if self.reminder is not None and self.coached != "shown" else ()


def passage_of(flow: http.HTTPFlow) -> Passage | None:
    """The passage of a flow, if it is one to an AI service."""
    found = flow.metadata.get(KEY)
    return found if isinstance(found, Passage) else None


def admit(flow: http.HTTPFlow, client: Client) -> None:
    """Note that the entrance let a client in."""
    flow.metadata[ADMITTED] = client


def admitted(flow: http.HTTPFlow) -> Client | None:
    """Who asks; None if the entrance let nobody in."""
    found = flow.metadata.get(ADMITTED)
    return found if isinstance(found, Client) else None


def is_explicit(flow: http.HTTPFlow) -> bool:
    """Whether the client knows that it speaks to a proxy."""
    return isinstance(flow.client_conn.proxy_mode, _EXPLICIT)


def names(flow: http.HTTPFlow) -> frozenset[str]:
    """Every name that the request gives to its destination. TLS around a request in clear is that of the proxy itself."""
    request = flow.request
    explicit = is_explicit(flow)
    sni = None if explicit and request.scheme == "http" else flow.client_conn.sni
    authorities = (request.authority, *request.headers.get_all("host"))
    return names_of(request.host, sni, authorities, is_explicit=explicit)


def ai_host(flow: http.HTTPFlow, services: Services) -> Service | None:
    """The AI service that any of the request's names belongs to."""
    return service_named(names(flow), services)


def service_named(told: frozenset[str], services: Services) -> Service | None:
    """The AI service that any of these names belongs to."""
    return next((s for s in map(services.service_of, sorted(told)) if s is not None), None)

"""A second look, after every other addon: nothing passes to an AI host unless a finished verdict says so, byte for byte."""

from mitmproxy import http, tcp

from proxy.catalogue import Services
from proxy.door import closing, shut
from proxy.passage import ai_host, passage_of


class Guard:
    """Closes what the first addon left open, whatever the reason."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @closing
    def request(self, flow: http.HTTPFlow) -> None:
        """Refuse a request to an AI host that would be forwarded without a verdict, or with other bytes than it names."""
        if flow.response is not None or ai_host(flow, self._services) is None:
            return
        passage = passage_of(flow)
        verdict = passage.verdict if passage else None
        if verdict is None or verdict.reply is not None or flow.request.raw_content != verdict.body:
            shut(flow)
            if passage is not None:
                passage.is_stopped = True

    def websocket_message(self, flow: http.HTTPFlow) -> None:
        """Messages on a socket to an AI host are dropped: no upgrade should have been let through."""
        message = flow.websocket.messages[-1] if flow.websocket else None
        if message is None:
            return
        was_dropped, message.dropped = message.dropped, True
        if ai_host(flow, self._services) is None:
            message.dropped = was_dropped

    def tcp_start(self, flow: tcp.TCPFlow) -> None:
        """Bytes that are not HTTP on an intercepted connection: end it."""
        flow.kill()

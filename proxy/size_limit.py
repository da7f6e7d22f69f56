"""mitmproxy's body_size_limit, for requests to AI services alone: answers and other hosts' uploads are never cut."""

from collections.abc import Callable, Generator
from typing import Any

from mitmproxy import http
from mitmproxy.proxy.layers.http import HttpStream


def limit_only(concerns: Callable[[http.HTTPFlow], bool]) -> None:
    """Make the limit apply to requests of which `concerns` is true.

    mitmproxy has one limit for both directions and all hosts, and looks at it before any hook runs.
    """
    original = HttpStream.check_body_size

    def check(self: HttpStream, request: bool) -> Generator[Any, Any, bool]:
        if not request or not concerns(self.flow):
            return False
        return (yield from original(self, request))

    HttpStream.check_body_size = check  # type: ignore[method-assign]  # no option or hook of mitmproxy does this

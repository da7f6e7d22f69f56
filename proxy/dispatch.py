"""mitmproxy's addon manager, told once who listens to what.

The stock one asks every addon at every event, and has an event of its own follow each; that is an eighth of a request.
"""

import inspect
from collections.abc import Callable
from typing import Any, override

from mitmproxy.addonmanager import AddonManager, safecall
from mitmproxy.exceptions import AddonHalt
from mitmproxy.hooks import Hook

Listener = tuple[Callable[..., Any], ...]
"""The hooks of one addon and its children for one event."""


class Dispatch(AddonManager):
    """Calls the hooks that the stock manager would call, in its order and behind its safety net."""

    def __init__(self, master: Any) -> None:
        super().__init__(master)  # type: ignore[no-untyped-call]  # mitmproxy leaves it untyped
        self._listeners: dict[str, tuple[Listener, ...]] = {}

    @override
    def add(self, *addons: Any) -> None:
        """Add addons to the end of the chain."""
        super().add(*addons)  # type: ignore[no-untyped-call]  # mitmproxy leaves it untyped
        self._listeners.clear()

    @override
    def remove(self, addon: Any) -> None:
        """Take an addon out of the chain."""
        super().remove(addon)  # type: ignore[no-untyped-call]  # the same
        self._listeners.clear()

    @override
    async def trigger_event(self, event: Hook) -> None:
        """Tell all who listen; what one raises is logged, and the next is told."""
        for listener in self._listening(event):
            try:
                with safecall():
                    for hook in listener:
                        result = hook(*event.args())
                        if result is not None and inspect.isawaitable(result):
                            await result
            except AddonHalt:
                return

    def _listening(self, event: Hook) -> tuple[Listener, ...]:
        known = self._listeners.get(event.name)
        if known is None:
            found = (tuple(hook for _, hook in self._iter_hooks(addon, event)) for addon in self.chain)
            known = self._listeners[event.name] = tuple(hooks for hooks in found if hooks)
        return known

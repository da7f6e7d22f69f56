"""mitmproxy's addon manager, told once who listens to what.

The stock one asks every addon at every event, and has an event of its own follow each; that is an eighth of a request.
"""

import inspect
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, override

from mitmproxy.addonmanager import AddonManager, safecall
from mitmproxy.exceptions import AddonHalt
from mitmproxy.flow import Flow
from mitmproxy.hooks import Hook, UpdateHook

Listener = tuple[Callable[..., Any], ...]
"""The hooks of one addon and its children for one event."""

Steps = Generator[Awaitable[Any]]
"""Hooks being called: what is given is to be awaited before the next one."""

_UPDATE = UpdateHook([])


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
    async def handle_lifecycle(self, event: Hook) -> None:
        """Tell all who listen."""
        left = self.begun(event)
        if left is not None:
            await left

    @override
    async def trigger_event(self, event: Hook) -> None:
        """The same, without what follows a flow's event."""
        steps = self._steps(event)
        step = next(steps, None)
        if step is not None:
            await _awaited(steps, step)

    def begun(self, event: Hook) -> Coroutine[Any, Any, None] | None:
        """Tell all who listen, up to the first who has to be waited for: what is left then, None if that is nothing."""
        steps = self._lifecycle(event)
        step = next(steps, None)
        return None if step is None else _awaited(steps, step)

    def _lifecycle(self, event: Hook) -> Steps:
        """An event, and the one that mitmproxy has follow each event of a flow."""
        yield from self._steps(event)
        if self._listening(_UPDATE.name, _UPDATE) and isinstance(message := event.args()[0], Flow):
            yield from self._steps(UpdateHook([message]))

    def _steps(self, event: Hook) -> Steps:
        """Tell one after the other; what one raises is logged, and the next is told. Yields what has to be awaited."""
        listeners = self._listening(event.name, event)
        arguments = event.args() if listeners else ()
        for listener in listeners:
            try:
                for hook in listener:
                    result = hook(*arguments)
                    if result is not None and inspect.isawaitable(result):
                        yield result
            except AddonHalt:
                return
            except Exception:  # mitmproxy's net decides what is logged, and what goes on
                with safecall():
                    raise

    def _listening(self, name: str, event: Hook) -> tuple[Listener, ...]:
        known = self._listeners.get(name)
        if known is None:
            found = (tuple(hook for _, hook in self._iter_hooks(addon, event)) for addon in self.chain)
            known = self._listeners[name] = tuple(hooks for hooks in found if hooks)
        return known


async def _awaited(steps: Steps, step: Awaitable[Any] | None) -> None:
    """Go on from the first step that has to be awaited. What it raises is raised where it was given."""
    while step is not None:
        try:
            await step
        except BaseException as error:  # noqa: BLE001  # goes on, or is raised again, as the steps say
            try:
                step = steps.throw(error)
            except StopIteration:
                return
        else:
            step = next(steps, None)

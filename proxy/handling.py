"""mitmproxy's own work around each request, made cheaper where it costs most. Nothing that it decides is changed.

Stock, each hook is a task that waits for a lock to tell that it is done; each option is copied whenever it is read; each message is
checked against its annotations; head and body are sent one after the other. That is a third of a request. Here a hook is a task only once
somebody has to be waited for, and what goes to one connection in one turn goes in one piece.

What is replaced was read in one version of mitmproxy; where it is not what was read, `speed_up` leaves all as it is.
"""

import copy
import hashlib
import inspect
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any, cast

from mitmproxy import connection, flow, http, optmanager
from mitmproxy.proxy import commands, events, server
from mitmproxy.proxy.mode_servers import ProxyConnectionHandler
from mitmproxy.utils import asyncio_utils

from proxy.dispatch import Dispatch

READ = "12.2.3"
"""The version of mitmproxy that was read."""

REPLACED: dict[Callable[..., Any], str] = {
    server.ConnectionHandler.server_event: "a2b42657ebe8bf6d",
    server.ConnectionHandler.hook_task: "9ac7970160526268",
    ProxyConnectionHandler.handle_hook: "9f8b52fd798203c9",
    optmanager._Option.current: "6859c2d9c826806e",  # noqa: SLF001  # there is no public one
    http.MessageData.__post_init__: "f65088e210cd9cc1",
}
"""What is replaced or left out, and the digest of its source."""

_CONSTANT = (str, int, float, bool, type(None))


def speed_up() -> bool:
    """Put all replacements in place, for this process, once. Whether they are: False for another mitmproxy than the one that was read."""
    if http.MessageData.__post_init__ is _unchecked:
        return True
    if any(digest_of(stock) != digest for stock, digest in REPLACED.items()):
        return False
    server.ConnectionHandler.server_event = _server_event  # type: ignore[method-assign, assignment]  # see the module's docstring
    optmanager._Option.current = _current  # type: ignore[method-assign]  # noqa: SLF001  # the same
    http.MessageData.__post_init__ = _unchecked  # type: ignore[method-assign]  # the same
    return True


def digest_of(function: Callable[..., Any]) -> str:
    """A digest of a function's source."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]


async def _server_event(self: ProxyConnectionHandler, event: events.Event) -> None:
    """As the stock one. Hooks that nobody waits for are done at once, and what they lead to follows in the same turn."""
    async with self._server_event_lock:
        self.timeout_watchdog.register_activity()
        coming: deque[events.Event] = deque((event,))
        while coming:
            try:
                for command in joined(self.layer.handle_event(coming.popleft())):
                    if isinstance(command, commands.StartHook):
                        if not _is_waiting(self, command) and command.blocking:
                            coming.append(events.HookCompleted(command))
                    else:
                        _perform(self, command)
            except Exception:  # noqa: BLE001  # as the stock one: the connection is lost, the proxy is not
                self.log("mitmproxy has crashed!", logging.ERROR, exc_info=True)


def joined(given: Iterable[commands.Command]) -> Iterator[commands.Command]:
    """The same commands, in order; pieces that are sent to one connection one after the other are one. What is logged does not part them."""
    pieces: list[bytes] = []
    to: connection.Connection | None = None
    for command in given:
        if isinstance(command, commands.SendData) and command.connection is to:
            pieces.append(command.data)
            continue
        if to is not None and not isinstance(command, commands.Log):
            yield commands.SendData(to, b"".join(pieces))
            to = None
        if isinstance(command, commands.SendData):
            to, pieces = command.connection, [command.data]
        else:
            yield command
    if to is not None:
        yield commands.SendData(to, b"".join(pieces))


def _is_waiting(self: ProxyConnectionHandler, hook: commands.StartHook) -> bool:
    """Tell the addons. If one has to be waited for, a task goes on from there."""
    addons = cast(Dispatch, self.master.addons)
    left = addons.begun(hook)
    (data,) = hook.args()
    if left is None and not (isinstance(data, flow.Flow) and data.intercepted):
        return False
    asyncio_utils.create_task(
        _awaited(self, hook, left, data), name=f"handle_hook({hook.name})", keep_ref=True, client=self.client.peername
    )
    return True


async def _awaited(
    self: ProxyConnectionHandler, hook: commands.StartHook, left: Coroutine[Any, Any, None] | None, data: Any
) -> None:
    with self.timeout_watchdog.disarm():
        if left is not None:
            await left
        if isinstance(data, flow.Flow):
            await data.wait_for_resume()
    if hook.blocking:
        await self.server_event(events.HookCompleted(hook))


def _perform(self: ProxyConnectionHandler, command: commands.Command) -> None:
    """Any command but a hook."""
    if isinstance(command, commands.OpenConnection):
        _open(self, command)
    elif isinstance(command, commands.RequestWakeup):
        task = asyncio_utils.create_task(
            self.wakeup(command),
            name=f"wakeup timer ({command.delay:.1f}s)",
            keep_ref=False,
            client=self.client.peername,
        )
        self.wakeup_timer.add(task)
    elif isinstance(command, commands.ConnectionCommand):
        if command.connection in self.transports:  # else it has been closed already
            _act(self, command)
    elif isinstance(command, commands.Log):
        self.log(command.message, command.level)
    else:
        raise TypeError(f"unexpected command: {type(command).__name__}")


def _open(self: ProxyConnectionHandler, command: commands.OpenConnection) -> None:
    if command.connection in self.transports:
        raise RuntimeError("the connection is open already")
    handler = asyncio_utils.create_task(
        self.open_connection(command),
        name=f"server connection handler {command.connection.address}",
        keep_ref=False,
        client=self.client.peername,
    )
    self.transports[command.connection] = server.ConnectionIO(handler=handler)


def _act(self: ProxyConnectionHandler, command: commands.ConnectionCommand) -> None:
    if isinstance(command, commands.SendData):
        writer = self.transports[command.connection].writer
        if writer is None:
            raise RuntimeError("the connection is not open yet")
        if not writer.is_closing():
            writer.write(command.data)
    elif isinstance(command, commands.CloseTcpConnection):
        self.close_connection(command.connection, command.half_close)
    elif isinstance(command, commands.CloseConnection):
        self.close_connection(command.connection, half_close=False)
    else:
        raise TypeError(f"unexpected command: {type(command).__name__}")


def _current(self: Any) -> Any:
    """An option's value: a copy only of what could be changed."""
    value = self.default if self.value is optmanager.unset else self.value
    return value if isinstance(value, _CONSTANT) else copy.deepcopy(value)


def _unchecked(self: http.MessageData) -> None:
    """What mitmproxy's own parsers make is of the annotated types."""

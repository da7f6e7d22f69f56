"""Questions to another process over a pipe of multiprocessing, without a thread that waits for the answers.

A thread for each answer would take turns with the event loop five times over.
"""

import asyncio
import os
import pickle
import socket
import struct
from multiprocessing.connection import Connection
from typing import Any

_LENGTH = struct.Struct("!i")
"""In front of each message: how `Connection` frames what has less than 2 GB."""


class Talk:
    """One end of a pipe, whose other end is a `Connection` that receives and answers one question at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def over(cls, pipe: Connection) -> "Talk":
        """Over the pipe, which is used up. Raises OSError."""
        with pipe:
            end = socket.socket(fileno=os.dup(pipe.fileno()))
        end.setblocking(False)
        return cls(*await asyncio.open_unix_connection(sock=end))

    async def asked(self, question: object) -> Any:
        """The answer. Raises EOFError, OSError where the other end is gone."""
        message = pickle.dumps(question)
        self._writer.writelines((_LENGTH.pack(len(message)), message))
        await self._writer.drain()
        (length,) = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
        return pickle.loads(await self._reader.readexactly(length))  # noqa: S301  # of our own process

    def close(self) -> None:
        """Hang up at once."""
        self._writer.transport.abort()

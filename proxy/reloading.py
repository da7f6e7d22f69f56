"""Changed files of charter and site data become the next generation: in all workers of a node, or in none."""

import asyncio

from models.reading import ConfigError
from proxy.crew import Crew
from proxy.generation import Files, Sources


class Reloading:
    """Which generation a node is in, and what came of the last change of its files."""

    def __init__(self, files: Files, sources: Sources, charter: str) -> None:
        """`sources` are in force; `charter` is the identity of theirs, `id@version`."""
        self.sources = sources
        self.charter = charter
        self.problem: str | None = None
        """Why the last reload was refused, `file:line: …`; None when the files on disk are in force."""
        self._files = files

    async def look(self, crew: Crew) -> bool:
        """Look at the files; if they changed, put them in force, or keep the old ones and say why. Whether anything changed."""
        if not await asyncio.to_thread(self._files.have_changed):
            return False
        try:
            sources = await asyncio.to_thread(self._files.read, self.sources.number + 1)
            charter = await crew.prepare(sources)
        except ConfigError as error:
            self.problem = str(error)
            return True
        await crew.commit()
        self.sources, self.charter, self.problem = sources, charter, None
        return True

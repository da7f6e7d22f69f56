"""The register's file of these settings, and kinds of requests."""

from pathlib import Path

import pytest

from audit.register import Seen
from models.reading import ConfigError
from models.settings import Identity, Settings
from models.uses import NONE
from scripts.options import services_of
from scripts.registered import Written, kinds


def test_without_a_file_nothing_is_declared() -> None:
    written = Written(Settings(identity=Identity(trained="trained")))
    assert written.uses.uses == ()
    assert written.team_of(["trained", "dm"]) == "dm"
    assert written.team_of(["trained"]) == NONE
    written.check([])


def test_every_unknown_tool_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "register.yaml"
    path.write_text("tools:\n- tool: claud\nuses:\n- tool: claude\n- tool: nothing\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        Written(Settings(uses=path)).check(["claude"])
    assert str(caught.value).splitlines() == [
        f"{path}:2: tools.0.tool: unknown tool 'claud'; did you mean 'claude'?",
        f"{path}:5: uses.1.tool: unknown tool 'nothing'; `gardefou services list` names those of the catalogue",
    ]


def test_requests_are_told_by_the_kind_of_their_route() -> None:
    services = services_of(Settings())
    seen = Seen("openai-api", "dm", NONE)
    seen.routes.update({"chat-completions": 2, "responses": 1, "": 4})
    assert kinds(seen, services) == {"other": 4, "chat": 3}
    assert kinds(Seen("phind", "dm", NONE), services) == {}

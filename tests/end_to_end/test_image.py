"""The container image: what its recipe may not do, read from the recipe; and, where one was built, what it does.

Run `deploy/build-image`, then `GARDEFOU_TEST_IMAGE=gardefou scripts/test tests/end_to_end/test_image.py`.
"""

import os
import re
import subprocess
from typing import Any

import pytest
import yaml

from models.reading import read
from models.settings import Settings
from tests.house.plan import ROOMS, ROOT

IMAGE = os.environ.get("GARDEFOU_TEST_IMAGE", "")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, with their continued lines joined: `("FROM", "debian AS build")`."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    bare = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in bare.splitlines() if line)]


def last_stage() -> list[tuple[str, str]]:
    """What makes the image itself: everything after the last FROM."""
    every = instructions()
    start = max(number for number, (word, _) in enumerate(every) if word == "FROM")
    return every[start + 1 :]


def of(word: str, among: list[tuple[str, str]]) -> list[str]:
    return [rest for name, rest in among if name == word]


def compose() -> dict[str, Any]:
    file = ROOT / "deploy" / "compose.yaml"
    service: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))["services"]["gardefou"]
    return service


def test_the_base_is_debian() -> None:
    """Every stage stands on the same base, which is the slim image of Debian 13."""
    assert of("ARG", instructions())[0] == "BASE=debian:trixie-slim"
    assert [stage.split()[0] for stage in of("FROM", instructions())] == ["${BASE}", "${BASE}"]


def test_the_user_has_no_rights() -> None:
    """The image runs as a fixed number that is not root's, and nothing takes it back."""
    assert of("USER", last_stage()) == ["10001:10001"]


def test_packages_are_installed_by_hash() -> None:
    """Each installation takes what the locks name, by hash and ready made, or what was built from the checkout."""
    runs = " && ".join(of("RUN", instructions()))
    installs = re.findall(r"pip\b(?: --python \S+)? (?:install|wheel)\b[^&]*", runs)
    assert len(installs) == runs.count("/builder/bin/pip ") == 4
    assert [line for line in installs if "--require-hashes" not in line and "--no-index" not in line] == []
    assert "PIP_ONLY_BINARY=:all:" in " ".join(of("ENV", instructions()))


def test_only_the_environment_and_settings_enter() -> None:
    """The image takes the environment from the build and the settings from the checkout, and downloads nothing."""
    assert of("ADD", instructions()) == []
    assert of("COPY", last_stage()) == [
        "--from=build /opt/gardefou /opt/gardefou",
        "--chmod=0644 deploy/gardefou.yaml /etc/gardefou/gardefou.yaml",
    ]


def test_the_build_sees_no_more_than_it_needs() -> None:
    """Everything is kept from the build but the rooms, the locks and what the wheel is made of: no key, no data."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    seen = {rule.removeprefix("!").rstrip("/") for rule in rules if rule.startswith("!")}
    files = {"pyproject.toml", "requirements.lock", "requirements-dev.lock", "README.md", "LICENSE"}
    assert rules[0] == "*"
    assert seen == {*ROOMS, "config", "deploy/gardefou.yaml", *files}


def test_a_stop_is_told_and_health_is_asked() -> None:
    """The engine ends gardefou by SIGTERM, and asks it where its settings have it answer."""
    assert of("STOPSIGNAL", last_stage()) == ["SIGTERM"]
    (check,) = of("HEALTHCHECK", last_stage())
    settings = read(ROOT / "deploy" / "gardefou.yaml", Settings)
    assert settings.health is not None
    host, _, port = settings.health.listen.partition(":")
    assert f"h.HTTPConnection('{host}', {port}, timeout=3); c.request('GET', '/startupz')" in check
    assert of("ENTRYPOINT", last_stage()) == ['["gardefou"]']


def test_the_image_is_no_open_proxy() -> None:
    """Its settings are valid, and name private networks only."""
    settings = read(ROOT / "deploy" / "gardefou.yaml", Settings)
    assert [str(client.network) for client in settings.clients if not client.network.is_private] == []


def test_compose_gives_the_fewest_rights() -> None:
    """The example has a read-only root, no capability, no new privileges, and one volume that is written to."""
    service = compose()
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [volume for volume in service["volumes"] if not volume.endswith(":ro")] == ["data:/var/lib/gardefou"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", ["build-image", "test-image"])
def test_scripts_can_be_run(name: str) -> None:
    """They are executable in a bare clone, and say what they do."""
    said = subprocess.run([ROOT / "deploy" / name, "--help"], capture_output=True, text=True, check=True).stdout
    assert f"deploy/{name}" in said


@pytest.mark.slow
@pytest.mark.skipif(
    not IMAGE, reason="needs root and an image, minutes to build: deploy/build-image, GARDEFOU_TEST_IMAGE=gardefou"
)
def test_the_image_keeps_its_promises() -> None:
    """With no network and a read-only root it shows the demo; it serves, refuses, stops; no key is in it."""
    done = subprocess.run([ROOT / "deploy" / "test-image", IMAGE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok      gardefou demo --once runs" in done.stdout

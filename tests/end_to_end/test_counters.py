"""Counters through a real proxy of two workers: what reaches the service, at the same moment, one by one, and after a restart."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit.verify import verify
from scripts.serving import SETTINGS, Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.test_coach import NAMED, OPENAI, named
from tests.house.plan import ROOT

pytestmark = pytest.mark.slow

LIMIT = 10
"""Of the shipped charter: different patients or subjects a day."""


def ask(proxy: Proxy, user: str, subject: int) -> int:
    """The status of a prompt about a subject, over a connection of its own."""
    text = f"Résume la visite V3 du sujet 001-{subject:04} de mon essai."
    with named(proxy, user) as client:
        return client.post(OPENAI, json={"messages": [{"role": "user", "content": text}]}).status_code


def test_ten_subjects_of_a_day_do_not_leave(tmp_path: Path) -> None:
    """Of twenty prompts that begin together nine arrive; after a restart the day goes on; another user has a day of their own."""
    catalogue = (ROOT / "config" / "services.yaml").read_text(encoding="utf-8")
    approved = catalogue.replace("  name: OpenAI API\n", "  name: OpenAI API\n  category: approved_genai\n")
    (tmp_path / "services.yaml").write_text(approved, encoding="utf-8")
    settings = f"{SETTINGS}services: services.yaml\n{NAMED}"
    with StandIn() as internet:
        with serving(tmp_path, internet, f"{settings}workers: 2\n") as proxy, ThreadPoolExecutor(20) as pool:
            statuses = list(pool.map(lambda subject: ask(proxy, "jdupont", subject), range(20)))
        assert (statuses.count(200), statuses.count(403)) == (LIMIT - 1, 20 - LIMIT + 1)
        assert len(internet.received) == LIMIT - 1
        seen = statuses.index(200)
        with serving(tmp_path, internet, settings) as proxy:
            told = [ask(proxy, "jdupont", 99), ask(proxy, "jdupont", seen), ask(proxy, "mmartin", 99)]
        assert told == [403, 200, 200]
    assert verify(tmp_path / "data").bad is None
    journal = b"".join(file.read_bytes() for file in (tmp_path / "data" / "journal").glob("*.jsonl"))
    assert b"001-00" not in journal

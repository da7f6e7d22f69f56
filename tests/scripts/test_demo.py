"""`gardefou demo`: four prompts, each with its own end, and a journal that verifies."""

import pytest
from click.testing import CliRunner

from detectors import build
from models.reading import parse
from models.site import SiteData
from scripts.demo import PROMPTS, SITE, demo


def test_the_prompts_show_what_they_say() -> None:
    """One harmless, one with contact details, one with a patient, one with the organisation's own secret."""
    find = build(parse(SITE, SiteData, "site.yaml"))
    found = [sorted({finding.entity for finding in find(prompt)}) for prompt in PROMPTS.values()]
    assert [[], ["EMAIL_ADDRESS", "PHONE_NUMBER"], ["DIAGNOSIS", "FR_NIR"], ["COMPOUND_CODE"]] == found


@pytest.mark.slow
def test_the_demo_runs_without_a_key_or_the_internet() -> None:
    """To its end, when nobody sits at a terminal."""
    done = CliRunner().invoke(demo, ["--once"])
    assert 0 == done.exit_code, done.output
    harmless, contact, patient, secret, verified = sections(done.output)
    assert "aucune / none" in harmless
    assert "[EMAIL_1]" in contact
    assert "[TEL_1]" in contact
    assert "P2-COORDONNEES" in contact
    for refused, rule in ((patient, "P2-IDENTIFIANT-PATIENT"), (secret, "P2-SECRET-PROMOTEUR")):
        assert "— rien n'est parti / nothing left —" in refused
        assert "HTTP 403" in refused
        assert rule in refused
    assert "gardefou audit verify" in verified


def sections(output: str) -> list[str]:
    """The output, cut at the title of each prompt and at the check of the journal."""
    for title in (*PROMPTS, "gardefou audit verify"):
        output = output.replace(title, f"\0{title}", 1)
    return output.split("\0")[1:]

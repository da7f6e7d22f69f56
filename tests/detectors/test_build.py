"""find(): findings of the original text, in order; several threads; nothing of the text in any log."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import build, reported, warm
from detectors.known import PATTERNS
from models.mask import Mask
from models.site import SiteData
from tests.detectors.samples import PIECES, find, strewn

TEXT = "Mme Noémie VAUTRAVERS, NIR 2 95 10 99 126 111 93, e.vautravers@chu-exemple.local, étude GF-1234"


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_findings_lie_in_order_in_the_text(text: str) -> None:
    """Sorted, apart, not empty, within the text."""
    places = [place for f in find()(text) for place in (f.start, f.end)]
    assert places == sorted(places)
    assert all(f.start < f.end <= len(text) for f in find()(text))


def test_dropped_characters_keep_offsets_right() -> None:
    """Zero-width characters and letters beyond the first plane in front move nothing."""
    text = "😀\u200b𝒳 " + TEXT
    assert ["Noémie VAUTRAVERS", "2 95 10 99 126 111 93"] == [text[f.start : f.end] for f in find()(text)][:2]


def test_everything_is_reported_that_can_be() -> None:
    """Also what only a filled site file gives."""
    assert {"FR_NIR", "PERSON", "STUDY_CODE", "COMPOUND_CODE", "SPONSOR_SECRET"} <= reported(SiteData())
    assert {pattern.entity for pattern in PATTERNS} <= reported(SiteData())


def test_a_second_site_shares_what_is_the_same_for_all() -> None:
    """What is compiled once in a process serves every site."""
    build(SiteData())
    assert all(one is other for one, other in zip(warm(), warm(), strict=True))


def test_masks_give_types_that_are_reported() -> None:
    """Whatever a site declares, the charter knows its type."""
    assert set(get_args(Mask.model_fields["entity"].annotation)) <= reported(SiteData())


def test_an_empty_site_and_an_empty_text() -> None:
    """Neither is an error."""
    assert build(SiteData())("") == ()


def test_threads_do_not_disturb_each_other() -> None:
    """Each thread has its own scratch memory."""
    texts = [strewn(seed, 400) for seed in range(40)]
    alone = [find()(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert alone == list(threads.map(find(), texts))


def test_no_log_holds_text(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    """Not even with every logger at DEBUG."""
    caplog.set_level(logging.DEBUG)
    assert len(build(SiteData())(TEXT)) == 4
    said = caplog.text + "".join(capfd.readouterr())
    assert [] == [word for word in ("VAUTRAVERS", "126 111", "e.vautravers", "GF-1234") if word in said]

"""The benchmark's texts are what they say, for our detectors; and no text comes twice."""

import json

from detectors import SIGNALS, build
from models.site import SiteData
from scripts.benching.goals import BY_ID
from scripts.benching.texts import Kind, Prompts, adversarial, clean, dirty


def test_harmless_text_has_nothing_and_dirty_text_about_five_details_in_a_thousand() -> None:
    """Health signals are told, and stop nothing."""
    find = build(SiteData(classes="none"))
    assert {f.entity for seed in range(20) for f in find(clean(10_000, seed))} <= SIGNALS
    found = [f.entity for seed in range(20) for f in find(dirty(10_000, seed)) if f.entity not in SIGNALS]
    assert 4 < len(found) / 200 < 6
    assert {"EMAIL_ADDRESS", "PHONE_NUMBER", "PERSON", "IBAN_CODE"} == set(found)


def test_texts_have_the_asked_length() -> None:
    assert 1_000 == len(clean(1_000, 1)) == len(dirty(1_000, 1))
    assert {500} == {len(text) for text in adversarial(500).values()}


def test_the_goal_says_how_many_hostile_texts_there_are() -> None:
    assert f"worst of {len(adversarial(10))} hostile" in BY_ID["adversarial"].name.en


def test_no_prompt_comes_twice() -> None:
    prompts = Prompts()
    bodies = [*prompts.bodies(50, Kind(1_000, clean)), *prompts.bodies(50, Kind(1_000, clean), "idle", is_stream=True)]
    assert 100 == len({json.loads(body)["messages"][0]["content"] for body in bodies})
    assert json.loads(bodies[-1])["stream"] is True

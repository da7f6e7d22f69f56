"""Counts: the quick run does less of everything."""

from scripts.benching.counts import FULL, QUICK


def test_the_quick_run_does_less() -> None:
    more = {name for name, value in QUICK if name != "stock_share" and value >= getattr(FULL, name)}
    assert more == set()

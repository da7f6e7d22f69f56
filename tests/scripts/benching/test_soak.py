"""Slopes of a soak, and a very short one."""

from pathlib import Path

import pytest

from scripts.benching.soak import Sample, soaked, summed


def samples(growth_mb: float) -> list[Sample]:
    """An hour: warm-up in the first fifth, then memory that grows by so much an hour, at 100 000 requests an hour."""
    return [
        Sample(
            second=60 * n,
            requests=100_000 * n // 60,
            resident_mb=(50 if n < 12 else 100) + growth_mb * n / 60,
            descriptors=40,
        )
        for n in range(61)
    ]


def test_flat_memory_has_no_slope_and_warming_does_not_count() -> None:
    result = summed(28, samples(0))
    assert (0, 0) == pytest.approx((result.mb_per_hour, result.descriptors_per_hour))


def test_growth_is_told_by_the_hour_and_by_the_million() -> None:
    result = summed(28, samples(2))
    assert (2, 20) == pytest.approx((result.mb_per_hour, result.mb_per_million), rel=1e-3)
    assert result.drift_share_per_million == pytest.approx(0.2, rel=0.01)


@pytest.mark.slow
def test_a_soak_samples_the_proxy_as_it_goes(tmp_path: Path) -> None:
    told: list[Sample] = []
    result = soaked(tmp_path, 2, 10, told.append)
    assert list(result.samples) == told
    assert len(told) >= 3
    assert result.requests > 0

"""From what a model adds up to a probability: a rising curve for each kind, measured on texts that were not learnt from."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

Curve = Sequence[tuple[float, float]]


def likelier(probability: float, factor: float) -> float:
    """A probability whose odds are multiplied; what is sure stays so."""
    return factor * probability / (factor * probability + 1 - probability)


class Calibration:
    """Curves by kind, each a list of (sum, probability), straight between them."""

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        """A kind without a curve keeps its mass."""
        self._curves = {kind: ([x for x, _ in curve], [y for _, y in curve]) for kind, curve in curves.items()}

    def __call__(self, kind: str, mass: float) -> float:
        """The probability that a mention of this mass is one."""
        if kind not in self._curves:
            return mass
        xs, ys = self._curves[kind]
        after = bisect_right(xs, mass)
        if after in (0, len(xs)):
            return ys[min(after, len(xs) - 1)]
        x0, x1, y0, y1 = xs[after - 1], xs[after], ys[after - 1], ys[after]
        return y0 + (y1 - y0) * (mass - x0) / (x1 - x0)

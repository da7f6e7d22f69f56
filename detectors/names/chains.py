"""Forward and backward over a chain of labels: how probable is each label of each word, given all others.

Words that can only be O cut the chain; the pieces between them are short, and go through together. One pass gives the marginals; labels are
read off them.
"""

import numpy as np
from numpy.typing import NDArray

from detectors.names.weights import Floats

CERTAIN = 5.0
"""O is this much above all other labels: neighbours do not change it. Measured: 12 finds the same."""

_LONGEST = 48
"""A piece is cut where it gets longer: hardly any name is, and products of probabilities stay far above what a number can hold."""


def marginals(emissions: Floats, transitions: Floats) -> Floats:
    """Probability of each label of each word. Rows of `emissions` are words, before and behind them stands O; both are log weights."""
    result = np.zeros_like(emissions)
    result[:, 0] = 1
    named = emissions[:, 1:].max(axis=1)
    open_ = emissions[:, 0] - named < CERTAIN
    starts, ends = _pieces(open_)
    if len(starts):
        order = np.argsort(starts - ends, kind="stable")
        steps = np.exp((transitions - transitions.max()).astype(np.float64))
        _through(emissions, steps, (starts[order], (ends - starts)[order]), result)
    return result


def _pieces(open_: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where pieces start and end: runs of open words, none longer than what is carried together."""
    inside = np.zeros(len(open_) + 2, dtype=bool)
    inside[1:-1] = open_
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    if not len(starts) or (ends - starts).max() <= _LONGEST:
        return starts, ends
    cuts = [np.arange(start, end, _LONGEST) for start, end in zip(starts, ends, strict=True)]
    firsts = np.concatenate(cuts)
    lasts = np.concatenate([np.append(cut[1:], end) for cut, end in zip(cuts, ends, strict=True)])
    return firsts, lasts


def _through(
    emissions: Floats, steps: NDArray[np.float64], pieces: tuple[NDArray[np.intp], NDArray[np.intp]], result: Floats
) -> None:
    """All pieces at once, the longest first, so that those still running are always the first columns."""
    starts, lengths = pieces
    numbers = np.arange(lengths[0])
    running = np.searchsorted(-lengths, -numbers, side="left").tolist()
    inside = numbers[:, None] < lengths
    at = np.where(inside, starts + numbers[:, None], starts)
    weights = emissions[at].astype(np.float64)
    weights = np.exp(weights - weights.max(axis=2, keepdims=True))
    ahead, back = np.empty_like(weights), np.empty_like(weights)
    np.multiply(weights[0], steps[0], out=ahead[0])
    back[:] = steps[:, 0]
    for step, count in enumerate(running[1:], 1):
        here = ahead[step, :count]
        np.matmul(ahead[step - 1, :count], steps, out=here)
        here *= weights[step, :count]
    for step in range(len(running) - 1, 0, -1):
        count = running[step]
        np.matmul(back[step, :count] * weights[step, :count], steps.T, out=back[step - 1, :count])
    both = ahead[inside] * back[inside]
    result[at[inside]] = both / both.sum(axis=1, keepdims=True)

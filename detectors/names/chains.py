"""Forward and backward over a chain of labels: how probable is each label of each word, given all others.

Words that can only be O cut the chain; the pieces between them are short, and go through together. One pass gives the marginals; labels are
read off them.
"""

import numpy as np
from numpy.typing import NDArray

from detectors.names.weights import Floats

CERTAIN = 9.0
"""O is this much above all other labels: neighbours do not change it."""

_LONGEST = 48
"""A piece is cut where it gets longer, as windows are: few names are."""


def marginals(emissions: Floats, transitions: Floats) -> Floats:
    """Probability of each label of each word. Rows of `emissions` are words, before and behind them stands O; both are log weights."""
    result = np.zeros_like(emissions)
    result[:, 0] = 1
    named = emissions[:, 1:].max(axis=1)
    open_ = emissions[:, 0] - named < CERTAIN
    starts, ends = _pieces(open_)
    if len(starts):
        order = np.argsort(starts - ends, kind="stable")
        _through(emissions, np.exp(transitions - transitions.max()), (starts[order], ends[order]), result)
    return result


def _pieces(open_: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where pieces start and end: runs of open words, none longer than what is carried together."""
    edges = np.diff(open_.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts) or (ends - starts).max() <= _LONGEST:
        return starts, ends
    cuts = [np.arange(start, end, _LONGEST) for start, end in zip(starts, ends, strict=True)]
    firsts = np.concatenate(cuts)
    lasts = np.concatenate([np.append(cut[1:], end) for cut, end in zip(cuts, ends, strict=True)])
    return firsts, lasts


def _through(
    emissions: Floats, steps: Floats, places: tuple[NDArray[np.intp], NDArray[np.intp]], result: Floats
) -> None:
    """All pieces at once, the longest first, so that those still running are always the first rows."""
    starts, ends = places
    lengths = ends - starts
    longest = int(lengths[0])
    running = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    at = [starts[:count] + step for step, count in enumerate(running)]
    weights = [np.exp(piece - piece.max(axis=1, keepdims=True)) for piece in map(emissions.__getitem__, at)]
    ahead: list[Floats] = []
    state = np.repeat(steps[:1], len(starts), axis=0)
    for step, (count, weight) in enumerate(zip(running, weights, strict=True)):
        state = (state if step == 0 else state[:count] @ steps) * weight
        state /= state.sum(axis=1, keepdims=True)
        ahead.append(state)
    back = np.repeat(steps[:, 0][None], len(starts), axis=0)
    for step in range(longest - 1, -1, -1):
        count = running[step]
        both = ahead[step] * back[:count]
        result[at[step]] = both / both.sum(axis=1, keepdims=True)
        behind = (back[:count] * weights[step]) @ steps.T
        back[:count] = behind / behind.sum(axis=1, keepdims=True)

"""What is seen of a sentence."""

import numpy as np

from detectors.classes.features import NOTHING, buckets, columns, features, width
from detectors.classes.groups import groups


def test_pairs_of_words_end_with_their_sentence() -> None:
    """The last word of one has no next, the last but one no next but one."""
    found = buckets(features(b"la dose baisse ce mois. nous arretons tout ce jour"), np.array([0, 1]))
    assert [*[[False, False]] * 3, [False, True], [True, True]] * 2 == (found[:, 2:] == NOTHING).tolist()
    assert (found[:, :2] != NOTHING).all()


def test_a_sentence_is_seen_alike_wherever_it_stands() -> None:
    """Its words do not depend on its place; what stands around it does count."""
    alone = features(b"la dose de la cohorte baisse")
    behind = features(b"ceci est un bel exercice. la dose de la cohorte baisse")
    assert (buckets(alone, alone.rows) == buckets(behind, behind.rows)).all()
    assert [0] == alone.rows.tolist()
    assert [1] == behind.rows.tolist()
    assert not np.array_equal(columns(alone), columns(behind))


def test_columns_of_a_group_say_whether_it_is_there() -> None:
    """Without any word of it they are all 0."""
    money = groups().names.index("money")
    assert columns(features(b"notre budget de ce mois baisse"))[0, money]
    assert not columns(features(b"notre patient de ce mois part"))[0, money]
    assert width() == columns(features(b"notre patient de ce mois part")).shape[1]


def test_a_span_runs_from_first_to_last_letter() -> None:
    """In folded bytes."""
    seen = features(b"  bonjour a toute l equipe. la dose baisse !")
    assert [(2, 26), (28, 42)] == [seen.span(0), seen.span(1)]
    assert [] == features(b"").rows.tolist()


def test_what_says_too_little_is_not_weighed() -> None:
    """Few words, or words of one group alone."""
    assert [] == features(b"pluie encore sur cette ville grise. notre budget baisse").rows.tolist()

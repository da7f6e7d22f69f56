"""Whose contract counts and what is public by now: said of findings on the day of the request, as detectors know no day."""

from datetime import UTC, datetime

import pytest

from models.context import Context, Tags
from models.decision import Decision, Gate, Located
from models.exchange import Exchange, Part
from models.finding import Finding
from models.studies import Clause, Registry, Team
from policies.contracts import is_of_no_registry, mentioned, unpublished
from policies.facts import Facts, facts_of
from policies.loading import shipped
from policies.screen import screen
from tests.policies.samples import waiver

REGISTRY = Registry.model_validate(
    {
        "studies": [
            {"code": "A-101", "label": "ETUDE-01", "contract": {"ai": "forbidden"}, "teams": ["onco"]},
            {"code": "B-202", "contract": {"ai": "conditions", "conditions": "x"}, "teams": ["cardio", "redaction"], "published": "2027-01-01"},
            {"code": "C-303", "contract": {"ai": "allowed"}, "published": "2026-01-01"},
            {"code": "D-404"},
        ]
    }
)  # fmt: skip
EVE, DAY = datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def context(*groups: str, now: datetime = EVE) -> Context:
    return Context(now=now, tags=Tags(key=b"k"), groups=groups, registry=REGISTRY)


def code(study: str = "", entity: str = "STUDY_CODE", registry: str = "known", score: float = 0.9) -> Finding:
    """A finding that names a study; without one, a code of no registry."""
    told = {"study": study, "registry": registry} if study else {}
    return Finding(entity=entity, start=0, end=5, score=score, detector="t", attributes=told)


@pytest.mark.parametrize(
    ("study", "entity", "now", "is_left"),
    [
        ("B-202", "STUDY_CODE", EVE, True),
        ("B-202", "STUDY_CODE", DAY, False),
        ("B-202", "COMPOUND_CODE", DAY, False),
        ("B-202", "SPONSOR_SECRET", DAY, False),
        ("B-202", "SUBJECT_ID", DAY, True),
        ("B-202", "SITE_ID", DAY, True),
        ("A-101", "STUDY_CODE", DAY, True),
        ("A-101|C-303", "COMPOUND_CODE", EVE, False),
        ("A-101|B-202", "COMPOUND_CODE", EVE, True),
    ],
)
def test_codes_of_a_published_study_are_left_out(study: str, entity: str, now: datetime, is_left: bool) -> None:
    """From its day on, without a reload; its subjects and sites never are. A compound is public once one of its studies is."""
    search = unpublished(lambda text: (code(study, entity),), context(now=now))
    assert is_left is bool(search("x"))


def test_a_longer_code_and_a_code_of_no_registry_stay() -> None:
    """`C-303-EXT` is not what was published."""
    search = unpublished(lambda text: (code("C-303", registry="part"), code()), context())
    assert 2 == len(search("x"))


@pytest.mark.parametrize(
    ("studies", "clauses"),
    [
        ([], set[Clause]()),
        (["A-101"], {Clause.FORBIDDEN}),
        (["A-101|C-303"], {Clause.FORBIDDEN, Clause.ALLOWED}),
        (["B-202", "C-303"], {Clause.CONDITIONS, Clause.ALLOWED}),
        (["D-404"], {Clause.UNKNOWN}),
        ([""], {Clause.UNKNOWN}),
        (["Z-999"], set[Clause]()),
    ],
)
def test_each_named_study_brings_its_clause(studies: list[str], clauses: set[Clause]) -> None:
    """One that is not in the registry, or whose contract is not noted, is unknown; one that went with a reload says nothing."""
    assert clauses == mentioned([code(study) for study in studies], context()).clauses


def test_a_protected_document_names_its_study() -> None:
    """However the study was written when it was added; publication of the study does not make it public."""
    passage = Finding(entity="SPONSOR_SECRET", start=0, end=5, score=0.9, detector="t", attributes={"study": "a 101"})
    assert {Clause.FORBIDDEN} == mentioned([passage], context()).clauses
    public = passage.model_copy(update={"attributes": {"study": "C-303"}})
    assert [public] == list(unpublished(lambda text: (public,), context())("x"))


def test_a_doubtful_code_names_no_study() -> None:
    assert mentioned([code(score=0.59)], context()).clauses == frozenset()
    assert mentioned([code(entity="SUBJECT_ID")], context()).clauses == frozenset()


@pytest.mark.parametrize(
    ("studies", "groups", "team"),
    [
        (["A-101"], ["onco"], Team.INSIDE),
        (["A-101"], ["cardio"], Team.OUTSIDE),
        (["A-101"], [], Team.OUTSIDE),
        (["A-101", "B-202"], ["onco"], Team.OUTSIDE),
        (["A-101", "B-202"], ["onco", "redaction"], Team.INSIDE),
        (["C-303"], ["onco"], None),
        ([], ["onco"], None),
    ],
)
def test_who_is_of_the_team(studies: list[str], groups: list[str], team: Team | None) -> None:
    """In a team of each named study; a study without teams says nothing."""
    assert team is mentioned([code(study) for study in studies], context(*groups)).team


def facts(*found: Finding) -> Facts:
    return facts_of(asked(*found), context(), located(*found))


def asked(*found: Finding) -> Exchange:
    """One part with five characters for each finding."""
    return Exchange(service="t", category="public_genai", parts=tuple(Part(path="$", text="E-505") for _ in found))


def located(*found: Finding) -> list[Located]:
    return [Located(part=index, finding=one) for index, one in enumerate(found)]


def test_a_study_is_named_by_code_and_label_whatever_names_it() -> None:
    """A subject's number names it as its code does; one of no registry is named by its code alone."""
    named = facts(code("A-101", "SUBJECT_ID"))
    assert all(map(named.names_study, ("a 101", "ETUDE-01")))
    assert all(map(named.names_only_study, ("a 101", "etude 01")))
    assert not named.names_study("B-202")
    strange = facts(code())
    assert (True, False) == (strange.names_study("e505"), strange.names_study("A-101"))


def test_an_exception_for_one_study_does_not_count_for_two() -> None:
    """Whether the registry knows the other or not."""
    assert not facts(code("A-101"), code("B-202")).names_only_study("A-101")
    assert not facts(code("A-101"), code()).names_only_study("A-101")


def test_one_prompt_of_two_teams_is_decided_twice() -> None:
    """The team of a study under conditions has an exception; another team is stopped, and told by which rules."""

    def decided(*groups: str) -> Decision:
        surroundings = context(*groups).model_copy(
            update={"exceptions": (waiver(group="redaction", study="B-202"),), "now": EVE}
        )
        return screen(asked(code("B-202")), surroundings, shipped(), lambda text: (code("B-202"),) if text else ())

    ours, theirs = decided("redaction"), decided("onco")
    assert (Gate.ALLOW, Gate.BLOCK) == (ours.gate, theirs.gate)
    assert ("contract_conditions",) == ours.obligations
    assert ["P5-CONTRAT-SOUS-CONDITIONS", "P5-HORS-EQUIPE", "P2-SECRET-PROMOTEUR"] == [s.rule for s in theirs.spoken]
    assert theirs.message == shipped().messages["hors_equipe"]


def test_what_the_registry_made_says_so() -> None:
    assert (True, False) == (is_of_no_registry({}), is_of_no_registry({"registry": "known"}))

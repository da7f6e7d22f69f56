"""What findings say of registered studies on the day of the request: what is public by now, whose contract counts, whose team asks."""

from collections.abc import Iterable, Iterator, Mapping

from models.context import Context
from models.finding import Finding
from models.folding import folded
from models.studies import BAR, Clause, Mentioned, Registry, Study, Team
from policies.search import Find

_PUBLIC = frozenset({"STUDY_CODE", "COMPOUND_CODE", "SPONSOR_SECRET"})
"""What becomes public with a study. Its subjects and sites never do."""
_CODES = frozenset({"STUDY_CODE"})
_SURE = 0.6
"""From this score on a code that no registry knows is taken for a study."""


def unpublished(find: Find, context: Context) -> Find:
    """The same search, without codes of studies that are public at the moment of the request. What is found need not know the day."""
    public = frozenset(study.code for study in context.registry.studies if study.is_public(context.now))
    if not public:
        return find

    def secret(text: str) -> list[Finding]:
        return [found for found in find(text) if not _is_public(found, public)]

    return secret


def _is_public(found: Finding, public: frozenset[str]) -> bool:
    """Whether it is a whole code of a public study, or a compound that one of its studies has made public."""
    told = found.attributes
    return told.get("registry") == "known" and found.entity in _PUBLIC and not public.isdisjoint(_owners(told))


def is_of_no_registry(attributes: Mapping[str, str]) -> bool:
    """Whether a finding was not made by the registry."""
    return "registry" not in attributes


def mentioned(findings: Iterable[Finding], context: Context) -> Mentioned:
    """The registered studies that findings name, and what follows for who asks."""
    findings = list(findings)
    named = list(_named(findings, context.registry))
    strange = any(f.entity in _CODES and f.score >= _SURE and is_of_no_registry(f.attributes) for f in findings)
    if not named and not strange:
        return _NOBODY
    clauses = {study.clause for study in named}
    if strange:
        clauses.add(Clause.UNKNOWN)
    return Mentioned(
        labels={study.code: study.label for study in named},
        clauses=frozenset(clauses),
        team=_team(named, frozenset(context.groups)),
    )


_NOBODY = Mentioned()


def _named(findings: Iterable[Finding], registry: Registry) -> Iterator[Study]:
    """Each study once."""
    codes = dict.fromkeys(code for found in findings if found.attributes for code in _owners(found.attributes))
    known = dict.fromkeys(map(folded, codes)) if codes else {}
    return (registry.by_code[code] for code in known if code in registry.by_code)


def _owners(attributes: Mapping[str, str]) -> Iterable[str]:
    told = attributes.get("study")
    return told.split(BAR) if told else ()


def _team(named: Iterable[Study], groups: frozenset[str]) -> Team | None:
    inside = [not groups.isdisjoint(study.teams) for study in named if study.teams]
    if not inside:
        return None
    return Team.INSIDE if all(inside) else Team.OUTSIDE

"""Are a charter's tests worth their name? Each rule is removed, each condition and demand dropped, each threshold moved: a test must notice."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from models.counting import Period
from models.decision import Gate, Transform
from policies.charter import Charter, Rule, Status
from policies.playing import difference

Plain = dict[str, Any]
"""A rule as it stands in the file."""
Change = Callable[[Plain], None]

STEP = 0.01
"""By how much a score is moved; counts and distances by 1."""
NUMBERS = ("min_count", "min_distinct", "min_types")


def survivors(charter: Charter) -> Iterator[str]:
    """Changes that no test of the changed rule notices, as `RULE: what was changed`."""
    for rule in charter.rules:
        enforced = charter.with_status(rule.id, Status.ENFORCE)
        for what, changed in mutants(rule.model_copy(update={"status": Status.ENFORCE})):
            rules = tuple(changed if r.id == rule.id else r for r in enforced.rules)
            mutant = enforced.model_copy(update={"rules": tuple(r for r in rules if r is not None)})
            if not any(difference(mutant, case) for case in rule.tests if case.gap is None):
                yield f"{rule.id}: {what}"


def mutants(rule: Rule) -> Iterator[tuple[str, Rule | None]]:
    """The rule changed in every way that matters, each with a word for it; None: removed."""
    yield "removed", None
    plain = rule.model_dump(by_alias=True, exclude_defaults=True)
    for what, change in _changes(plain):
        changed = deepcopy(plain)
        change(changed)
        yield what, Rule.model_validate(changed)


def _changes(plain: Plain) -> Iterator[tuple[str, Change]]:
    yield from _demands(plain["then"])
    when = plain["when"]
    for key in when:
        if key in ("within_chars", "min_chars"):
            yield from (_set(f"{key} {when[key] + by}", ("when", key), when[key] + by) for by in (-1, 1))
        elif key == "counter":
            yield from _counter(when[key])
        elif key not in ("any_of", "all_of"):
            yield from _dropped((key,), when)
    for key in ("any_of", "all_of"):
        for number, selector in enumerate(when.get(key, ())):
            at = f"{key}.{number}"
            if len(when[key]) > 1:
                yield _without(f"{at} dropped", ("when", key), number)
            yield from ((f"{at} {what}", _inside(key, number, change)) for what, change in _selector(selector))


def _counter(counter: Plain) -> Iterator[tuple[str, Change]]:
    """Left out, its number moved, and looked at in another period."""
    yield _gone("counter dropped", ("when", "counter"))
    number = counter["at_least"]
    for moved in (number - 1, number + 1):
        if moved:
            yield _set(f"counter.at_least {moved}", ("when", "counter", "at_least"), moved)
    other = next(period for period in Period if period != counter["within"])
    yield _set(f"counter.within {other}", ("when", "counter", "within"), other)


def _demands(then: Plain) -> Iterator[tuple[str, Change]]:
    gate = Gate(then.get("gate", Gate.ALLOW))
    yield from (_set(f"gate {other}", ("then", "gate"), other) for other in Gate if other is not gate)
    yield _set(f"final {not then.get('final', False)}", ("then", "final"), not then.get("final", False))
    if "transform" in then:
        yield _set("transform none", ("then", "transform"), Transform.NONE)
    for number, obligation in enumerate(then.get("obligations", ())):
        yield _without(f"obligation {obligation} dropped", ("then", "obligations"), number)


def _selector(selector: Plain) -> Iterator[tuple[str, Change]]:
    score = selector.get("min_score", 0.0)
    for moved in (round(score - STEP, 4), round(score + STEP, 4)):
        if 0 <= moved <= 1:
            yield _set(f"min_score {moved}", ("min_score",), moved)
    for key in NUMBERS:
        for number in (selector.get(key, 1) - 1, selector.get(key, 1) + 1):
            if number > _implied(selector, key) and not (key == "min_types" and number > _types(selector)):
                yield _set(f"{key} {number}", (key,), number)
    for key in ("family", "entity"):
        if len(selector.get(key, ())) + ("family" in selector and "entity" in selector) > 1:
            yield from (_without(f"{one} dropped", (key,), n) for n, one in enumerate(selector.get(key, ())))
    for key in ("attributes", "unless"):
        for name in selector.get(key, ()):
            yield _gone(f"{key}.{name} dropped", (key, name))


def _implied(selector: Plain, key: str) -> int:
    """Up to which number a count says nothing that the others do not say: two types are two values and two findings."""
    stricter = NUMBERS[NUMBERS.index(key) + 1 :]
    return max((selector.get(other, 1) for other in stricter if selector.get(other, 1) > 1), default=0)


def _types(selector: Plain) -> int:
    return len(selector.get("entity", ())) or 2


def _dropped(path: tuple[str, ...], when: Mapping[str, Any]) -> Iterator[tuple[str, Change]]:
    """A condition that is left out, and each of its words, if it has several."""
    key = path[-1]
    yield _gone(f"{key} dropped", ("when", key))
    if isinstance(when[key], tuple | list) and len(when[key]) > 1:
        yield from (_without(f"{key} {one} dropped", ("when", key), n) for n, one in enumerate(when[key]))


def _set(what: str, path: tuple[str, ...], value: object) -> tuple[str, Change]:
    def change(plain: Plain) -> None:
        _at(plain, path[:-1])[path[-1]] = value

    return what, change


def _gone(what: str, path: tuple[str, ...]) -> tuple[str, Change]:
    def change(plain: Plain) -> None:
        del _at(plain, path[:-1])[path[-1]]

    return what, change


def _without(what: str, path: tuple[str, ...], number: int) -> tuple[str, Change]:
    def change(plain: Plain) -> None:
        holder = _at(plain, path[:-1])
        holder[path[-1]] = [one for n, one in enumerate(holder[path[-1]]) if n != number]

    return what, change


def _inside(key: str, number: int, change: Change) -> Change:
    return lambda plain: change(plain["when"][key][number])


def _at(plain: Plain, path: tuple[str, ...]) -> Plain:
    for key in path:
        plain = plain[key]
    return plain

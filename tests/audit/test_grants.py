"""Grants are forgotten in time and in number, and belong to one user."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from audit.grants import Grants
from audit.keeper import Keeper
from audit.remote import RemoteKeeper
from models.grants import Grant
from tests.audit.samples import NOW, served


def grant(reference: str, until: datetime = NOW + timedelta(minutes=15), *, is_given: bool = False) -> Grant:
    return Grant(reference=reference, service="t", until=until, is_given=is_given)


def references(grants: Grants, user: str | None = "u", now: datetime = NOW) -> list[str]:
    return [one.reference for one in grants.of(user, now)]


def test_a_grant_is_its_users_alone() -> None:
    grants = Grants()
    grants.keep("u", grant("A"), NOW)
    grants.keep(None, grant("B"), NOW)
    assert (["A"], [], []) == (references(grants), references(grants, "v"), references(grants, None))


def test_a_grant_ends() -> None:
    grants = Grants()
    grants.keep("u", grant("A"), NOW)
    assert ["A"] == references(grants, now=NOW + timedelta(minutes=14))
    assert [] == references(grants, now=NOW + timedelta(minutes=15))


def test_an_answered_one_takes_the_place_of_the_one_that_was_asked_for() -> None:
    grants = Grants()
    for one in (grant("A"), grant("B"), grant("A", is_given=True)):
        grants.keep("u", one, NOW)
    assert [("B", False), ("A", True)] == [(one.reference, one.is_given) for one in grants.of("u", NOW)]


def test_a_flood_of_one_user_costs_that_user_alone() -> None:
    grants = Grants(users=2, each=3)
    grants.keep("v", grant("A"), NOW)
    for number in range(9):
        grants.keep("u", grant(str(number)), NOW)
    assert (["A"], ["6", "7", "8"]) == (references(grants, "v"), references(grants))
    grants.keep("w", grant("B"), NOW)
    assert [] == references(grants, "v")


async def test_reasons_are_shared_by_all_workers(tmp_path: Path) -> None:
    """And belong to one user."""
    asked = Grant(
        reference="GF-A",
        service="t",
        rules=("R",),
        contents=frozenset({"1"}),
        until=datetime.now(UTC) + timedelta(hours=1),
    )
    keeper = Keeper.open(tmp_path, "n1", "sqlite://")
    async with served(keeper, tmp_path):
        one, two = RemoteKeeper(tmp_path), RemoteKeeper(tmp_path)
        await one.keep_grant("jdupont", asked, NOW)
        await one.keep_grant(None, asked, NOW)
        assert (asked,) == await two.grants("jdupont", NOW)
        assert ((), ()) == (await two.grants("somebody", NOW), await two.grants(None, NOW))
        one.close()
        two.close()
    keeper.close()

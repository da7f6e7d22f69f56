"""What `gardefou doctor` says."""

from scripts.remarks import Level, fine, mend, note


def test_what_is_wrong_has_a_remedy() -> None:
    assert [Level.FINE, Level.NOTE, Level.MEND] == [
        r.level for r in (fine("a", "b"), note("a", "b", "c"), mend("a", "b", "c"))
    ]
    assert ("", "c", "c") == (fine("a", "b").remedy, note("a", "b", "c").remedy, mend("a", "b", "c").remedy)

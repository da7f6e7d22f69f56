"""The keeper: durable before it returns, whole after a crash, silent about text."""

import asyncio
import io
import os
import signal
import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from audit import head, index
from audit.keeper import AuditError, Keeper
from audit.search import Query, decisions
from audit.verify import verify
from models.reading import ConfigError
from models.record import Record
from tests.audit.samples import NIR, NOW, decision, event, head_of, outcome, segment, summary, tampered, written

ROOT = Path(__file__).parents[2]

WRITING = """
import asyncio, os, sys
from pathlib import Path
from audit.keeper import Keeper
from tests.audit.samples import decision

async def write(keeper, name):
    for number in range(1_000_000):
        sequence = await keeper.write(decision(f"{name}-{number}"))
        os.write(1, f"{sequence} {name}-{number}\\n".encode())

async def main():
    keeper = Keeper.open(Path(sys.argv[1]), "n1")
    await asyncio.gather(*(write(keeper, name) for name in range(16)))

asyncio.run(main())
"""


def test_every_acknowledged_record_survives_kill_9(tmp_path: Path) -> None:
    """Killed under load; what was acknowledged is there under its number, and the chain verifies after a new start."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(400)]
    child.send_signal(signal.SIGKILL)
    told += child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    Keeper.open(tmp_path, "n1").close()
    verdict = verify(tmp_path)
    assert verdict.bad is None
    engine = index.opened(index.default_url(tmp_path))
    index.catch_up(engine, tmp_path / "journal", "n1")
    kept = {(entry.sequence, entry.decision.id) for entry in decisions(engine, Query(limit=1_000_000))}
    engine.dispose()
    acknowledged = {(int(line.split()[0]), line.split()[1].decode()) for line in told if line.endswith(b"\n")}
    assert len(acknowledged) >= 400
    assert acknowledged <= kept


@pytest.mark.parametrize("torn", [b'{"hash":"', b"\0" * 4096, b'{"hash":"00"}\n{"ha', None])
async def test_a_torn_tail_is_cut_and_told(tmp_path: Path, torn: bytes | None) -> None:
    """What no signed head covers was acknowledged to nobody; an event says how much it was, and the chain goes on."""
    await asyncio.to_thread(written, tmp_path, 3)
    if torn is None:
        head.keep(tmp_path, head_of(tmp_path, 2))  # as it is until the third commit is durable
    tampered(tmp_path, lambda lines: [*lines, torn] if torn is not None else lines[:-1])
    keeper = Keeper.open(tmp_path, "n1")
    sequence = await keeper.write(decision("after"))
    keeper.close()
    assert sequence == (5 if torn else 4)
    assert b'"event":"tail_recovered"' in segment(tmp_path).read_bytes()
    assert verify(tmp_path).bad is None


def test_a_sound_journal_opens_without_an_event(tmp_path: Path) -> None:
    written(tmp_path, 3)
    Keeper.open(tmp_path, "n1").close()
    assert verify(tmp_path).records == 3


async def test_numbers_go_on_after_a_restart(tmp_path: Path) -> None:
    await asyncio.to_thread(written, tmp_path, 3)
    keeper = Keeper.open(tmp_path, "n1")
    assert await keeper.write(outcome("R-3")) == 4
    keeper.close()


def test_a_journal_that_was_cut_while_it_stood_still_is_refused(tmp_path: Path) -> None:
    """A whole commit went: the chain is sound, but the node had written more."""
    written(tmp_path, 3)
    tampered(tmp_path, lambda lines: lines[:-2])
    with pytest.raises(ConfigError, match="cut after record 2: the node had written up to 3"):
        Keeper.open(tmp_path, "n1")


@pytest.mark.parametrize("keys", ["kept", "lost"])
def test_a_journal_that_was_removed_is_not_begun_anew_in_silence(tmp_path: Path, keys: str) -> None:
    """Nor are new keys made for it."""
    written(tmp_path, 3)
    segment(tmp_path).unlink()
    signing = tmp_path / "keys" / "journal-signing.pem"
    if keys == "lost":
        signing.unlink()
    with pytest.raises(ConfigError, match="to begin anew on purpose move journal/ and keys/journal-head away"):
        Keeper.open(tmp_path, "n1")
    assert signing.exists() == (keys == "kept")


def test_a_journal_begins_anew_once_its_head_was_moved_away_as_well(tmp_path: Path) -> None:
    """As the remedy says."""
    written(tmp_path, 3)
    (tmp_path / "journal").rename(tmp_path / "old")
    (tmp_path / head.PLACE).rename(tmp_path / "old" / "head")
    written(tmp_path, 1)
    assert (verify(tmp_path).records, verify(tmp_path).bad) == (1, None)


async def test_a_journal_that_is_removed_from_under_a_live_node_refuses(tmp_path: Path) -> None:
    """Until an operator acts: a restart alone does not begin a new one."""
    keeper = Keeper.open(tmp_path, "n1")
    await keeper.write(decision("R-1"))
    segment(tmp_path).unlink()
    for number in range(2):
        with pytest.raises(AuditError):
            await keeper.write(decision(f"after-{number}"))
    keeper.close()
    assert str(verify(tmp_path).bad) == "journal:1: record 1: cut: the node had written up to 1"
    with pytest.raises(ConfigError, match="up to 1"):
        Keeper.open(tmp_path, "n1")


def test_the_head_is_kept_after_each_commit_and_at_the_start(tmp_path: Path, log_stream: io.StringIO) -> None:
    """The start makes good what a crash or a full disk left out; that there was none is told."""
    written(tmp_path, 3)
    assert head.kept(tmp_path) == head_of(tmp_path, 3)
    head.keep(tmp_path, head_of(tmp_path, 1))
    Keeper.open(tmp_path, "n1").close()
    assert head.kept(tmp_path) == head_of(tmp_path, 3)
    assert "head_missing" not in log_stream.getvalue()
    (tmp_path / head.PLACE).write_bytes(b"")
    Keeper.open(tmp_path, "n1").close()
    assert head.kept(tmp_path) == head_of(tmp_path, 3)
    assert "head_missing" in log_stream.getvalue()


async def test_a_head_that_cannot_be_kept_stops_nothing(tmp_path: Path, log_stream: io.StringIO) -> None:
    keeper = Keeper.open(tmp_path, "n1")
    place = tmp_path / head.PLACE
    place.unlink(missing_ok=True)
    place.mkdir()
    assert [await keeper.write(decision(f"R-{number}")) for number in range(2)] == [1, 2]
    keeper.close()
    assert '"error": "IsADirectoryError", "event": "head_failed"' in log_stream.getvalue()
    place.rmdir()
    assert verify(tmp_path).bad is None


def test_close_writes_what_is_queued(tmp_path: Path) -> None:
    keeper = Keeper.open(tmp_path, "n1")
    for number in range(500):
        keeper.write_soon(event(f"event {number}"))
    keeper.close()
    keeper.close()
    assert verify(tmp_path).records == 500


async def test_a_closed_keeper_refuses(tmp_path: Path) -> None:
    keeper = Keeper.open(tmp_path, "n1")
    keeper.close()
    with pytest.raises(AuditError):
        await keeper.write(event("late"))
    keeper.write_soon(event("late"))
    assert keeper.lost == 1


@pytest.mark.parametrize(
    "bad",
    [
        decision("R-2", screening_ms=float("nan")),
        decision("R-2").model_copy(update={"service": f"\ud800 {NIR}"}),
        decision("R-2").model_copy(update={"service": object()}),
        decision("R-2", body_bytes=2**60),
        decision("R-2", time=NOW.replace(tzinfo=None)),
    ],
    ids=["nan", "surrogate", "object", "integer", "naive time"],
)
async def test_a_record_without_canonical_form_fails_alone(tmp_path: Path, bad: Record) -> None:
    """Its neighbours in the same batch are written; the error quotes nothing and hides nothing that could be quoted."""
    keeper = Keeper.open(tmp_path, "n1")
    results = await asyncio.gather(
        keeper.write(decision("R-1")),
        keeper.write(bad),
        keeper.write(decision("R-3")),
        return_exceptions=True,
    )
    keeper.write_soon(bad)
    assert keeper.lost == 1
    keeper.close()
    assert [results[0], results[2]] == [1, 2]
    assert isinstance(results[1], AuditError)
    assert (results[1].__cause__, results[1].__context__) == (None, None)
    assert NIR not in str(results[1])


def test_one_writer_for_each_directory(tmp_path: Path) -> None:
    keeper = Keeper.open(tmp_path, "n1")
    with pytest.raises(ConfigError, match="in use"):
        Keeper.open(tmp_path, "n1")
    keeper.close()
    Keeper.open(tmp_path, "n1").close()


@pytest.mark.parametrize("name", ["", "N1", 'n"1', "é"])
def test_refuses_a_node_name_that_a_line_cannot_carry(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="node"):
        Keeper.open(tmp_path, name)


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    data_dir = tmp_path / "state"
    written(data_dir, 1)
    rights = {path.name: oct(path.stat().st_mode & 0o777) for path in [data_dir, *data_dir.rglob("*")]}
    assert {rights[name] for name in ("state", "keys", "journal")} == {"0o700"}
    assert {rights[name] for name in ("journal-signing.pem", "marks.key", segment(data_dir).name)} == {"0o600"}


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_no_text_is_kept_anywhere(tmp_path: Path, log_stream: io.StringIO) -> None:
    """A planted value goes through summary and write; no file, log line or repr shows it."""
    keeper = Keeper.open(tmp_path, "n1")
    found = summary(keeper, NIR)
    await keeper.write(decision("R-1", findings=(found,), user=keeper.marking.pseudonym("marie.durand")))
    keeper.close()
    kept = await asyncio.to_thread(everything, tmp_path)
    for text in (NIR, NIR.replace(" ", ""), "marie.durand"):
        assert text.encode() not in kept
        assert text not in log_stream.getvalue() + repr(found) + repr(keeper)
    assert found.shape == "9 99 99 99 999 999 99"


def test_equal_values_have_equal_marks_on_one_node_only(tmp_path: Path) -> None:
    one, other = Keeper.open(tmp_path / "1", "n1"), Keeper.open(tmp_path / "2", "n2")
    assert summary(one, NIR).mark == summary(one, NIR.replace(" ", "")).mark
    assert summary(one, NIR).mark != summary(other, NIR).mark
    assert one.marking.pseudonym("Marie") == one.marking.pseudonym("marie") != other.marking.pseudonym("marie")
    assert one.marking.pseudonym(None) is None
    one.close()
    other.close()
    again = Keeper.open(tmp_path / "1", "n1")
    mark = summary(again, NIR).mark
    again.close()
    assert mark == summary(one, NIR).mark


async def test_a_broken_index_delays_nobody(tmp_path: Path, log_stream: io.StringIO) -> None:
    """The database cannot be opened: records are written all the same, and the log names the type alone."""
    keeper = Keeper.open(tmp_path, "n1", database_url=f"sqlite:///{tmp_path}/absent/{NIR.replace(' ', '')}.sqlite3")
    assert await keeper.write(decision("R-1")) == 1
    keeper.close()
    assert '"event": "index_failed"' in log_stream.getvalue()
    assert NIR.replace(" ", "") not in log_stream.getvalue()


async def test_tags_live_in_one_conversation_of_one_user(tmp_path: Path) -> None:
    keeper = Keeper.open(tmp_path, "n1")
    first = await keeper.tags("marie", "c1", NOW)
    await keeper.remember("marie", "c1", {"digest": "[TEL_1]"}, NOW)
    again = await keeper.tags("marie", "c1", NOW + timedelta(hours=23))
    assert (again.key, again.known) == (first.key, {"digest": "[TEL_1]"})
    for user, conversation in (("paul", "c1"), ("marie", "c2"), (None, "c1"), ("marie", None)):
        other = await keeper.tags(user, conversation, NOW.astimezone(UTC))
        assert (other.key != first.key, other.known) == (True, {})
    keeper.close()

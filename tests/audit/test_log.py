"""The technical log: one line of JSON for each event, and no text of others."""

import io
import json
import logging
import threading
import warnings
from pathlib import Path

import pytest
import structlog

from audit.log import LogFile
from tests.audit.samples import NIR


def fail(kind: type[Exception]) -> None:
    raise kind(NIR)


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("nasty", ["a\nb", "a\r\nb", "a\u2028b", "\x1b[31m", "\x9b31m", "\x7f", "é" * 1000, "\ud800"])
def test_an_event_is_one_escaped_line(log_stream: io.StringIO, nasty: str) -> None:
    structlog.get_logger().info("decided", service=nasty)
    assert log_stream.getvalue().removesuffix("\n").isprintable()
    assert log_stream.getvalue().isascii()
    [line] = lines(log_stream)
    assert (line["event"], line["service"], line["level"]) == ("decided", nasty, "info")
    assert str(line["time"]).endswith("Z")


def test_of_a_foreign_message_only_its_place_is_kept(log_stream: io.StringIO) -> None:
    logger = logging.getLogger("mitmproxy.proxy.server")
    try:
        fail(RuntimeError)
    except RuntimeError:
        logger.exception("server said %s", NIR)
    logger.warning(NIR, extra={"text": NIR})
    logger.error("%d", NIR)
    assert NIR not in log_stream.getvalue()
    assert [line["error"] for line in lines(log_stream)] == ["RuntimeError", None, None]
    assert all(str(line["at"]).startswith("test_log:") for line in lines(log_stream))
    assert lines(log_stream)[0]["logger"] == "mitmproxy.proxy.server"


def test_of_our_exceptions_only_the_type_is_kept(log_stream: io.StringIO) -> None:
    try:
        fail(ValueError)
    except ValueError as error:
        structlog.get_logger().exception("failed", cause=error, thing={NIR.encode(): 1}.keys())
    assert NIR not in log_stream.getvalue()
    [line] = lines(log_stream)
    assert (line["error"], line["cause"], line["thing"]) == ("ValueError", "ValueError", "dict_keys")


def test_of_an_uncaught_exception_only_the_type_is_kept(
    log_stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail, args=[ValueError])
    thread.start()
    thread.join()
    assert NIR not in log_stream.getvalue() + capsys.readouterr().err
    assert [(line["event"], line["error"]) for line in lines(log_stream)] == [("uncaught", "ValueError")]


def test_a_warning_shows_no_text(log_stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(NIR, stacklevel=1)
        logging.captureWarnings(capture=False)
    assert NIR not in log_stream.getvalue()


def test_an_older_handler_of_a_library_is_removed(log_stream: io.StringIO) -> None:
    """A library that had set up its own output before us."""
    from audit.log import configure  # noqa: PLC0415  the order is the point

    leak = io.StringIO()
    logger = logging.getLogger("sqlalchemy.made_up")
    logger.addHandler(logging.StreamHandler(leak))
    logger.propagate = False
    configure(log_stream)
    logger.error(NIR)
    assert (leak.getvalue(), len(lines(log_stream))) == ("", 1)


def test_a_log_file_is_opened_anew_after_it_was_renamed(tmp_path: Path) -> None:
    """What was written before stays in the old one, what comes after goes to the new one; nobody else can read them."""
    path, old = tmp_path / "g.log", tmp_path / "g.log.1"
    file = LogFile(path)
    file.stream.write("one\n")
    path.rename(old)
    file.stream.write("two\n")
    file.reopen()
    file.stream.write("three\n")
    assert ("one\ntwo\n", "three\n", 0o600) == (old.read_text(), path.read_text(), path.stat().st_mode & 0o777)
    file.stream.close()


def test_a_log_file_that_cannot_be_opened_anew_goes_on(tmp_path: Path) -> None:
    """The folder is gone: better the old file than none."""
    (tmp_path / "logs").mkdir()
    file = LogFile(tmp_path / "logs" / "g.log")
    (tmp_path / "logs").rename(tmp_path / "moved")
    file.reopen()
    file.stream.write("one\n")
    assert "one\n" == (tmp_path / "moved" / "g.log").read_text()
    file.stream.close()


def test_a_log_that_was_renamed_is_followed(tmp_path: Path) -> None:
    """By a process that no signal tells. One that stays where it is stays open."""
    path = tmp_path / "g.log"
    file = LogFile(path)
    for name in ("g.log.1", "g.log.2"):
        file.follow()
        file.stream.write("before\n")
        path.rename(tmp_path / name)
        file.follow()
        file.stream.write("after\n")
    assert "before\n" == (tmp_path / "g.log.1").read_text()
    assert "after\nbefore\n" == (tmp_path / "g.log.2").read_text()
    assert "after\n" == path.read_text()
    file.stream.close()

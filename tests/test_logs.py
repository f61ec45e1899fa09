"""What the log must never hold, even when libraries log by themselves."""

import json
import logging
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing

import pytest

from bot.channels.telegram_request import LeanRequest
from bot.logs import fault, log, redact, set_up

TOKEN = "123456789:AAsandbox-token-of-the-tests-0000000"


Printed = Callable[[], str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], loggers: None) -> Printed:  # noqa: ARG001
    """What went to standard error."""
    return lambda: str(capsys.readouterr().err)


@pytest.mark.parametrize("form", ["console", "json"])
def test_an_answer_that_is_no_json_is_not_logged(printed: Printed, form: str) -> None:
    set_up("DEBUG", form)
    with pytest.raises(Exception, match="Invalid server response"):
        LeanRequest.parse_json_payload(b'{"ok": true, "result": [{"message": {"text": "rahasia warga')
    assert "rahasia" not in printed()


@pytest.mark.parametrize("form", ["console", "json"])
def test_an_exception_of_a_library_is_told_without_its_words(printed: Printed, form: str) -> None:
    set_up("INFO", form)
    text = "rahasia warga"
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("asing").exception("it went wrong")
    told = printed()
    assert "it went wrong" in told
    assert "ValueError at test_logs.py:" in told
    assert "rahasia" not in told
    assert "Traceback" not in told


def test_secrets_are_taken_out_of_whatever_is_logged(printed: Printed) -> None:
    set_up("INFO", "json")
    for line in (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "call +62 812-3456-7890 now", f"token {TOKEN}"):
        logging.getLogger("asing").warning(line)
        log().warning(line)
    told = printed()
    assert TOKEN not in told
    assert "3456" not in told
    assert [json.loads(line)["level"] for line in told.splitlines()] == ["warning"] * 6


def test_libraries_are_heard_from_warnings_up_and_we_from_our_level(printed: Printed) -> None:
    set_up("INFO", "json")
    logging.getLogger("asing").info("quiet")
    log().info("heard")
    log().debug("quiet")
    assert [json.loads(line)["event"] for line in printed().splitlines()] == ["heard"]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"x{TOKEN}y", "x<token>"),
        ("/file/bot1:abc/photos/1.jpg", "/bot<token>/photos/1.jpg"),
        ("08123456789", "<number>"),
        ("v1.2.3 took 12 ms at 2027-03-01T09:00:00", "v1.2.3 took 12 ms at 2027-03-01T09:00:00"),
    ],
)
def test_redact(text: str, clean: str) -> None:
    assert redact(text) == clean


def test_a_fault_names_kind_and_place() -> None:
    try:
        raise KeyError("rahasia")
    except KeyError as error:
        assert fault(error) == f"KeyError at test_logs.py:{sys.exc_info()[2].tb_lineno}"  # type: ignore[union-attr]


def test_a_fault_of_the_database_says_what_is_wrong_with_it() -> None:
    """An operator who reads the log should not have to ask what an OperationalError is."""
    with closing(sqlite3.connect(":memory:")) as full:
        full.execute("PRAGMA max_page_count=1")
        with pytest.raises(sqlite3.OperationalError) as raised:
            full.execute("CREATE TABLE rahasia (number INTEGER)")
    assert fault(raised.value).startswith("OperationalError (the disk is full) at test_logs.py:")

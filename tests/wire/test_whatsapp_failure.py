"""The Cloud API's refusals, told apart by what to do next. Codes and error objects as WhatsApp documents them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels import channel, whatsapp_codes
from bot.channels.channel import Misconfigured, Refused, SendFailed, TryLater, Unclear, Unreachable, WindowClosed
from bot.channels.whatsapp_calls import failure, failure_of_file, judge_code

ROWS: list[tuple[int, int, str, type[SendFailed]]] = [
    (400, 131056, "(Business Account, Consumer Account) pair rate limit hit", TryLater),
    (429, 130429, "Rate limit hit", TryLater),
    (400, 80007, "Rate limit issues", TryLater),
    (400, 4, "Application request limit reached", TryLater),
    (429, 131048, "Spam rate limit hit", TryLater),
    (400, 131057, "Account in maintenance mode", TryLater),
    (400, 131047, "Re-engagement message", WindowClosed),
    (400, 470, "Message failed to send because more than 24 hours have passed", WindowClosed),
    (400, 131026, "Message undeliverable", Refused),
    (400, 131049, "Meta chose not to deliver", Refused),
    (400, 130472, "User's number is part of an experiment", Refused),
    (401, 190, "Error validating access token: Session has expired", Misconfigured),
    (401, 0, "AuthException", Misconfigured),
    (500, 3, "API Method", Misconfigured),
    (403, 10, "Permission Denied", Misconfigured),
    (403, 200, "API Permission", Misconfigured),
    (403, 299, "API Permission", Misconfigured),
    (403, 131005, "Access denied", Misconfigured),
    (403, 368, "Temporarily blocked for policies violations", Misconfigured),
    (403, 131031, "Account has been locked", Misconfigured),
    (400, 131042, "Business eligibility payment issue", Misconfigured),
    (400, 33, "Parameter value is not valid", Misconfigured),
    (400, 133010, "Phone number not registered", Misconfigured),
    (404, 132001, "Template does not exist", Misconfigured),
    (400, 132000, "Template param count mismatch", Misconfigured),
    (400, 132015, "Template is paused", Misconfigured),
    (400, 132016, "Template is disabled", Misconfigured),
    (400, 100, "Invalid parameter", Refused),
    (400, 131008, "Required parameter is missing", Refused),
    (400, 131009, "Parameter value is not valid", Refused),
    (400, 131021, "Recipient cannot be sender", Refused),
    (400, 131030, "Recipient phone number not in allowed list", Refused),
    (400, 131051, "Unsupported message type", Refused),
    (400, 131053, "Media upload error", Refused),
    (400, 300, "a code of no list", Refused),
    (503, 2, "API Service", Unclear),
    (400, 1, "API Unknown", Unclear),
    (500, 131000, "Something went wrong", Unclear),
    (500, 131016, "Service unavailable", Unclear),
]


def answer(code: int, title: str, **fields: Any) -> dict[str, Any]:
    """The error object of an answer."""
    return {
        "message": f"(#{code}) {title}",
        "type": "OAuthException",
        "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": "…"},
        "fbtrace_id": "A_bcdEFgh",
        **fields,
    }


@pytest.mark.parametrize(("status", "code", "title", "kind"), ROWS, ids=[f"{row[1]}" for row in ROWS])
def test_codes(status: int, code: int, title: str, kind: type[SendFailed]) -> None:
    assert type(failure(status, answer(code, title))) is kind


@pytest.mark.parametrize(("status", "code", "title", "kind"), ROWS, ids=[f"{row[1]}" for row in ROWS])
def test_the_same_codes_in_a_failed_status(status: int, code: int, title: str, kind: type[SendFailed]) -> None:
    assert status
    assert title
    assert type(judge_code(code)) is kind


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (400, {}, Refused),
        (413, {}, Refused),
        (401, {}, Misconfigured),
        (429, {}, TryLater),
        (500, {}, Unclear),
        (502, {}, Unclear),
        (504, {"message": "<html>"}, Unclear),
        (302, {}, Unclear),
        (0, {}, Unclear),
        (400, answer(100, "Unsupported post request", error_subcode=33), Misconfigured),
        (400, answer(100, "Invalid parameter", error_subcode=2494010), Refused),
        (400, answer(99999, "An unknown error occurred", is_transient=True), Unclear),
        (400, answer(99999, "An unknown error occurred", is_transient=False), Refused),
        (400, {"code": "190"}, Refused),
        (400, {"code": True}, Refused),
        (400, {"code": None, "error_data": "x", "message": 5}, Refused),
    ],
)
def test_what_a_status_says_without_a_known_code(status: int, error: dict[str, Any], kind: type[SendFailed]) -> None:
    assert type(failure(status, error)) is kind


def test_a_file_that_is_gone_is_no_fault_of_our_settings() -> None:
    gone = answer(100, "Unsupported get request", error_subcode=33)
    assert type(failure_of_file(400, gone)) is Refused
    assert str(failure_of_file(400, gone)) == "temporarily unavailable"
    assert type(failure_of_file(401, answer(190, "The token has expired"))) is Misconfigured


@pytest.mark.parametrize(("code", "after"), [(131056, 6.0), (130429, 2.0), (80007, 60.0), (4, 60.0), (131048, 3600.0)])
def test_how_long_to_wait(code: int, after: float) -> None:
    for found in (failure(400, answer(code, "x")), judge_code(code)):
        assert isinstance(found, TryLater)
        assert found.after == after


@pytest.mark.parametrize("code", sorted(whatsapp_codes.PAUSES))
def test_only_the_limit_of_a_pair_leaves_the_others_alone(code: int) -> None:
    for found in (failure(400, answer(code, "x")), judge_code(code)):
        assert isinstance(found, TryLater)
        assert found.everybody is (code != 131056)


def test_too_many_requests_without_a_code_is_for_everybody() -> None:
    found = failure(429, {})
    assert isinstance(found, TryLater)
    assert found.everybody


def test_a_status_of_failure_without_a_code_is_no_fault_of_the_token() -> None:
    assert type(judge_code(-1)) is Refused
    assert "0" in str(judge_code(0))


def test_the_operator_reads_what_is_wrong() -> None:
    assert str(failure(401, answer(190, "Session has expired"))) == "190 the token has expired"
    details = {"error_data": {"details": "body text is too long"}}
    assert (
        str(failure(400, answer(131009, "Bad value", **details)))
        == "400 (131009) (#131009) Bad value body text is too long"
    )


@pytest.mark.parametrize("whom", ["6281200000001", "+62 812-0000-0001", "ID.13491208655302741918", "warga@contoh.id"])
def test_a_failure_names_no_person(whom: str) -> None:
    told = str(failure(400, answer(131009, f"no such {whom} here", error_data={"details": whom})))
    assert whom not in told
    assert "no such … here" in told


def test_no_code_is_ever_the_end_of_a_person() -> None:
    kinds = {type(judge_code(code)) for code in range(-2, 140_000)}
    assert Unreachable not in kinds
    assert kinds == {TryLater, WindowClosed, Misconfigured, Refused, Unclear}


def test_no_code_stands_in_two_tables() -> None:
    tables = (
        whatsapp_codes.PAUSES, whatsapp_codes.WINDOW, whatsapp_codes.OPERATOR, whatsapp_codes.PERMISSIONS,
        whatsapp_codes.UNSURE, whatsapp_codes.UNDELIVERABLE,
    )  # fmt: skip
    codes = [code for table in tables for code in table]
    assert len(codes) == len(set(codes))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=200)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=5,
)
FIELDS = st.sampled_from(["message", "code", "error_subcode", "error_data", "is_transient", "type", "x"])


@settings(deadline=None, max_examples=200)
@given(st.integers(-10, 1000), st.dictionaries(FIELDS, JSON))
def test_every_answer_means_something_and_its_text_is_short(status: int, error: dict[str, Any]) -> None:
    found = failure(status, error)
    assert type(found) in SendFailed.__subclasses__()
    assert len(str(found)) <= 130


def test_the_window_is_drawn_in_the_tree() -> None:
    assert "── WindowClosed " in (channel.__doc__ or "")

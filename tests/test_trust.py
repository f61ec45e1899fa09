"""Whom we trust over https: whom the computer trusts, and where that is nobody, whom Mozilla trusts."""

import ssl
from pathlib import Path

import certifi
import pytest

from bot.trust import certificates

END = "-----END CERTIFICATE-----\n"


def read_with(file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """As at the start of a process on a computer whose certificates lie there."""
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    return certificates.__wrapped__()


def test_a_computer_that_names_its_own_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "kantor.pem"
    first, end, _ = Path(certifi.where()).read_text(encoding="utf-8").partition(END)
    own.write_text(first + end, encoding="utf-8")
    found = read_with(own, tmp_path, monkeypatch)
    assert len(found.get_ca_certs()) == 1


def test_one_that_names_nobody_trusts_whom_mozilla_trusts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_with(tmp_path / "none.pem", tmp_path, monkeypatch)
    assert len(found.get_ca_certs()) == Path(certifi.where()).read_text(encoding="utf-8").count(END)


def test_names_and_certificates_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_with(tmp_path / "none.pem", tmp_path, monkeypatch)
    assert (found.verify_mode, found.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_they_are_read_once() -> None:
    assert certificates() is certificates()

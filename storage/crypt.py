"""Secrets at rest: identities and original files are sealed with AES-256-GCM; lookups go through a keyed hash.

A sealed value is `key id (4 bytes) | nonce (12) | ciphertext and tag`. `SECRET_KEYS` lists the keys; the first seals,
every one of them opens. To rotate, put a new key in front: old values stay readable, and what is written anew
is sealed with the new key. A lookup hash is made with the first key; `lookups` gives the hash under every key,
so that a contact known under an older key is still found. Files are sealed in pieces, each file under a key of its own
(`storage.pieces`).
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_NAME: Final = 36
"""Bytes: the id of one of our keys (4), and what makes one file's key of it (32, random)."""


class BadKeyError(ValueError):
    """A key is not 32 bytes of urlsafe base64."""


class CannotOpenError(Exception):
    """None of the keys opens this value: a key is missing from SECRET_KEYS, or the value was changed."""


def new_key() -> str:
    """A fresh key for SECRET_KEYS."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def read_key(text: str) -> bytes:
    """The 32 bytes of one key; raises BadKeyError."""
    try:
        key = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except ValueError as error:
        raise BadKeyError("not urlsafe base64") from error
    if len(key) != 32:
        raise BadKeyError(f"{len(key)} bytes instead of 32")
    return key


class UnknownKeyError(CannotOpenError):
    """It was sealed with a key that is not in SECRET_KEYS."""


class Crypt:
    """Seals, opens and hashes with the keys of this deployment."""

    def __init__(self, keys: Sequence[str]) -> None:
        raw = [read_key(key) for key in keys]
        if not raw:
            raise BadKeyError("no key given")
        self._seals = {_key_id(key): AESGCM(_derive(key, b"seal")) for key in raw}
        self._file_keys = {_key_id(key): _derive(key, b"files") for key in raw}
        self._first = _key_id(raw[0])
        self._hash_keys = [_derive(key, b"lookup") for key in raw]

    def seal(self, plain: bytes, about: bytes = b"") -> bytes:
        """Encrypt with the first key. `about` is bound to the value and must be given again to open it."""
        nonce = os.urandom(12)
        return self._first + nonce + self._seals[self._first].encrypt(nonce, plain, about)

    def open(self, sealed: bytes, about: bytes = b"") -> bytes:
        """Decrypt; raises CannotOpenError."""
        cipher = self._seals.get(sealed[:4])
        if cipher is None:
            raise UnknownKeyError("sealed with a key that is not in SECRET_KEYS")
        try:
            return cipher.decrypt(sealed[4:16], sealed[16:], about)
        except (InvalidTag, ValueError) as error:
            raise CannotOpenError("the value was changed, or the key is not the one it was sealed with") from error

    def seal_words(self, words: str) -> bytes:
        """Words as they are kept; none stay none."""
        return self.seal(words.encode()) if words else b""

    def open_words(self, sealed: bytes) -> str:
        """What `seal_words` sealed; raises CannotOpenError."""
        return self.open(sealed).decode() if sealed else ""

    def for_new_file(self) -> tuple[bytes, AESGCM]:
        """What names the key of one new file (KEY_NAME bytes, to be kept with it), and that key's cipher."""
        name = self._first + os.urandom(KEY_NAME - 4)
        return name, self.for_file(name)

    def for_file(self, name: bytes) -> AESGCM:
        """The cipher of the file whose key has this name. Raises UnknownKeyError."""
        key = self._file_keys.get(name[:4])
        if key is None:
            raise UnknownKeyError("sealed with a key that is not in SECRET_KEYS")
        return AESGCM(_derive(key, b"file", name[4:]))

    def lookup(self, *names: str) -> str:
        """The keyed hash by which `names` are found again, under the first key."""
        return _hash(self._hash_keys[0], names)

    def lookups(self, *names: str) -> list[str]:
        """The same hash under every key, the first key's first."""
        return [_hash(key, names) for key in self._hash_keys]


def _hash(key: bytes, names: tuple[str, ...]) -> str:
    return hmac.digest(key, "\x1f".join(names).encode(), "sha256")[:16].hex()


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"key id" + key).digest()[:4]


def _derive(key: bytes, purpose: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"lapornetral " + purpose).derive(key)

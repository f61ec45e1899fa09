"""A file sealed in pieces, so that none of it ever has to be in memory as a whole.

    sealed file = MAGIC (8) | name of the file's key (36: key id, salt) | piece | piece | ... | last piece
    piece       = AES-256-GCM of PIECE bytes, of fewer in the last one; tag (16) behind it
    nonce       = number of the piece from 0 (11 bytes, big-endian) | 1 for the last one, 0 for the others
    about       = bound to the last piece: what the whole is. The SHA-256 of an original is known only at its end

Each file has a key of its own (HKDF of our key and the salt), so counted nonces never meet twice. A piece that is
missing, moved, doubled or of another file does not open; neither does what was cut off behind a piece, because the new
last piece was not sealed as one. Objects from before this format begin with a key id and are opened as a whole.
Only computation, no I/O. (pure)
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypt import KEY_NAME, CannotOpenError, Crypt

MAGIC: Final = b"LNpiece1"
PIECE: Final = 128 * 1024
"""Bytes of a piece before it is sealed."""
TAG: Final = 16
SEALED_PIECE: Final = PIECE + TAG
HEAD: Final = len(MAGIC) + KEY_NAME


def sealed_size(size: int) -> int:
    """How large a file of this size is once it is sealed."""
    return HEAD + size + TAG * max(1, -(-size // PIECE))


def plain_size(sealed: int) -> int:
    """The other way round. Raises CannotOpenError when no file is so small."""
    body = sealed - HEAD
    if body < TAG:
        raise CannotOpenError("the file is cut off")
    return body - TAG * -(-body // SEALED_PIECE)


class Sealer:
    """Seals one new file: `head`, then what `add` gives, then `end`."""

    def __init__(self, crypt: Crypt) -> None:
        name, self._cipher = crypt.for_new_file()
        self.head = MAGIC + name
        self._number = 0
        self._left = bytearray()

    def add(self, data: bytes) -> bytes:
        """The pieces that are full with this, sealed; the rest waits, for the last piece is another one."""
        self._left += data
        sealed = bytearray()
        while len(self._left) > PIECE:
            sealed += self._seal(bytes(self._left[:PIECE]), last=False)
            del self._left[:PIECE]
        return bytes(sealed)

    def end(self, about: bytes) -> bytes:
        """The last piece."""
        return self._seal(bytes(self._left), last=True, about=about)

    def _seal(self, plain: bytes, *, last: bool, about: bytes = b"") -> bytes:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, about)
        self._number += 1
        return sealed


class Opener:
    """Opens the pieces of one file in their order. `head`: its first HEAD bytes. Raises UnknownKeyError."""

    def __init__(self, crypt: Crypt, head: bytes, about: bytes) -> None:
        self._cipher: AESGCM = crypt.for_file(head[len(MAGIC) : HEAD])
        self._about = about
        self._number = 0

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        """The next piece; `last`: nothing comes behind it. Raises CannotOpenError."""
        try:
            plain = self._cipher.decrypt(_nonce(self._number, last), sealed, self._about if last else b"")
        except (InvalidTag, ValueError) as error:
            raise CannotOpenError("a piece was changed, or is not where it belongs") from error
        self._number += 1
        return plain


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])

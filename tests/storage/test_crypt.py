"""What is sealed stays shut to everybody without the key, and says so when it was touched."""

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypt import BadKeyError, CannotOpenError, Crypt, new_key, read_key

KEY, OTHER = "A" * 43 + "=", "B" * 42 + "E="
KEY_ID, NONCE, TAG = 4, 12, 16
PLAIN = b"Saksi: Contoh, 0812-0000-0000"


@given(plain=st.binary(max_size=2_000), about=st.binary(max_size=40))
def test_what_was_sealed_opens_to_the_same_bytes(plain: bytes, about: bytes) -> None:
    crypt = Crypt([KEY])
    sealed = crypt.seal(plain, about)
    assert crypt.open(sealed, about) == plain
    assert len(sealed) == KEY_ID + NONCE + len(plain) + TAG


def test_the_plain_text_is_not_to_be_found_and_never_sealed_alike() -> None:
    crypt = Crypt([KEY])
    once, twice = crypt.seal(PLAIN), crypt.seal(PLAIN)
    assert PLAIN not in once
    assert once[KEY_ID:] != twice[KEY_ID:]
    assert once[KEY_ID : KEY_ID + NONCE] != twice[KEY_ID : KEY_ID + NONCE]


def test_any_changed_bit_is_noticed() -> None:
    """Of the key's name, the nonce, the text and the tag alike."""
    crypt = Crypt([KEY, OTHER])
    sealed = crypt.seal(PLAIN, b"about")
    for place in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            with pytest.raises(CannotOpenError):
                crypt.open(bytes(changed), b"about")


def test_any_missing_or_added_byte_is_noticed() -> None:
    crypt = Crypt([KEY])
    sealed = crypt.seal(PLAIN)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpenError):
            crypt.open(sealed[:length])
    with pytest.raises(CannotOpenError):
        crypt.open(sealed + b"\0")


def test_a_value_under_the_name_of_another_key_does_not_open() -> None:
    crypt, other = Crypt([KEY, OTHER]), Crypt([OTHER])
    swapped = other.seal(b"")[:KEY_ID] + crypt.seal(PLAIN)[KEY_ID:]
    with pytest.raises(CannotOpenError, match="changed"):
        crypt.open(swapped)


def test_another_key_does_not_open_and_the_error_says_where_to_look() -> None:
    with pytest.raises(CannotOpenError, match="SECRET_KEYS"):
        Crypt([OTHER]).open(Crypt([KEY]).seal(PLAIN))


@given(right=st.binary(max_size=8), wrong=st.binary(max_size=8))
def test_a_value_opens_only_for_what_it_is_about(right: bytes, wrong: bytes) -> None:
    crypt = Crypt([KEY])
    sealed = crypt.seal(PLAIN, right)
    if right == wrong:
        assert crypt.open(sealed, wrong) == PLAIN
        return
    with pytest.raises(CannotOpenError):
        crypt.open(sealed, wrong)


def test_rotation_a_new_key_in_front_seals_and_the_old_one_still_opens() -> None:
    old = Crypt([KEY])
    rotated = Crypt([OTHER, KEY])
    before, after = old.seal(PLAIN), rotated.seal(PLAIN)
    assert rotated.open(before) == rotated.open(after) == PLAIN
    with pytest.raises(CannotOpenError):
        old.open(after)


def test_rotation_a_name_is_found_again_under_every_key() -> None:
    old, rotated = Crypt([KEY]), Crypt([OTHER, KEY])
    assert rotated.lookups("contact", "telegram", "1") == [
        Crypt([OTHER]).lookup("contact", "telegram", "1"),
        old.lookup("contact", "telegram", "1"),
    ]
    assert rotated.lookup("contact", "telegram", "1") == rotated.lookups("contact", "telegram", "1")[0]


def test_a_lookup_hash_depends_on_the_key_and_on_every_name() -> None:
    crypt = Crypt([KEY])
    names = [("contact", "telegram", "62812"), ("contact", "whatsapp", "62812"), ("moderator", "telegram", "62812")]
    hashes = [crypt.lookup(*each) for each in names] + [Crypt([OTHER]).lookup(*names[0])]
    assert len(set(hashes)) == len(hashes)
    assert crypt.lookup(*names[0]) == hashes[0]
    assert all(len(found) == 32 and "62812" not in found for found in hashes)


def test_a_lookup_hash_is_not_a_plain_hash_of_what_it_hides() -> None:
    """Numbers are few: without the key in it, everybody could try them all."""
    from hashlib import sha256

    plain = "\x1f".join(("contact", "telegram", "62812")).encode()
    assert Crypt([KEY]).lookup("contact", "telegram", "62812") != sha256(plain).hexdigest()[:32]


def test_sealing_and_looking_up_use_different_keys_than_the_one_given() -> None:
    """A key that leaked from one use must not serve the other: each is derived for its purpose."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = Crypt([KEY]).seal(PLAIN)
    with pytest.raises(InvalidTag):
        AESGCM(read_key(KEY)).decrypt(sealed[KEY_ID : KEY_ID + NONCE], sealed[KEY_ID + NONCE :], b"")


def test_a_new_key_is_good_and_never_the_same() -> None:
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(read_key(key)) for key in keys} == {32}


def test_spaces_around_a_key_are_forgiven() -> None:
    assert read_key(f" {KEY}\n") == bytes(32)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "0 bytes"),
        ("AAAA", "3 bytes"),
        (base64.urlsafe_b64encode(bytes(31)).decode(), "31 bytes"),
        (base64.urlsafe_b64encode(bytes(33)).decode(), "33 bytes"),
        ("A" * 43, "urlsafe base64"),
        ("A" * 20 + " " + "A" * 22 + "=", "urlsafe base64"),
        ("*" * 43 + "=", "urlsafe base64"),
        ("kunci-rahasia-ééé", "urlsafe base64"),
    ],
)
def test_a_bad_key_is_named_without_being_shown(text: str, fault: str) -> None:
    with pytest.raises(BadKeyError, match=fault) as raised:
        read_key(text)
    assert not text or text not in str(raised.value)


def test_without_a_key_nothing_starts() -> None:
    with pytest.raises(BadKeyError, match="no key"):
        Crypt([])


@given(text=st.text(max_size=60))
def test_no_text_makes_reading_a_key_fail_in_another_way(text: str) -> None:
    with contextlib.suppress(BadKeyError):
        assert len(read_key(text)) == 32


def test_secrets_are_not_in_the_representation() -> None:
    shown = f"{Crypt([KEY])!r} {vars(Crypt([KEY])).keys()!r}"
    assert KEY not in shown

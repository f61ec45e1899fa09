"""Whose a name is (pure): the rule for people whom a platform shows by an id, by a phone number, or by both.

An id is one person's for ever. A number is lent: whoever gives theirs up, a stranger has after a while. So an id opens
somebody's reports always, and a number only as long as nothing speaks against it. In doubt two contacts stay two.

Both were shown together (`together`):

    the number's contact        the id's contact
    none                                                        NOTE    the number stands beside the id from now on,
                                                                        in the place of the one that stood there
    the very same                                               SAME
    has an id of its own                                        GIVE    the number has a new owner, who sees nothing
                                                                        of the old one; that one keeps their id
    has nothing but the number  had another number until now    GIVE    the same, and nobody finds the old one again
    has nothing but the number  had no number                   JOIN    one person, known by half before

A name was changed into another one (`changed`), `at` some time:

    the old name                                the new name
    nobody's, or given up before                                NOTHING
    a number beside an id                                       NOTHING an id says itself when it changes
    a number first seen after the change                        NOTHING its next owner's
                                                nobody's        RENAME
                                                the same's      NOTHING
                                                an id           JOIN    ids are not handed on
                                                a number first seen after the change
                                                                JOIN    they wrote before the news came
                                                a number seen before the change
                                                                GIVE    its old owner's reports stay theirs; RENAME

A number that has gone to somebody else finds its old owner no more, and nothing is sent to it. What no rule can see: a
number that was all we ever knew of somebody, and that changed hands without a word.
"""

from dataclasses import dataclass
from typing import Final

SAME: Final = "same"
NOTE: Final = "note"
JOIN: Final = "join"
GIVE: Final = "give"
RENAME: Final = "rename"
NOTHING: Final = "nothing"


@dataclass(frozen=True, slots=True)
class Known:
    """A contact as it was found by one name. `now`: it bears that name today; otherwise it did before."""

    contact_id: int
    has_id: bool
    created_at: float = 0.0
    now: bool = True
    other_number: bool = False  # another number than the one shown stands beside its id


def together(by_id: Known, by_number: Known | None) -> str:
    """What follows when an id and a number are shown together. Of an id that was given up: nothing."""
    if not by_id.now or (by_number is not None and by_number.contact_id == by_id.contact_id):
        return SAME
    if by_number is None:
        return NOTE
    return GIVE if by_number.has_id or by_id.other_number else JOIN


def changed(old: Known | None, new: Known | None, at: float, *, from_id: bool, to_id: bool) -> str:
    """What follows when a name became another one. `at`: UTC seconds, whole as the platform tells them."""
    if old is None or not old.now or (new is not None and new.contact_id == old.contact_id):
        return NOTHING
    if not from_id and (old.has_id or old.created_at >= at + 1):
        return NOTHING
    if new is None:
        return RENAME
    return JOIN if to_id or new.created_at >= at else GIVE

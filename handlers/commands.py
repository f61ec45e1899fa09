"""Commands typed as plain words, for whoever has no slash at hand (pure)."""

from collections.abc import Callable
from typing import Final

from handlers.forms import Form, Talk, current
from handlers.hearing import hear, means, plain, plain_words
from handlers.messages import Said
from handlers.readers import pick

WORDED: Final = (
    *("lapor", "cek", "aturan", "status", "jadi_pelapor", "bantuan", "privasi", "bahasa"),
    *("langganan", "berhenti", "statistik", "hapus"),
)
_ADDRESS: Final = plain_words("pak, bu, bapak, ibu, mas, mbak, kak, min, admin, ya, dong, nih, please")
"""Words that only say to whom."""


def command_of(said: Said, form: Form | None, talk: Talk | None, *tongues: Callable[[str], str]) -> str:
    """The command these words are; "" where they answer the open question: it takes any words, or offers these."""
    typed = plain(said.text)
    if said.choice or said.files or said.edited or not typed or len(typed) > 30:
        return ""
    if form is not None and talk is not None and current(form, talk).read is not pick:
        return ""
    bare = " ".join(word for word in typed.split() if word not in _ADDRESS)
    named = next((name for name in WORDED if means(bare, f"typed-command-{name}", tongues)), "")
    if named and form is not None and talk is not None and hear(form, talk, said, *tongues).choice:
        return ""  # "pelapor resmi" where that is what is asked
    return named

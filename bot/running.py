"""The bot as it runs for months: started without the library that reads command lines, which would stay with it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.stopping import until_stopped

if TYPE_CHECKING:
    from bot.settings import Settings


def run() -> None:
    """Run the bot with the settings of the environment or the file .env, until it is stopped."""
    from bot.lean import few_arenas, left_out, no_collection, not_there

    no_collection()
    few_arenas()
    not_there("sniffio")
    with left_out("rich", "pygments", "click"):
        from bot import app as bot
    from bot.channels.channel import Misconfigured
    from bot.logs import log, set_up
    from bot.settings import BadSettingsError, unread
    from storage.regions import UnknownRegionError
    from storage.sheets import BadSheetError

    settings, faults = loaded(), list[str]()
    set_up(settings.log_level, settings.log_format)
    for words in unread():
        log().warning(words)
    try:
        until_stopped(bot.run(settings))
    except* Misconfigured:
        faults.append("Telegram does not know this TELEGRAM_TOKEN. Copy it again from @BotFather.")
    except* (BadSettingsError, BadSheetError, UnknownRegionError) as group:
        faults += [str(error) for error in group.exceptions]
    if faults:
        fail("\n".join(faults))


def loaded() -> "Settings":
    """The settings; where they cannot be read or are not right, the program ends with a sentence for each."""
    from bot.settings import BadSettingsError, lend_to_store, load

    try:
        lend_to_store()
        return load()
    except (OSError, UnicodeDecodeError) as error:
        fail(
            f".env cannot be read ({type(error).__name__}). It is a text file in UTF-8, readable for whoever runs this:"
            " chown it to them, and save it anew as UTF-8."
        )
    except BadSettingsError as error:
        told = "right. Put these right" if error.wrong else "complete. Fill these in"
        start = "" if Path(".env").exists() else "\nThere is no .env here yet: cp .env.example .env"
        fail(f"The settings are not {told}, in the environment or in .env:\n{error}{start}")


def fail(text: str) -> NoReturn:
    """End the program with this text for whoever started it, and the exit status 1."""
    print(text, file=sys.stderr)
    raise SystemExit(1)

"""A process that has loaded the bot and waits; for each order it forks one, which from then on is `python -m bot run`.

A bot needs a second to load its modules, and tests that kill it start dozens. An order is a line of JSON: [where it
works, its environment, its log]; the answers are two lines: its process id, and at its end its exit code.
"""

import gc
import importlib
import json
import os
import runpy
import sys
from functools import cache

from bot.lean import left_out

LOADED = ("bot.channels.telegram_ptb", "bot.channels.telegram_http", "bot.cli", "uvloop")


def be_born(folder: str, given: dict[str, str], log: str) -> None:
    """From here on nothing of the nursery is left but the modules that are loaded."""
    os.setsid()
    os.chdir(folder)
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream, file in enumerate((os.open(os.devnull, os.O_RDONLY), out, out)):
        os.dup2(file, stream)
    os.environ.clear()
    os.environ.update(given)
    sys.argv = ["lapornetral", "run"]
    runpy.run_module("bot", run_name="__main__")
    sys.exit(0)


if __name__ == "__main__":
    with left_out("rich"):
        import bot.app
        import bot.houses

        for name in LOADED:
            importlib.import_module(name)
        from handlers.messages import line
        from storage.reference_data import load_reference

    bot.houses.load_words = cache(bot.houses.load_words)  # the texts, too, are read before anybody is born
    bot.houses.load_words().plain(line("about"))
    load_reference()
    gc.collect()
    gc.freeze()  # a child that looks through what its parent made would have to copy it all
    for order in sys.stdin:
        born = os.fork()
        if not born:
            be_born(*json.loads(order))
        print(born, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(born, 0)[1]), flush=True)

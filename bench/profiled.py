"""Runs `bot run`, with cProfile from SIGUSR1 to SIGUSR2; the figures then go to the file named by the environment.

    PROFILE_TO=run.prof python -m bench.profiled

Only the thread of the event loop is seen; what SQLite does happens in another one (see the table of threads).
"""

import cProfile
import os
import signal
from pathlib import Path
from types import FrameType

from bot.cli import app

profile = cProfile.Profile()


def begin(_signal: int, _frame: FrameType | None) -> None:
    """From now on it is counted."""
    profile.enable()


def end(_signal: int, _frame: FrameType | None) -> None:
    """Until now it was counted. The file appears whole or not at all."""
    profile.disable()
    file = Path(os.environ["PROFILE_TO"])
    profile.dump_stats(file.with_suffix(".part"))
    file.with_suffix(".part").rename(file)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, begin)
    signal.signal(signal.SIGUSR2, end)
    app(["run"])

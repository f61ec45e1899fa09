"""Runs `bot run` under cProfile; when it is stopped politely, the figures go to the file named by the environment.

    PROFILE_TO=run.prof python -m bench.profiled

Only the thread of the event loop is seen; what sqlite does happens in another one (see the table of threads).
"""

import cProfile
import os

from bot.cli import app


def main() -> None:
    """Until SIGTERM."""
    profile = cProfile.Profile()
    try:
        profile.runcall(app, ["run"], standalone_mode=False)
    finally:
        profile.dump_stats(os.environ["PROFILE_TO"])


if __name__ == "__main__":
    main()

"""`lapornetral`, which is the same as `python -m bot`."""

import sys


def main() -> None:
    """The entry point of the console script."""
    if sys.argv[1:] == ["run"]:
        from bot.running import run

        run()
    else:
        from bot.cli import app

        app()


if __name__ == "__main__":
    main()

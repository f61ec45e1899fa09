"""Folders that are made for what residents sent: other people may have a login on this computer."""

from pathlib import Path


def make_private(folder: Path) -> None:
    """Make this folder, and those above it that are missing, for their owner alone; what is there stays as it is.

    Raises OSError where that cannot be, also where something that is no folder has its name.
    """
    missing = [above for above in folder.parents if not above.exists()]
    for one in (*reversed(missing), folder):
        one.mkdir(mode=0o700, exist_ok=True)

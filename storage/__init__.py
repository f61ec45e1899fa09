"""Floor 1: what we know and keep. Imports neither `handlers` nor `bot`."""

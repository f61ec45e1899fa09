"""Floor 2: what we do with what was said. Imports `storage`, never `bot`."""

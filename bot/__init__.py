"""Floor 3: runs the bot and talks to the platforms."""

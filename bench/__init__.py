"""How fast the bot is, measured: residents in closed loop over the sandbox's Bot API, ours and a peer in one run."""

"""How fast the bot is, measured: residents in closed loop over the sandbox's Bot API, ours and a peer in one run."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes: as the picture room has it

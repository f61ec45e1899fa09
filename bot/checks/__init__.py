"""What `lapornetral check` looks at, one file for each part of the world; `bot.check` puts them together.

Every look changes nothing, raises nothing it can foresee, and yields findings: plain sentences that hold no secret.
"""

"""Texts that must fit (pure)."""


def shorten(text: str, limit: int) -> str:
    """At most `limit` signs, with an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: max(0, limit - 1)].rstrip() + "…"

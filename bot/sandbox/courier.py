"""Posts updates to the webhook of setWebhook, chat by chat (see `posting.py`); 2xx is what Telegram wants to hear.

What a webhook writes into its answer (Telegram would carry out a method named there) is ignored.
"""

from __future__ import annotations

import json

import aiohttp

from bot.sandbox.nouns import Json
from bot.sandbox.posting import Posting
from bot.sandbox.updates import Waiting, Webhook
from bot.sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


def chat_key(update: Json) -> int:
    """The chat (or else the person) whose updates must not overtake each other; 0 for neither."""
    for content in update.values():
        if isinstance(content, dict):
            place = content.get("message", content).get("chat") or content.get("from") or {}
            return int(place.get("id", 0))
    return 0


class Courier(Posting[Waiting]):
    """See the heading."""

    patience = 60.0

    def __init__(self, world: World, first_wait: float = 0.1, longest_wait: float = 10.0) -> None:
        super().__init__(world.updates, first_wait, longest_wait)
        self._world = world

    @property
    def webhook(self) -> Webhook | None:
        """As set by setWebhook."""
        return self._world.updates.webhook

    @property
    def connections(self) -> int:
        """As set by setWebhook."""
        return self.webhook.max_connections if self.webhook is not None else 1

    def line(self, _serial: int, load: Waiting) -> int:
        """Its chat."""
        return chat_key(load.update)

    async def post(self, load: Waiting) -> bool:
        """One try, noted for getWebhookInfo."""
        webhook = self.webhook
        if webhook is None:
            return False
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: webhook.secret} if webhook.secret else {})
        try:
            async with self.session().post(webhook.url, data=json.dumps(load.update), headers=headers) as answer:
                await answer.read()
                problem = "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            problem = "Read timeout expired"
        except aiohttp.ClientError as error:
            problem = "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection reset"
        if problem:
            webhook.last_error, webhook.last_error_at = problem, int(self._world.now().timestamp())
        return not problem

"""Posts the letters of `cloud_post.py` to the bot's webhook, signed, person by person (see `posting.py`).

Only 200 counts (Webhooks: "respond with 200"); what was answered otherwise, or not at all, comes again after growing
pauses, as Meta does for up to 7 days. With `in_order` off nobody waits for anybody, as on the platform, where a letter
that failed is overtaken by later ones.
"""

from __future__ import annotations

import aiohttp

from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_nouns import CloudChange
from bot.sandbox.cloud_post import Letter
from bot.sandbox.cloud_wire import SIGNATURE, envelope, signature
from bot.sandbox.posting import Posting

CHALLENGE = "1158201444"


class CloudCourier(Posting[Letter]):
    """See the heading."""

    connections = 50

    def __init__(
        self, cloud: Cloud, first_wait: float = 0.1, longest_wait: float = 10.0, *, in_order: bool = True
    ) -> None:
        super().__init__(cloud.post, first_wait, longest_wait)
        self._cloud = cloud
        self.in_order = in_order
        self.last_problem = ""
        """Why the latest POST that failed did."""

    @property
    def webhook(self) -> str:
        """Where the bot hears."""
        return self._cloud.webhook

    async def subscribe(self, url: str) -> bool:
        """The handshake Meta makes when a webhook is set; False, and nothing set, when the bot answers wrongly."""
        query = {"hub.mode": "subscribe", "hub.challenge": CHALLENGE, "hub.verify_token": self._cloud.verify_token}
        try:
            async with self.session().get(url, params=query) as answer:
                agreed = answer.status == 200 and (await answer.text()) == CHALLENGE
        except (aiohttp.ClientError, TimeoutError):
            agreed = False
        if agreed:
            self._cloud.webhook = url
            self.stir()
        return agreed

    def line(self, serial: int, load: Letter) -> str:
        """Its person, or itself alone."""
        return load.key if self.in_order else str(serial)

    def taken(self, load: Letter) -> None:
        """What people said in it has two ticks."""
        for said in load.bubbles:
            self._cloud.advance(said, "delivered")
        self._cloud.tell(CloudChange("post"))

    async def post(self, load: Letter) -> bool:
        """One try."""
        body = envelope(self._cloud.account_id, load.values)
        headers = {"Content-Type": "application/json", SIGNATURE: signature(self._cloud.app_secret, body)}
        load.tries += 1
        try:
            async with self.session().post(self.webhook, data=body, headers=headers) as answer:
                await answer.read()
                problem = "" if answer.status == 200 else f"{answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = type(error).__name__
        self.last_problem = problem or self.last_problem
        return not problem

"""The peer of the webhook: pywa on Starlette and uvicorn, as its documentation shows it; its handler answers nothing.

It answers 200 before its handler runs and keeps nothing: what was on its way is lost when it ends (at most once).

    PEER_PORT=... WHATSAPP_API_URL=... WHATSAPP_...=... python -m bench.peer_pywa
"""

import os
from collections import Counter

import uvicorn
from pywa_async import WhatsApp
from pywa_async.types import Message
from starlette.applications import Starlette

from bench import webhook

heard: Counter[str] = Counter()


async def hear(_client: WhatsApp, message: Message) -> None:
    """Count what each person said."""
    heard[message.from_user.wa_id or ""] += 1


def main() -> None:
    """Serve until ended."""
    app = Starlette()
    client = WhatsApp(
        phone_id=os.environ["WHATSAPP_PHONE_NUMBER_ID"],
        token=os.environ["WHATSAPP_TOKEN"],
        server=app,
        webhook_endpoint=webhook.PATH,
        verify_token=os.environ["WHATSAPP_VERIFY_TOKEN"],
        app_secret=os.environ["WHATSAPP_APP_SECRET"],
    )
    client.on_message(hear)
    uvicorn.run(app, port=int(os.environ["PEER_PORT"]), log_level="warning", access_log=False)


if __name__ == "__main__":
    main()

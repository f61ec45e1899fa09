"""Keys that do not open what is kept: the bot does not start with them, and makes nobody a stranger."""

import pytest
from pydantic import SecretStr

from bot.settings import BadSettingsError
from storage.crypt import new_key
from storage.models import Contact
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.stage import Stage


async def test_without_the_key_of_before_nothing_is_begun_and_with_it_all_is_as_it_was(stage: Stage) -> None:
    resident, old = stage.resident(), stage.settings.secret_keys
    ticket = await reported(resident, None)
    known = len(await rows(stage, Contact))
    await stage.stop()
    new = SecretStr(new_key())
    stage.settings.secret_keys = (new,)
    with pytest.raises(BadSettingsError, match="SECRET_KEYS: 3 of 3 contacts") as error:
        await stage.start()
    assert new.get_secret_value() not in str(error.value)
    stage.settings.secret_keys = (new, *old)
    await stage.start()
    assert ticket in await resident.say("/status")
    assert len(await rows(stage, Contact)) == known

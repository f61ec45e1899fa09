"""What is thanks and nothing else."""

import pytest

from handlers.manners import is_thanks


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih", "Terima kasih banyak, Pak!", "TERIMAKASIH", "makasih kak", "matur nuwun", "Matur suwun nggih",
        "thanks", "Thank you very much", "Oke, terima kasih 🙏", "siap", "baik pak", "🙏", "🙏🙏🏽", "👍",
        "ok, saya tunggu",
    ],
)  # fmt: skip
def test_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "😡", "halo", "bantuan", "pak", "terima", "saya tunggu", "ya", "baik, tapi kapan diproses?",
        "terima kasih, saya mau lapor lagi", "kasih tahu caranya", "oke bagaimana cara lapor", "tidak", "1",
        "kasih uang",
    ],
)  # fmt: skip
def test_what_wants_more_than_to_be_polite(text: str) -> None:
    assert not is_thanks(text)

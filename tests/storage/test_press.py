"""The letters of a picture for a phone: plain ones without serifs, the same on every machine."""

import json
from importlib.resources import files

from handlers.digest_chart import chart
from storage.press import png
from tests.handlers.test_digest import BUSY
from tests.handlers.tongue import WORDS

LINE = '#set page(width: auto, height: auto, margin: 2pt)\n#set text(font: ("{0}", "Libertinus Serif"))\nLaporan {1}'


def test_a_picture_has_the_letters_of_a_receipt_and_others_where_those_lack_one() -> None:
    assert png(LINE.format("Aileron", "12"), "{}") != png(LINE.format("Libertinus Serif", "12"), "{}")
    assert png(LINE.format("Aileron", "ŝ"), "{}")


def test_the_digests_picture_is_set_in_them() -> None:
    template = (files("handlers.papers") / "chart.typ").read_text(encoding="utf-8")
    values = json.dumps(chart(WORDS, BUSY))
    assert png(template, values) != png(template.replace("Aileron", "Libertinus Serif"), values)

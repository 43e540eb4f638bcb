"""What strangers write is made fit to be shown."""

import unicodedata

import pytest

from game.pages.strangers import NAME_LIMIT, fit, fit_reason
from tests.nasty import NASTY


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_what_comes_out_is_one_bounded_line_without_anything_unseen(text):
    for found, limit in ((fit(text), NAME_LIMIT), (fit_reason(text), 2_000)):
        assert len(found) <= limit
        found.encode("utf-8")
        assert found == found.strip()
        kinds = {unicodedata.category(one) for one in found if one not in "\u200d\u200c"}
        assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert fit(found, limit) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Žalgiris „10b“", "Žalgiris „10b“"),
        ("e\u0307\u0303lnias", "ė\u0303lnias"),
        ("  a\n b\t\tc  ", "a b c"),
        ("safe\u202eevil", "safeevil"),
        ("nul\x00\x00byte", "nul\ufffdbyte"),
        ("half \ud800", "half \ufffd"),
        ("\u3164\u200b", ""),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("z" + "\u0300" * 50, "z\u0300\u0300"),
        ("x" * 81, "x" * 79 + "…"),
        ("x" * 10_000, "x" * 79 + "…"),
        ("x" * 80, "x" * 80),
    ],
)
def test_what_is_kept_and_what_goes(text, found):
    assert fit(text) == found

"""The summer, day by day."""

import pytest

from game.telling.ending import summer_of

SIZES = [((1024, 640), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0), ((1920, 1080), 1.0)]


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_day_and_every_way_of_reading_fits(after, signed, size, scale, lang):
    end = after(signed, "summer", size, scale, lang)
    for _ in summer_of(signed, end.sitting.words, None):
        assert end.troubles() == []
        end.key("right")
    for key in ("a", "g"):
        end.key(key)
        assert end.troubles() == []


def test_arrows_turn_the_days_and_stop_at_both_ends(after, signed):
    end = after(signed, "summer")
    days = summer_of(signed, end.sitting.words, None)
    end.key("left")
    assert days[0].text in end.text
    end.keys("right", "right")
    assert days[2].text in end.text
    for _ in days:
        end.key("right")
    assert days[-1].text in end.text


def test_chance_history_dispute_and_source_stand_with_a_day(after, signed):
    end = after(signed, "summer")
    for day in summer_of(signed, end.sitting.words, None):
        assert (day.odds_line or "So in every summer, or nearly.") in end.text
        assert ("In history it went otherwise." in end.text) is day.is_otherwise
        assert all(line in end.text for line in (day.disputed, day.source) if line)
        end.key("right")


def test_a_point_of_the_time_line_leads_to_its_day(after, signed):
    end = after(signed, "summer")
    day = summer_of(signed, end.sitting.words, None)[7]
    end.click(f"to {day.step}")
    assert day.text in end.text
    end.key("right")
    assert end.screen.place == 8
    assert end.app.attention.focused == end.ids()[end.ids().index(f"to {day.step}") + 1]


def test_all_days_can_be_read_at_once(after, ended):
    end = after(ended["parted"], "summer")
    end.key("a")
    text = end.text
    assert all(day.text in text for day in summer_of(ended["parted"], end.sitting.words, "lithuania"))
    end.key("y")
    assert end.screen.way == "day"


def test_enter_leads_from_day_to_day_and_on_to_the_debrief(after, signed):
    end = after(signed, "summer")
    for _ in summer_of(signed, end.sitting.words, None):
        assert end.screen.name == "summer"
        end.key("return")
    assert end.screen.name == "debrief"


def test_escape_leads_back_to_how_the_talks_ended(after, signed):
    end = after(signed, "summer")
    end.key("escape")
    assert end.screen.name == "signature"


def test_a_front_is_shown_only_as_far_as_it_is_on_record(after, signed):
    end = after(signed, "summer")
    assert "the front about this day" in end.text
    assert "border of the treaty" in end.text

"""Logistic forms: log-odds are counted in hundredths, and their chances keep to the form's bounds."""

import pytest

from game.engine.forms import chance_of
from game.scenario import rulebook as rb
from game.scenario.tables import logistic_table
from tests.builders import Table, changed, tariffs


@pytest.mark.parametrize(
    ("form", "chance"),
    [
        ({"base": 0.004}, logistic_table()[1200]),
        ({"base": 0.006}, logistic_table()[1201]),
        ({"base": -0.006}, logistic_table()[1199]),
        ({"base": 900}, rb.CERTAIN),
        ({"base": 3, "clamp": [0.1, 0.9]}, round(0.9 * rb.CERTAIN)),
        ({"base": -3, "clamp": [0.1, 0.9]}, round(0.1 * rb.CERTAIN)),
        ({"base": 0.5, "clamp": [0.1, 0.9]}, logistic_table()[1250]),
    ],
)
def test_a_logistic_chance(form, chance):
    table = Table(changed(tariffs(), {"sides.halmar.threat_belief": {**form, "logistic": True}}))
    assert chance_of(table.rules, table.game, table.rules.threat_belief[0]) == chance

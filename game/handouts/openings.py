"""The map on the first day: what each side asks for, and where the armies stand."""

from collections.abc import Iterator

from game.geography.borders import statuses
from game.geography.picture import MapView
from game.handouts.copies import EACH_DELEGATION
from game.handouts.sheet import ONE_VERSION, Facts, Material, Sheet
from game.pages.charts import Caption, Chart, Table
from game.pages.map_drawing import Meanings, draw_map
from game.scenario.chart import Chart as MapChart
from game.scenario.schema import ScenarioMap


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the map, where the scenario has one."""
    chart = material.words.loaded.chart
    if chart is not None:
        yield Sheet(
            id="map",
            title=material.say("map.title"),
            template="map.html",
            facts=lambda _level: _facts(material, chart),
            seen_by=material.seen_by("everybody"),
            moment="start",
            copies=EACH_DELEGATION,
            levels=ONE_VERSION,
            envelopes=material.side_envelopes,
        )


def _facts(material: Material, chart: MapChart) -> Facts:
    section = chart.section
    return {
        "chart": _drawn(material, chart),
        "has_front": section.front is not None,
        "note": material.words.of(section.legend.note),
    }


def _drawn(material: Material, chart: MapChart) -> Chart:
    words, section = material.words, chart.section
    legend = section.legend
    first, second = (
        statuses(section, {clause.id: clause.opening[side.id] for clause in material.scenario.clauses})
        for side in material.scenario.sides
    )
    first_day = material.scenario.talks.first_day
    view = MapView(
        material.lang, first, second, front=None if section.front is None else first_day, has_legend=False
    )
    names = [words.of(side.name) for side in material.scenario.sides]
    caption = Caption(
        "map-of-openings",
        material.say("map.caption", day=words.day(first_day)),
        material.say("map.sentence", first=names[0], second=names[1]),
        material.lang,
    )
    meanings = Meanings(
        both=words.of(legend.border),
        first=words.of(legend.first),
        second=words.of(legend.second),
        home=words.of(legend.home),
        granted=words.of(legend.granted),
        claimed=words.of(legend.claimed),
        offered=words.of(legend.offered),
        open=words.of(legend.open),
    )
    return draw_map(caption, chart, view, meanings, _table(material, section))


def _table(material: Material, section: ScenarioMap) -> Table:
    words, sides = material.words, material.scenario.sides
    clauses = [
        one
        for one in material.scenario.clauses
        if any(one.id == area.clause for area in section.areas.values())
    ]
    return Table(
        (material.say("seals.clause"), *(words.of(side.name) for side in sides)),
        tuple(
            (words.of(one.name), *(words.level(one.id, one.opening[side.id]) for side in sides))
            for one in clauses
        ),
    )

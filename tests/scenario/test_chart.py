"""Map data from strangers: whatever is wrong with a file is said in one line that names file and field."""

import json
import shutil
from pathlib import Path

import pytest

from game import load_scenario
from game.errors import InputRefused
from game.scenario.chart import Arc, NamedLine, Town, read_chart
from game.scenario.load import check_file
from game.scenario.reader import SIZE_LIMIT

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TARIFFS = Path(__file__).parents[1] / "data" / "tariff_talks.yaml"
SHIPPED = SCENARIOS / "maps" / "1920_moscow.geojson"


@pytest.fixture(scope="module")
def section():
    return load_scenario("1920_moscow").data.map


@pytest.fixture
def own(tmp_path):
    """A map of one's own beside a scenario: a copy of the shipped one."""
    folder = tmp_path / "maps"
    folder.mkdir()
    shutil.copy(SHIPPED, folder)
    return folder / SHIPPED.name


def refusal(section, own):
    with pytest.raises(InputRefused) as refused:
        read_chart(section, own.parent.parent)
    return str(refused.value)


def changed(own, change):
    data = json.loads(own.read_text(encoding="utf-8"))
    change(data)
    own.write_text(json.dumps(data), encoding="utf-8")


def feature(data, name):
    return next(found for found in data["features"] if found["properties"]["id"] == name)


def test_the_shipped_map_has_what_a_map_needs(section):
    chart = read_chart(section, SCENARIOS)
    assert {town.id for town in chart.of(Town)} >= {"vilnius", "grodno", "druya"}
    assert all(arc.source and arc.schematic for arc in chart.of(Arc))
    assert {line.id for line in chart.of(NamedLine)} >= {"treaty_1920", "foch_1919", "curzon_north"}


def test_a_scenario_without_a_map_has_no_chart():
    assert load_scenario(TARIFFS).chart is None


def test_a_scenario_elsewhere_finds_the_shipped_map_by_its_name(section, tmp_path):
    assert len(read_chart(section, tmp_path).features) == len(read_chart(section, SCENARIOS).features)


def test_a_map_beside_the_scenario_comes_first(section, own):
    changed(own, lambda data: feature(data, "grodno")["properties"]["name"].update(en="Horodno"))
    chart = read_chart(section, own.parent.parent)
    assert next(town for town in chart.of(Town) if town.id == "grodno").name.en == "Horodno"


def change_of(name, part, /, **fields):
    """A change of fields of one feature: of its `properties`, its `geometry`, or itself."""

    def change(data):
        found = feature(data, name)
        (found if part == "feature" else found[part]).update(fields)

    return change


def removal_of(name, *path):
    def change(data):
        group = feature(data, name)
        for step in path[:-1]:
            group = group[step]
        del group[path[-1]]

    return change


LONG, STILL = [[1, place / 100] for place in range(4001)], [[1, 2]] * 9


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (lambda data: data.update(crs={}), "crs", "no known field"),
        (change_of("lida", "properties", colour="red"), "properties.colour", "no known field"),
        (change_of("lida", "properties", rank=0), "properties.rank", "at least 1"),
        (removal_of("lida", "properties", "name"), "properties.name", "missing"),
        (change_of("lida", "properties", role="tower"), "properties", "tower"),
        (change_of("lida", "geometry", coordinates=[190, 53]), "coordinates", "180"),
        (change_of("lida", "geometry", coordinates=[25.3, 99]), "coordinates", "85"),
        (change_of("lida", "geometry", coordinates=[25.3]), "coordinates", "missing"),
        (change_of("lida", "geometry", coordinates=["25", 53]), "coordinates", "number"),
        (change_of("lida", "feature", geometry=None), "features", "must be a Point"),
        (change_of("coast", "geometry", coordinates=STILL), "coordinates", "two places"),
        (change_of("coast", "geometry", coordinates=LONG), "coordinates", "4000"),
        (change_of("lida", "properties", name={"en": "Li\u202eda", "lt": "Lyda"}), "name.en", "unseen"),
        (change_of("lida", "properties", id="grodno"), "properties.id", "twice"),
        (change_of("lida", "properties", id="lake_1"), "properties.id", "twice"),
        (change_of("coast", "properties", right="coer"), "properties.right", "'core'"),
        (removal_of("coast", "properties", "right"), "", "'core' do not close"),
        (lambda data: data["features"].remove(feature(data, "lida_braslaw")), "", "'braslaw' do not close"),
        (change_of("foch_1919", "properties", arcs=["foch"]), "properties.arcs", "no such arc"),
        (
            change_of("foch_1919", "properties", arcs=["foch_vilnius", "coast"]),
            "properties.arcs",
            "end to end",
        ),
        (change_of("at_0", "properties", marker=10), "properties.marker", "10 stands twice"),
    ],
)
def test_what_is_wrong_is_said_with_its_field(section, own, change, field, said):
    changed(own, change)
    [line, *_] = refusal(section, own).splitlines()
    assert line.startswith(f"{own}: ")
    assert field in line
    assert said in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON"),
        ("[1, 2]", "is not map data"),
        ('{"type": "FeatureCollection",', ":1: column"),
        ('{"type": NaN}', "NaN, but numbers must be finite"),
        ('{"type": -Infinity}', "-Infinity, but numbers must be finite"),
        ('{"type": "a", "type": "b"}', "'type' stands twice"),
        ('{"type": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deep"),
        ('{"type": ' + "9" * 5000 + "}", "5000 digits"),
        ("<html>", "a web page"),
        ('{"type": "\x00"}', "control character"),
        (" " * (SIZE_LIMIT + 1), "larger than"),
    ],
)
def test_what_is_no_map_is_refused(section, own, text, said):
    own.write_text(text, encoding="utf-8")
    assert said in refusal(section, own)


def test_a_coordinate_beyond_all_numbers_is_refused(section, own):
    text = own.read_text(encoding="utf-8").replace("25.28,54.689", "1e400,54.689")
    own.write_text(text, encoding="utf-8")
    assert "coordinates" in refusal(section, own)


def test_bytes_that_are_no_text_are_refused(section, own):
    own.write_bytes(b'{"type": "\xff"}')
    assert "UTF-8" in refusal(section, own)


def test_a_folder_in_place_of_the_file_is_refused(section, own):
    own.unlink()
    own.mkdir()
    assert "it is a folder" in refusal(section, own)


def scenario_with(tmp_path, old, new):
    text = (SCENARIOS / "1920_moscow.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ('data: "1920_moscow"', "data: ../secret", "map.data", "../secret"),
        ("basemap: eastern_baltic", "basemap: /etc/passwd", "map.basemap", "/etc/passwd"),
        ("west: 20.9", "west: 200", "map.extent.west", "at most 180"),
        ("west: 20.9", "west: 29.5", "map.extent", "west must lie west of east"),
        ("{clause: vilnius, levels", "{clause: wilno, levels", "map.areas.vilnius.clause", "no such clause"),
        ("{dropped: withheld, later:", "{later:", "map.areas.outer_grodno.levels", "'dropped' is missing"),
        ("{dropped: withheld,", "{drop: withheld,", "map.areas.outer_grodno.levels.drop", "no such level"),
        ("{dropped: withheld,", "{dropped: lost,", "map.areas.outer_grodno.levels.dropped", "'withheld'"),
        ("  front: front\n", "  front: weather\n", "map.front", "no such marker"),
    ],
)
def test_what_is_wrong_in_the_scenario_is_said_with_its_line(tmp_path, old, new, field, said):
    path = scenario_with(tmp_path, old, new)
    [line, *_] = check_file(path)
    assert line.startswith(f"{path}:")
    assert field in line
    assert said in line


def test_validation_reads_the_map_too(tmp_path):
    path = scenario_with(tmp_path, 'data: "1920_moscow"', "data: nowhere")
    load_scenario(path)  # what draws no map does not need its files
    [line] = check_file(path)
    assert "nowhere.geojson" in line
    assert check_file(SCENARIOS / "1920_moscow.yaml") == []


def test_a_map_changes_no_rule(tmp_path):
    text = (SCENARIOS / "1920_moscow.yaml").read_text(encoding="utf-8")
    start, end = text.index("\nmap:\n"), text.index("\nshort:\n")
    path = tmp_path / "1920_moscow.yaml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    without = load_scenario(path)
    assert without.chart is None
    assert without.rules.tobytes() == load_scenario("1920_moscow").rules.tobytes()

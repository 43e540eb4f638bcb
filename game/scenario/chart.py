"""Map data from strangers: GeoJSON, bounded and checked, made into the chart that a map is drawn from.

A file holds features of these roles: `land`, `lake`, `river` and `water_name` in a basemap; `arc`, `line`,
`region`, `country`, `town` and `front` in a scenario's own map. Arcs are the edges that areas share, so
areas need no outlines of their own and no two of them can overlap or leave a gap.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NoReturn, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from game.errors import shown
from game.resources import asset_folder, scenario_folder
from game.scenario.basics import Id, Section, Sentence, Text
from game.scenario.checking import Troubles, walk
from game.scenario.findings import Finding, field_name, nearest, refuse
from game.scenario.reader import DIGIT_LIMIT, Document, Place, read_text
from game.scenario.schema import Day, ScenarioMap
from game.scenario.validation import explain_validation_error
from game.scenario.wording import note_bad_texts

FOLDER: Final = "maps"
FEATURES: Final = 600
POINTS: Final = 4000
"""So many features in a file, and points in a line, are read at most."""

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees of WGS84."""
Line: TypeAlias = list[Point]


def _pair(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _with_length(points: Line) -> Line:
    if len(set(points)) == 1:
        message = "must run through two places at least"
        raise ValueError(message)
    return points


def _closed(points: Line) -> Line:
    if points[0] != points[-1]:
        message = "must end where it begins"
        raise ValueError(message)
    return points


Position = Annotated[
    tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-85, le=85)]],
    BeforeValidator(_pair),
]
Positions = Annotated[list[Position], Field(min_length=2, max_length=POINTS), AfterValidator(_with_length)]
Ring = Annotated[list[Position], Field(min_length=4, max_length=POINTS), AfterValidator(_closed)]
Note = Annotated[str, Field(max_length=1500)]


class PointGeometry(Section):
    """One place."""

    type: Literal["Point"]
    coordinates: Position


class LineGeometry(Section):
    """A line through places."""

    type: Literal["LineString"]
    coordinates: Positions


class PolygonGeometry(Section):
    """An outline, of which the last place is the first again; no holes."""

    type: Literal["Polygon"]
    coordinates: Annotated[list[Ring], Field(min_length=1, max_length=1)]


class Feature(Section):
    """What every feature says of itself."""

    id: Id
    source: Sentence | None = None
    confidence: Literal["high", "medium", "low", "model"] | None = None
    schematic: bool = False
    note: Note | None = None


class Land(Feature):
    """Land, or an island."""

    role: Literal["land"]


class Lake(Feature):
    """A lake."""

    role: Literal["lake"]


class River(Feature):
    """A river, from its source to its mouth."""

    role: Literal["river"]
    name: Text
    size: Annotated[int, Field(ge=1, le=3)]


class WaterName(Feature):
    """The name of a sea, at an angle in degrees against the clock."""

    role: Literal["water_name"]
    name: Text
    angle: Annotated[int, Field(ge=-90, le=90)] = 0


class Arc(Feature):
    """An edge of one or two areas: `left` and `right` of one who walks along it; None is no clause's land."""

    role: Literal["arc"]
    kind: Literal["border", "frontier", "coast"]
    left: Id | None = None
    right: Id | None = None


class NamedLine(Feature):
    """A line of history, of its own or along arcs."""

    role: Literal["line"]
    kind: Literal["treaty", "demarcation", "frontier", "province"]
    name: Text
    date: Day | None = None
    arcs: Annotated[list[Id], Field(max_length=100)] = Field(default=[])


class Region(Feature):
    """The name of an old province."""

    role: Literal["region"]
    name: Text


class Country(Feature):
    """The name of a country."""

    role: Literal["country"]
    name: Text
    rank: Annotated[int, Field(ge=1, le=6)]


class Town(Feature):
    """A town, from rank 1, which is always shown, to 6; its name stands best on the side `anchor`."""

    role: Literal["town"]
    name: Text
    pl: Sentence | None = None
    ru: Sentence | None = None
    kind: Literal["capital", "city", "town", "village", "point"]
    rank: Annotated[int, Field(ge=1, le=6)]
    anchor: Literal["n", "ne", "e", "se", "s", "sw", "w", "nw"] = "e"


class Front(Feature):
    """A front line, from north to south, with the enemy on its right hand: of a day, of a marker, or both."""

    role: Literal["front"]
    date: Day | None = None
    marker: Annotated[int, Field(ge=-1000, le=1000)] | None = None


Properties = Annotated[
    Land | Lake | River | WaterName | Arc | NamedLine | Region | Country | Town | Front,
    Field(discriminator="role"),
]
Geometry = Annotated[PointGeometry | LineGeometry | PolygonGeometry, Field(discriminator="type")]

GEOMETRY_OF: Final[dict[str, str]] = {
    "land": "Polygon", "lake": "Polygon", "region": "Point", "water_name": "Point", "country": "Point",
    "town": "Point", "river": "LineString", "arc": "LineString", "front": "LineString", "line": "LineString",
}  # fmt: skip


class GeoFeature(Section):
    """A feature of GeoJSON."""

    type: Literal["Feature"]
    properties: Properties
    geometry: Geometry | None

    @model_validator(mode="after")
    def _fits_its_role(self) -> Self:
        wanted, found = GEOMETRY_OF[self.properties.role], self.geometry and self.geometry.type
        along_arcs = isinstance(self.properties, NamedLine) and bool(self.properties.arcs)
        if along_arcs and found is not None:
            message = "a line along arcs has null for its geometry"
            raise ValueError(message)
        if not along_arcs and found != wanted:
            message = f"the geometry of role '{self.properties.role}' must be a {wanted}"
            raise ValueError(message)
        return self


class About(Section):
    """What a file says of itself."""

    id: Id
    note: Note


class GeoFile(Section):
    """A file of map data: a FeatureCollection of GeoJSON."""

    type: Literal["FeatureCollection"]
    properties: About
    features: Annotated[list[GeoFeature], Field(max_length=FEATURES)]


F = TypeVar("F", bound=Feature)


@dataclass(frozen=True, eq=False)
class Chart:
    """All that a map is drawn from.

    Attributes:
        section: What the scenario says of its map.
        features: Features in the order of the files, the basemap's first.
        points: Id of a feature to its points: one for a place, the outline of an area, else the line.
    """

    section: ScenarioMap
    features: tuple[Feature, ...]
    points: Mapping[str, Line]

    def of(self, kind: type[F]) -> list[F]:
        """Features of one kind."""
        return [feature for feature in self.features if isinstance(feature, kind)]

    def line(self, feature: NamedLine) -> Line:
        """Points of a line, whether its own or those of its arcs, which lie end to end."""
        if not feature.arcs:
            return self.points[feature.id]
        first, *others = (self.points[arc] for arc in feature.arcs)
        return [*first, *(point for other in others for point in other[1:])]


def read_chart(section: ScenarioMap, folder: Path) -> Chart:
    """Read the map of a scenario.

    Args:
        section: What the scenario says of its map.
        folder: Where the scenario lies; its own map data lie in `maps` there, or else among those that ship.

    Returns:
        The chart, checked against the section.

    Raises:
        InputRefused: A file cannot be read or is not what it has to be; names every trouble.
    """
    basemap = _read(asset_folder() / FOLDER, section.basemap)
    own_folder = folder / FOLDER
    is_beside = (own_folder / f"{section.data}.geojson").exists()
    own = _read(own_folder if is_beside else scenario_folder() / FOLDER, section.data)
    features = [*basemap.file.features, *own.file.features]
    chart = Chart(
        section=section,
        features=tuple(feature.properties for feature in features),
        points={feature.properties.id: _points(feature) for feature in features},
    )
    _Checks(chart, own.name, len(basemap.file.features)).run()
    return chart


@dataclass(frozen=True, slots=True)
class _ReadFile:
    name: str
    file: GeoFile


def _read(folder: Path, name: str) -> _ReadFile:
    shown_name, text = read_text(folder / f"{name}.geojson", "map data")
    document = Document(shown_name, _plain_json(shown_name, text), Place(1), "")
    try:
        file = GeoFile.model_validate(document.data)
    except ValidationError as error:
        _refuse_all(shown_name, explain_validation_error(error, document, GeoFile))
    troubles = Troubles(document)
    note_bad_texts(list(walk(file)), troubles)
    if troubles.findings:
        _refuse_all(shown_name, troubles.findings)
    return _ReadFile(shown_name, file)


def _plain_json(name: str, text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, object_pairs_hook=_group, parse_constant=_no_constant, parse_int=_bounded)
    except json.JSONDecodeError as error:
        _refuse(name, f"column {error.colno}: is not JSON: {error.msg}.", line=error.lineno)
    except RecursionError:
        _refuse(name, "is nested too deep.")
    except ValueError as error:  # of the hooks
        _refuse(name, f"{error}.")
    if not isinstance(data, dict):
        _refuse(name, "is not map data; a FeatureCollection of GeoJSON is.")
    return data


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field '{shown(twice)}' stands twice in one group")
    return group


def _bounded(digits: str) -> int:
    if len(digits) > DIGIT_LIMIT:
        raise ValueError(
            f"found a whole number of {len(digits)} digits, but {DIGIT_LIMIT} are allowed at most"
        )
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"found {name}, but numbers must be finite")


def _refuse_all(name: str, findings: Iterable[Finding]) -> NoReturn:
    refuse(name, [replace(finding, line=None) for finding in findings])


def _refuse(name: str, message: str, line: int | None = None) -> NoReturn:
    refuse(name, [Finding(line, "", message)])


def _points(feature: GeoFeature) -> Line:
    match feature.geometry:
        case PointGeometry(coordinates=place):
            return [place]
        case LineGeometry(coordinates=points):
            return points
        case PolygonGeometry(coordinates=[ring]):
            return ring
        case _:
            return []


class _Checks:
    """What must hold between the features of a chart, and between them and the scenario."""

    def __init__(self, chart: Chart, name: str, n_basemap: int) -> None:
        self.chart = chart
        self.name = name
        self.n_basemap = n_basemap
        self.findings: list[Finding] = []

    def run(self) -> None:
        """Refuse the file for all its troubles at once."""
        self._ids()
        self._areas()
        self._lines()
        self._fronts()
        if self.findings:
            refuse(self.name, self.findings)

    def _note(self, feature: Feature | None, field: str, message: str) -> None:
        path = ""
        if feature is not None:
            place = self.chart.features.index(feature) - self.n_basemap
            path = field_name(("features", place, "properties", field))
        self.findings.append(Finding(None, path, message))

    def _ids(self) -> None:
        seen: set[str] = set()
        for feature in self.chart.features:
            if feature.id in seen:
                self._note(feature, "id", f"'{feature.id}' stands twice. Give one of them another id.")
            seen.add(feature.id)

    def _areas(self) -> None:
        section, arcs = self.chart.section, self.chart.of(Arc)
        known = {*section.home, *section.areas}
        for arc in arcs:
            for field in ("left", "right"):
                area = getattr(arc, field)
                if area is not None and area not in known:
                    hint = nearest(area, known)
                    self._note(arc, field, f"found '{area}', but the scenario's map has no such area.{hint}")
        for area in sorted(known):
            edges = [
                (arc, self.chart.points[arc.id]) for arc in arcs if (arc.left == area) != (arc.right == area)
            ]
            if not _is_closed(points for _, points in edges):
                self._note(None, "", f"the arcs around the area '{area}' do not close it.")

    def _lines(self) -> None:
        known = [arc.id for arc in self.chart.of(Arc)]
        for line in self.chart.of(NamedLine):
            if unknown := [arc for arc in line.arcs if arc not in known]:
                self._note(
                    line,
                    "arcs",
                    f"found '{unknown[0]}', but there is no such arc.{nearest(unknown[0], known)}",
                )
            elif not _lie_end_to_end([self.chart.points[arc] for arc in line.arcs]):
                self._note(
                    line, "arcs", "the arcs do not lie end to end, each beginning where the last ends."
                )

    def _fronts(self) -> None:
        fronts = self.chart.of(Front)
        for field in ("marker", "date"):
            seen: set[object] = set()
            for front in fronts:
                value = getattr(front, field)
                if value is not None and value in seen:
                    self._note(front, field, f"{value} stands twice; one front line belongs to it.")
                seen.add(value)
        if self.chart.section.front is not None and not any(front.marker is not None for front in fronts):
            self._note(
                None, "", "no front line has a marker, but the scenario names the marker that moves it."
            )


def _is_closed(edges: Iterable[Line]) -> bool:
    """Whether edges close: there are some, and every end is shared by an even number of them."""
    ends: dict[Point, int] = {}
    for points in edges:
        for end in (points[0], points[-1]):
            ends[end] = ends.get(end, 0) + 1
    return bool(ends) and all(number % 2 == 0 for number in ends.values())


def _lie_end_to_end(lines: Sequence[Line]) -> bool:
    return all(before[-1] == after[0] for before, after in pairwise(lines))

"""From names and files to scenarios: what is found, what is applied, and what is said when it cannot be."""

import hashlib
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from game.errors import CommandError, InputRefused, NewerVersion
from game.resources import scenario_folder
from game.scenario import load, product
from game.scenario.load import check_file, load_scenario, load_variant, scenario_names, variant_files

ROOT = Path(__file__).parents[2]
FILE = ROOT / "tests" / "data" / "tariff_talks.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the small scenario with its variant, to be spoilt."""
    shutil.copy(FILE, tmp_path)
    shutil.copytree(FILE.parent / "variants", tmp_path / "variants")
    return tmp_path


def spoil(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def message_of(error, *args, **options):
    with pytest.raises(error) as refused:
        load_scenario(*args, **options)
    return str(refused.value)


class TestNames:
    def test_the_default_is_the_product_s(self):
        loaded = load_scenario()
        assert loaded.name == product.product().default_scenario
        assert loaded.path == scenario_folder() / f"{loaded.name}.yaml"
        assert loaded.name in scenario_names()

    def test_a_file_by_its_path(self):
        loaded = load_scenario(FILE)
        assert (loaded.name, loaded.path) == ("tariff_talks", FILE)
        assert loaded.sha256 == hashlib.sha256(FILE.read_bytes()).hexdigest()
        assert load_scenario(str(FILE)).fingerprint == loaded.fingerprint

    def test_a_file_in_the_working_folder(self, folder, monkeypatch):
        monkeypatch.chdir(folder)
        assert load_scenario("tariff_talks.yaml").name == "tariff_talks"

    @pytest.mark.parametrize("name", ["tariff_talks", "nonsense", "", "a b", "*", "tariff\u202etalks"])
    def test_an_unknown_name(self, name):
        message = message_of(CommandError, name)
        assert message.startswith("There is no scenario '")
        assert message.isprintable()

    def test_the_nearest_name_is_offered(self):
        name = scenario_names()[0]
        assert f"Did you mean '{name}'?" in message_of(CommandError, name[:-1])

    @pytest.mark.parametrize("path", ["../secret", "/no/such/file", "..", "no.yaml", "a\\b"])
    def test_a_path_that_leads_to_no_scenario(self, path):
        assert message_of(InputRefused, path).startswith(f"Cannot read {path}: ")

    def test_indices_and_rules_are_made_when_asked_for(self):
        loaded = load_scenario(FILE)
        assert loaded.names.clause["lighthouse"] == 4
        assert loaded.rules.n_clauses == 8
        assert loaded.rules is loaded.rules


class TestVariants:
    def test_one_lies_beside_its_scenario(self):
        loaded = load_scenario(FILE, variants=["empty_bay"])
        assert loaded.variants == ("empty_bay",)
        assert loaded.data.markers[0].shift == [0, 0, -2, -3, -4, -5]
        assert list(variant_files(loaded)) == list(variant_files(FILE)) == ["empty_bay"]
        assert load_variant("empty_bay", loaded).data.distance == 2

    def test_those_that_ship_fit(self):
        path = load_scenario().path
        document = load._read(path, "a scenario")
        base = load._checked(document)
        assert variant_files(path)
        for name in variant_files(path):
            stage = load._variant_stage(load_variant(name, path))
            assert load._changed(document, base, [stage]) != base

    def test_their_order_counts(self, folder):
        second = folder / "variants" / "full_bay.yaml"
        shutil.copy(folder / "variants" / "empty_bay.yaml", second)
        spoil(second, "-5]", "5]")
        one = load_scenario(folder / FILE.name, variants=["empty_bay", "full_bay"])
        other = load_scenario(
            folder / FILE.name, variants=["full_bay", str(folder / "variants" / "empty_bay.yaml")]
        )
        assert (one.data.markers[0].shift[-1], other.data.markers[0].shift[-1]) == (5, -5)
        assert one.fingerprint != other.fingerprint
        assert one.sha256 == other.sha256

    @pytest.mark.parametrize("again", ["empty_bay", FILE.parent / "variants" / "empty_bay.yaml"])
    def test_none_is_named_twice(self, again):
        message = message_of(CommandError, FILE, variants=["empty_bay", again])
        assert message == "The variant 'empty_bay' is named twice; name it once."

    def test_an_unknown_one(self):
        message = message_of(CommandError, FILE, variants=["empty_bey"])
        assert message == "There is no variant 'empty_bey'. Did you mean 'empty_bay'?"

    def test_its_troubles_name_its_own_file_and_lines(self, folder):
        file = folder / "variants" / "empty_bay.yaml"
        line = spoil(file, "markers.herring.shift: [0,", "markers.herring.shift: [nought,")
        assert message_of(InputRefused, folder / FILE.name, variants=["empty_bay"]) == (
            f"{file}:{line}: set: markers.herring.shift[0]: found text 'nought', allowed is a number"
        )

    def test_a_trouble_elsewhere_names_the_place_and_the_variant(self, folder):
        file = folder / "variants" / "empty_bay.yaml"
        spoil(file, "markers.herring.shift: [0, 0, -2, -3, -4, -5]", "talks.weeks: 5")
        messages = message_of(InputRefused, folder / FILE.name, variants=["empty_bay"]).splitlines()
        assert any(
            "markers[0].baseline: found 6 values, must be one for each of 5 weeks." in text
            for text in messages
        )
        assert all(text.startswith(f"{folder / FILE.name}:") and str(file) in text for text in messages)

    def test_a_wrong_path_in_it(self, folder):
        file = folder / "variants" / "empty_bay.yaml"
        line = spoil(file, "markers.herring.shift", "markers.hering.shift")
        assert message_of(InputRefused, folder / FILE.name, variants=["empty_bay"]) == (
            f"{file}:{line}: set: markers.hering: no such marker. Did you mean 'herring'?"
        )

    def test_it_needs_its_six_answers(self, folder):
        file = folder / "variants" / "empty_bay.yaml"
        spoil(file, "  testable:", "  testible:")
        message = message_of(InputRefused, folder / FILE.name, variants=["empty_bay"])
        assert "plausibility.testable: is missing" in message
        assert "Did you mean 'testable'?" in message


class TestSettings:
    def test_written_and_given_as_values(self):
        written = load_scenario(FILE, settings=["markers.herring.start=2", "dispatches.storm.chance=0.5"])
        given = load_scenario(FILE, settings={"markers.herring.start": 2, "dispatches.storm.chance": 0.5})
        assert written.settings == (("markers.herring.start", "2"), ("dispatches.storm.chance", "0.5"))
        assert (given.settings, given.fingerprint) == (written.settings, written.fingerprint)
        assert written.data.markers[0].start == 2
        assert written.data.dispatches[3].chance == Decimal("0.5")

    @pytest.mark.parametrize(
        ("path", "value", "text"),
        [
            ("markers.herring.shift", [0, 0.5, Decimal("-1.5"), 0, 0, 1e-3], "[0, 0.5, -1.5, 0, 0, 0.001]"),
            ("clauses.pilotage.threat_proof", True, "true"),
            (
                "clauses.pilotage.name",
                {"en": "Pilots: all", "lt": "Locmanai"},
                '{"en": "Pilots: all", "lt": "Locmanai"}',
            ),
            ("markers.herring.drift", None, "null"),
            ("talks.first_speaker", "halmar", "halmar"),
        ],
    )
    def test_any_plain_value_has_its_text(self, path, value, text):
        loaded = load_scenario(FILE, settings={path: value})
        assert loaded.settings == ((path, text),)
        assert load_scenario(FILE, settings=[f"{path}={text}"]).fingerprint == loaded.fingerprint

    def test_they_come_after_variants_and_the_short_game(self):
        loaded = load_scenario(
            FILE, variants=["empty_bay"], settings={"summer.autumn_herring.chance.clamp": [0, 1]}
        )
        assert loaded.data.summer[2].chance.clamp == [0, 1]

    @pytest.mark.parametrize(
        ("setting", "message"),
        [
            ("clauses.fishin.settled=true", "--set: clauses.fishin: no such clause. Did you mean 'fishing'?"),
            ("talks.weeks=many", "--set: talks.weeks: found text 'many', allowed is a whole number"),
            ("talks.weeks", "--set talks.weeks: must read PATH=VALUE"),
            (
                "talks.first_speaker=nobody",
                "--set: talks.first_speaker: found 'nobody', but there is no such side.",
            ),
            ("talks.weeks=5", "must be one for each of 5 weeks. It is so because of --set."),
        ],
    )
    def test_a_wrong_one_is_a_wrong_command(self, setting, message):
        assert message in message_of(CommandError, FILE, settings=[setting])

    def test_what_is_no_plain_value(self):
        assert "must be a plain value, and this is of the type object" in message_of(
            CommandError, FILE, settings={"talks.weeks": object()}
        )


class TestShortGame:
    def test_it_is_applied(self):
        loaded = load_scenario(FILE, short=True)
        assert loaded.is_short
        assert loaded.data.talks.weeks == 4
        assert loaded.fingerprint != load_scenario(FILE).fingerprint

    def test_a_scenario_without_one(self, folder):
        file = folder / FILE.name
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.index("\nshort:")], encoding="utf-8")
        assert message_of(CommandError, file, short=True) == f"{file} has no short game."

    def test_its_troubles_stand_in_the_scenario(self, folder):
        file = folder / FILE.name
        line = spoil(file, "    talks.weeks: 4", "    talks.week: 4")
        trouble = f"{file}:{line}: short.set: talks.week: no such field. Did you mean 'weeks'?"
        assert message_of(InputRefused, file, short=True) == trouble
        assert check_file(file) == [trouble]
        assert load_scenario(file).data.talks.weeks == 6


class TestNewerFiles:
    def test_a_newer_scenario(self, folder):
        file = folder / FILE.name
        line = spoil(file, "schema_version: 1", "schema_version: 2\nfuture: true")
        message = message_of(NewerVersion, file)
        assert message.startswith(
            f"{file}:{line}: schema_version: found 2, but this program reads 1 at most."
        )
        with pytest.raises(NewerVersion):
            check_file(file)

    def test_a_newer_variant(self, folder):
        spoil(folder / "variants" / "empty_bay.yaml", "schema_version: 1", "schema_version: 7")
        assert "found 7" in message_of(NewerVersion, folder / FILE.name, variants=["empty_bay"])

    @pytest.mark.parametrize("version", ["0", '"2"', "1.5", "true", "-1"])
    def test_what_is_no_version(self, folder, version):
        spoil(folder / FILE.name, "schema_version: 1", f"schema_version: {version}")
        assert "schema_version: " in message_of(InputRefused, folder / FILE.name)


class TestChecking:
    def test_good_files(self):
        assert check_file(FILE) == []
        assert check_file(FILE.parent / "variants" / "empty_bay.yaml") == []
        assert check_file(load_scenario().path) == []

    def test_all_troubles_of_a_scenario_at_once(self, folder):
        file = folder / FILE.name
        first = spoil(file, "    group: duties", "    group: dutys")
        second = spoil(file, "    chance: 0.6", "    chance: 1.6")
        group = "found 'dutys', but there is no such group. Did you mean 'duties'?"
        assert check_file(file) == [
            f"{file}:{first}: clauses[0].group: {group}",
            f"{file}:{second}: dispatches[0].chance: found 1.6, allowed is 0 to 1.",
        ]

    def test_twenty_troubles_and_the_number_of_the_rest(self, folder):
        file = folder / FILE.name
        file.write_text(
            file.read_text(encoding="utf-8").replace("source: [model]", "source: []"), encoding="utf-8"
        )
        lines = check_file(file)
        assert len(lines) == 21
        assert lines[-1].startswith("and ")
        assert lines[-1].endswith(" more")

    def test_a_variant_is_known_by_its_fields_and_checked_with_its_scenario(self, folder):
        file = folder / "variants" / "empty_bay.yaml"
        line = spoil(file, "summer.autumn_herring", "summer.autumn_herrings")
        trouble = "no such summer step. Did you mean 'autumn_herring'?"
        assert check_file(file) == [f"{file}:{line}: set: summer.autumn_herrings: {trouble}"]

    def test_a_variant_that_lies_alone_is_checked_with_what_ships(self, tmp_path):
        shipped = next(iter(variant_files(load_scenario()).values()))
        alone = Path(shutil.copy(shipped, tmp_path))
        assert check_file(alone) == []
        lost = Path(shutil.copy(FILE.parent / "variants" / "empty_bay.yaml", tmp_path))
        assert "no such marker" in check_file(lost)[0]

    def test_what_is_neither(self, tmp_path):
        file = tmp_path / "list.yaml"
        file.write_text("[1, 2]\n", encoding="utf-8")
        assert check_file(file) == [f"{file}: is not a scenario or a variant (found: a list of 2)"]
        assert "there is no such file" in check_file(tmp_path / "gone.yaml")[0]


class TestProduct:
    def test_what_it_is_called(self):
        shipped = product.product()
        assert [language.id for language in shipped.languages] == ["en", "lt"]
        assert shipped.title == load_scenario().data.title

    def test_a_damaged_one(self, tmp_path, monkeypatch):
        (tmp_path / "product.yaml").write_text("title: {en: T, lt: P}\n", encoding="utf-8")
        monkeypatch.setattr(product, "asset_folder", lambda: tmp_path)
        with pytest.raises(InputRefused, match="default_scenario: is missing"):
            product.product.__wrapped__()


PLAY = """
import sys
import numpy as np
from game.players import playout, registry
from game.scenario.load import load_scenario

for options in ({"variants": ["empty_bay"]}, {"short": True}):
    loaded = load_scenario(sys.argv[1], **options)
    for name in ("negotiator", "historical", "random"):
        policies = np.array([registry.COMPILED[name]] * 2)
        results = playout.new_results(2)
        refused = playout.play_games(
            loaded.rules, 7, 0, 2, policies, playout.default_settings(), playout.make_room(), results
        )
        print(name, refused, *[loaded.data.outcomes[place].id for place in results["outcome"]])
"""


def test_other_talks_can_be_played_by_the_same_rules():
    done = subprocess.run(
        [sys.executable, "-c", PLAY, FILE],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "GAME_COMPILED": "0"},
        text=True,
    )
    assert done.stderr == ""
    rows = [line.split() for line in done.stdout.splitlines()]
    assert [row[:2] for row in rows] == [["negotiator", "0"], ["historical", "0"], ["random", "0"]] * 2
    assert {outcome for row in rows for outcome in row[2:]} <= {"free_salt", "tariff_treaty", "no_treaty"}


def test_plain_files_alone_are_names(tmp_path):
    for name in ("good.yaml", "Not good.yaml", "other.txt", "-x.yaml", "..yaml"):
        (tmp_path / name).touch()
    assert list(load._plain_files(tmp_path)) == ["good"]

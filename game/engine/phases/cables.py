"""In the cable room: one secret cable a side and week, resolved together."""

from game.engine import chance, legal, state
from game.engine.chance import happens, is_granted
from game.engine.compiled import compiled
from game.engine.forms import apply_effects, chance_of, rounded
from game.engine.state import Action, Game, note
from game.engine.value import toward_other
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def hand_in(game: Game, seat: int, action: Action) -> None:
    """Take a cable; it is sent once both are in."""
    game.cable[seat, 0] = action.kind
    game.cable[seat, 1] = action.target
    game.cable[seat, 2] = action.second


@compiled
def capital_answers(rules: Rules, game: Game, seat: int, log: Ints) -> None:
    """Answer what a delegation asked the week before, clause by clause with one mind.

    What dispatches have allowed since is allowed. Where people rule, neither chance nor cap counts.
    """
    likelihood, ruling = chance_of(rules, game, rules.mandate_chance[seat]), game.ruled_answer[seat]
    has_widened = False
    for place in range(2):
        clause = game.asked[seat, place] - 1
        if clause >= 0:
            agrees = True
            if legal.may_widen(rules, game.mandate[seat], seat, clause) == legal.ALLOWED:
                level = game.mandate[seat, clause] + toward_other(rules, seat, clause)
                cap = rounded(rules.capital_cap[seat, clause, level] * rb.CERTAIN, rb.UNIT)
                agrees = is_granted(game, ruling, chance.MANDATE + seat, min(likelihood, cap))
                if agrees:
                    game.mandate[seat, clause] = level
                    has_widened = True
            note(log, game, state.CAPITAL_ANSWERED, seat, clause, int(agrees), 0, 1 << seat)
        game.asked[seat, place] = 0
    if has_widened:
        apply_effects(rules, game, rules.occasion_effects[rb.WIDENED, seat])


@compiled
def send_cable(rules: Rules, game: Game, seat: int, log: Ints) -> None:
    """Carry out one side's cable."""
    kind, target, second = game.cable[seat, 0], game.cable[seat, 1], game.cable[seat, 2]
    seen_by = 1 << seat
    if kind == rb.MANDATE:
        game.asked[seat, 0] = target + 1
        game.asked[seat, 1] = second
        note(log, game, state.CAPITAL_ASKED, seat, target, second, 0, seen_by)
    elif kind == rb.PLEDGE:
        likelihood = chance_of(rules, game, rules.pledge_chance[seat])
        came = is_granted(game, game.ruled_pledge[seat], chance.PLEDGE + seat, likelihood)
        note(log, game, state.PLEDGE_SOUGHT, seat, int(came), 0, 0, seen_by)
        if came:
            apply_effects(rules, game, rules.occasion_effects[rb.PLEDGED, seat])
    elif kind == rb.PRESSURE:
        moved = happens(game, chance.PRESSURE + seat, chance_of(rules, game, rules.pressure_chance[seat]))
        note(log, game, state.STAFF_PRESSED, seat, int(moved), 0, 0, seen_by)
        if moved:
            apply_effects(rules, game, rules.occasion_effects[rb.PRESSED, seat])
    elif kind == rb.PROBE:
        is_so = game.type[1 - seat] == target
        is_told_true = happens(game, chance.PROBE + seat, rules.probe_accuracy)
        answer = is_so == is_told_true
        game.sounding[seat, 0] = target + 1
        game.sounding[seat, 1] = int(answer)
        note(log, game, state.SOUNDING_TAKEN, seat, target, int(answer), 0, seen_by)
        apply_effects(rules, game, rules.occasion_effects[rb.SOUNDED, seat])
    else:
        note(log, game, state.KEPT_SILENT, seat, 0, 0, 0, seen_by)


@compiled
def resolve_cables(rules: Rules, game: Game, log: Ints) -> None:
    """Let the capitals answer last week's cables, then send this week's."""
    for seat in range(rb.SIDES):
        if game.asked[seat, 0] != 0:
            capital_answers(rules, game, seat, log)
    for seat in range(rb.SIDES):
        send_cable(rules, game, seat, log)
        game.cable[seat, 0] = rb.SILENCE
        game.ruled_answer[seat] = state.UNRULED
        game.ruled_pledge[seat] = state.UNRULED

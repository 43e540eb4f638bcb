"""At the table: one public move a side and week."""

from game.engine import chance, legal, state
from game.engine.chance import happens
from game.engine.compiled import compiled
from game.engine.forms import apply_effects, chance_of
from game.engine.phases.documents import read_document
from game.engine.phases.signing import end_talks, sign
from game.engine.state import Action, Game, note
from game.engine.value import conceded, grade_of_step, toward_other
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def initial_clause(rules: Rules, game: Game, seat: int, clause: int, log: Ints) -> None:
    """Both seals have met: the clause is initialled. Trust grows once a side and week."""
    note(log, game, state.CLAUSE_INITIALLED, seat, clause, game.seals[seat, clause], 0, state.EVERYONE)
    apply_effects(rules, game, rules.initial_effects[clause])
    if game.has_initialled[seat] == 0:
        game.has_initialled[seat] = 1
        apply_effects(rules, game, rules.occasion_effects[rb.INITIALLED, seat])


@compiled
def move_seal(rules: Rules, game: Game, seat: int, clause: int, level: int, log: Ints) -> None:
    """Move one seal: a withdrawal, a retreat or a concession, with what follows from it."""
    before = game.seals[seat, clause]
    if legal.is_initialled(game, clause):
        note(log, game, state.CLAUSE_REOPENED, seat, clause, 0, 0, state.EVERYONE)
        apply_effects(rules, game, rules.occasion_effects[rb.WITHDREW, seat])
    elif conceded(rules, seat, clause, before, level) < 0:
        apply_effects(rules, game, rules.occasion_effects[rb.RETREATED, seat])
    game.seals[seat, clause] = level
    note(log, game, state.SEAL_MOVED, seat, clause, before, level, state.EVERYONE)
    if legal.is_initialled(game, clause):
        initial_clause(rules, game, seat, clause, log)


@compiled
def draft(rules: Rules, game: Game, seat: int, action: Action, log: Ints) -> None:
    """Set up to a few of a side's seals, with a document if one goes along."""
    if action.document != 0:
        read_document(rules, game, seat, action.document - 1, action.target, log)
    for clause in range(rules.n_clauses):
        if action.levels[clause] != game.seals[seat, clause]:
            game.has_drafted[seat] = 1
            move_seal(rules, game, seat, clause, action.levels[clause], log)


@compiled
def inquire(rules: Rules, game: Game, seat: int, clause: int, log: Ints) -> None:
    """Ask what the other side needs on a clause: it says how grave a step would be, truthfully."""
    other = 1 - seat
    grade = grade_of_step(rules, game, other, game.type[other], clause)
    game.question[seat] = clause + 1
    game.answer[seat] = grade
    note(log, game, state.QUESTION_ASKED, seat, clause, grade, 0, state.EVERYONE)
    apply_effects(rules, game, rules.occasion_effects[rb.INQUIRED, seat])


@compiled
def threaten(rules: Rules, game: Game, seat: int, clause: int, log: Ints) -> None:
    """Threaten to leave over a clause: the other side yields a level, or calls the threat."""
    game.threat_used[seat] = 1
    other = 1 - seat
    note(log, game, state.THREAT_MADE, seat, clause, 0, 0, state.EVERYONE)
    likelihood = chance_of(rules, game, rules.threat_belief[seat])
    apply_effects(rules, game, rules.occasion_effects[rb.THREATENED, seat])
    if not happens(game, chance.THREAT + seat, likelihood):
        game.phase = state.ANSWER
        note(log, game, state.THREAT_CALLED, other, clause, 0, 0, state.EVERYONE)
        return
    note(log, game, state.THREAT_BELIEVED, other, clause, 0, 0, state.EVERYONE)
    game.floor_shift[other] -= rules.threat_floor
    apply_effects(rules, game, rules.occasion_effects[rb.YIELDED_TO_THREAT, other])
    yielded = game.seals[other, clause] + toward_other(rules, other, clause)
    move_seal(rules, game, other, clause, yielded, log)


@compiled
def come_back(rules: Rules, game: Game, seat: int, log: Ints) -> None:
    """Return to the table after a threat that was called."""
    note(log, game, state.SEAT_STAYED, seat, 0, 0, 0, state.EVERYONE)
    apply_effects(rules, game, rules.occasion_effects[rb.CAME_BACK, seat])


@compiled
def remember(rules: Rules, game: Game, seat: int, action: Action) -> None:
    """Add a public move to the game's track, by which whole courses of talks can be told apart."""
    word = action.kind * 131
    has_target = action.kind == rb.INQUIRE or action.kind == rb.THREATEN
    if action.document != 0:
        has_target = legal.bears_on(rules, game, action.document - 1, action.target)
    if has_target:
        word += action.target * 7
    if action.kind == rb.DRAFT:
        word += action.document
        for clause in range(rules.n_clauses):
            word = (word * 7 + action.levels[clause]) & 0x3FFF_FFFF
    game.track = (game.track * 2_097_143 + word * 2 + seat + 1) & 0xFF_FFFF_FFFF


@compiled
def take_table_move(rules: Rules, game: Game, seat: int, action: Action, log: Ints) -> None:
    """Carry out a legal table move, or the answer to a called threat."""
    kind = action.kind
    remember(rules, game, seat, action)
    game.phase = state.TABLE
    if kind == rb.DRAFT:
        draft(rules, game, seat, action, log)
    elif kind == rb.INQUIRE:
        inquire(rules, game, seat, action.target, log)
    elif kind == rb.THREATEN:
        threaten(rules, game, seat, action.target, log)
    elif kind == rb.ADJOURN:
        note(log, game, state.TABLE_ADJOURNED, seat, 0, 0, 0, state.EVERYONE)
        apply_effects(rules, game, rules.occasion_effects[rb.ADJOURNED, seat])
    elif kind == rb.ACCEPT:
        sign(rules, game, seat, game.seals[1 - seat], log)
    elif kind == rb.PROPOSE:
        game.package_week[action.target] = game.week + 1
        note(log, game, state.PACKAGE_HANDED, seat, action.target, 0, 0, state.EVERYONE)
    elif kind == rb.ACCEPT_PACKAGE:
        note(log, game, state.PACKAGE_TAKEN, seat, action.target, 0, 0, state.EVERYONE)
        sign(rules, game, seat, rules.package_levels[action.target], log)
    elif kind == rb.LEAVE:
        note(log, game, state.SEAT_LEFT, seat, 0, 0, 0, state.EVERYONE)
        end_talks(game, state.BROKE_OFF, log)
    elif kind == rb.STAY:
        come_back(rules, game, seat, log)

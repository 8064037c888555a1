"""Why an act was refused: a closed list of codes, each worded once: what, why, what next."""

from enum import StrEnum
from typing import override


class Refusal(StrEnum):
    """The reasons for which the engine refuses an act."""

    NOT_PREPARED = "exercise.not-prepared"
    PURPOSE = "exercise.no-purpose"
    SEATS_EMPTY = "exercise.seats-empty"
    NOT_STARTED = "exercise.not-started"
    STARTED = "exercise.started"
    ENDED = "exercise.ended"
    NOT_ENDED = "exercise.not-ended"
    PAUSED = "exercise.paused"
    NOT_PAUSED = "exercise.not-paused"
    PHASE_CLOSED = "phase.closed"
    PHASE_FORBIDS = "phase.forbids"
    PHASE_MOVED = "phase.moved"
    ROLE = "seat.role"
    DUTY = "seat.duty"
    OWN_POST = "seat.own-post"
    FIRST = "control.first"
    NOT_IN_SIGHT = "thing.not-in-sight"
    NOT_YOURS = "thing.not-yours"
    OVER = "thing.over"
    STALE = "proposal.changed"
    IN_VOTE = "proposal.in-vote"
    DRAFT = "proposal.draft"
    STRUCK = "clause.struck"
    FIRST_SPONSOR = "sponsor.first"
    NOT_HEAD = "seat.not-head"
    EMPTY_PROPOSAL = "proposal.empty"
    INCOHERENT = "proposal.incoherent"
    VOTED_NOT = "ballot.no-vote"
    PAPERS_MISSING = "ballot.papers-missing"
    RULE = "ballot.rule"
    SILENCE = "ballot.silence"
    LAST_MEMBER = "bloc.last-member"
    AGREEMENT_STEP = "agreement.not-now"
    AGREEMENT_NEEDS = "agreement.undecided"
    NOT_PARTY = "agreement.not-party"
    NOT_ARTICLE = "agreement.not-yours"
    MOVE_CHANGED = "move.changed"
    HIDDEN_MOVE = "move.secret"
    UNSIGNED_MOVE = "move.unsigned"
    OWN_MOVE = "move.own"
    NO_COUNTER = "argument.none"
    CONDITION = "condition.unreadable"
    OFF_LIST = "inject.off-list"
    RULED_FIRST = "ruling.first"
    METHOD = "ruling.method"
    WOULD_SHOW = "fog.would-show"
    WORLD_MOVED = "world.moved"
    TAKEN = "item.taken"
    DRAFT_CHANGED = "answer.changed"
    OWN_DRAFT = "answer.own"
    AGENDA_CHANGED = "agenda.changed"
    AGENDA_LEAST = "agenda.least"
    ALREADY = "act.already"
    EMPTY_TEXT = "text.empty"
    LONG_TEXT = "text.too-long"
    NO_AUDIENCE = "audience.empty"
    FULL = "seat.full"
    MOVED = "seat.moved"
    UNKNOWN = "value.unknown"
    FEW = "box.few"
    NOT_OPEN = "box.not-open"
    NAMED = "text.named"
    UNCONFIRMED = "export.unconfirmed"


SENTENCES: dict[Refusal, str] = {
    Refusal.NOT_PREPARED: "This exercise has no line-up yet, so it cannot start. Choose a line-up and a timing first.",
    Refusal.PURPOSE: "The scenario lacks {what}, so nobody could say afterwards what was learnt. Write that into the pack, check it, and set up another exercise.",
    Refusal.SEATS_EMPTY: "Nobody sits in {who}, so the exercise does not start by itself. Seat somebody there, or start anyway.",
    Refusal.NOT_STARTED: "The exercise has not started, so nothing can be done in it yet. Wait for control to open the first phase.",
    Refusal.STARTED: "The exercise has started, so {what} is fixed. Start another exercise for a change.",
    Refusal.ENDED: "The exercise has ended, so nothing more can be done in it. The record stays open to read.",
    Refusal.NOT_ENDED: "The exercise has not ended, so it is too early for its debrief. End it first, then do it again.",
    Refusal.PAUSED: "Control has paused everybody. Keep your text; send it when the clock runs again.",
    Refusal.NOT_PAUSED: "The exercise is not paused, so there is nothing to resume. Look at the clock before you go on.",
    Refusal.PHASE_CLOSED: "No phase is open now. Keep your text; try again when control opens the next phase.",
    Refusal.PHASE_FORBIDS: "This phase ({phase}) has no place for that. Look at the top of the page for what it expects of you.",
    Refusal.PHASE_MOVED: "Somebody in control was first: the exercise is at {phase} already. Look again before you go on.",
    Refusal.ROLE: "Your seat may not do that. It belongs to {who}; ask control if you think it should be yours.",
    Refusal.DUTY: "Your part in control ({role}) does not reach that far. Ask {who} to do it, or to give you another part.",
    Refusal.OWN_POST: "Nobody takes their own part in control back. Hand over the lead first; whoever leads then can do it.",
    Refusal.FIRST: "{who} in control was first: {now}. Look at it before you go on; what you wrote is kept.",
    Refusal.MOVED: "You have been moved since this page was loaded, so nothing was sent. Keep your text if you need it, and load the page again.",
    Refusal.NOT_IN_SIGHT: "There is no such {what} in your sight. Go back to your room and choose one from the page.",
    Refusal.NOT_YOURS: "Only {who} may change that. Send them a cable, or ask control.",
    Refusal.OVER: "That {what} is over, so it takes nothing more. Its result stays on the page.",
    Refusal.STALE: "The proposal has changed: version {version} stands now. Read it and decide again.",
    Refusal.IN_VOTE: "This proposal is being voted on, so its text stands. Wait for the result, or ask control to cancel the ballot.",
    Refusal.DRAFT: "This is a draft inside your delegation, so nobody else can act on it. Submit it to the table first.",
    Refusal.STRUCK: "Clause {clause} was struck from the text, so it takes no more words. Keep yours; add them as a new clause if they are still wanted.",
    Refusal.FIRST_SPONSOR: "Your delegation tabled this text, so it cannot leave it to the others. Stay, or withdraw the text.",
    Refusal.NOT_HEAD: "Only the head of your delegation, or a deputy, may do that. Ask them to do it, or to make your seat a deputy.",
    Refusal.EMPTY_PROPOSAL: "A proposal needs one choice or one clause at least. Choose an option or write a clause.",
    Refusal.INCOHERENT: "These choices do not fit together: {reason} Change one of them and table it again.",
    Refusal.VOTED_NOT: "Your delegation has no vote in this ballot. Those who have one: {who}.",
    Refusal.PAPERS_MISSING: "Only {cast} of {voters} papers are in, so you cannot close this ballot. Wait for the others, or ask control to close it.",
    Refusal.RULE: "This vote cannot be counted: {reason} Choose another forum or rule.",
    Refusal.SILENCE: "Silence lasts until its deadline, so nothing is counted before. Wait for it, or stop the ballot.",
    Refusal.LAST_MEMBER: "This is the last member for which {who} votes, so it cannot be given away. Let {who} vote for another member first.",
    Refusal.AGREEMENT_STEP: "This text cannot be {what} now: {reason}. {next}",
    Refusal.AGREEMENT_NEEDS: "This text cannot be signed yet: {forum} has not adopted {what}. Ask control to put it to the vote there.",
    Refusal.NOT_PARTY: "Your delegation is no party to this text. Its parties are {who}; speak with them, or initial a text of your own.",
    Refusal.NOT_ARTICLE: "A guarantor signs its own articles only, and {article} is none of yours. Those that you may sign: {own}.",
    Refusal.MOVE_CHANGED: "Your delegation's move has changed: version {version} stands now. Read it, and word yours anew.",
    Refusal.HIDDEN_MOVE: "That move is secret, so it is never revealed. Rule on it, and write what others may notice.",
    Refusal.UNSIGNED_MOVE: "The head of the delegation has not signed that move, so it does not count yet. Ask them to sign it.",
    Refusal.OWN_MOVE: "That is your own delegation's move, so others judge it. Your reasons stand in it already.",
    Refusal.NO_COUNTER: "In this exercise control alone weighs the reasons of a move. Tell control what speaks against it in a question.",
    Refusal.CONDITION: "Nobody could tell when that condition holds: {reason} Write it as the examples are written.",
    Refusal.OFF_LIST: "In this exercise only what the list holds is released, so that runs can be compared. Release or reword one of those, or leave it.",
    Refusal.RULED_FIRST: "Somebody in control was first ({who}): that move has a ruling. Read theirs, or undo it with a reason.",
    Refusal.METHOD: "That is not how this ruling is made: {reason}. Look at its method before you go on.",
    Refusal.WOULD_SHOW: "Those who read it would notice, because {reason}. Wait until it could have been sent, or choose another way.",
    Refusal.WORLD_MOVED: "The world has moved since you looked: other couplings hold by now. Read them again, then apply them.",
    Refusal.TAKEN: "Somebody in control was first ({who}) and has taken that. Leave it to them, or take it over.",
    Refusal.DRAFT_CHANGED: "Somebody in control was first ({who}): draft {version} stands now. Read it, and word yours anew.",
    Refusal.OWN_DRAFT: "That draft is yours, so somebody else in control looks it over. Ask them, or send it as it is.",
    Refusal.AGENDA_CHANGED: "Somebody in control was first: {minutes} minutes are planned from here on now. Look again before you cut.",
    Refusal.AGENDA_LEAST: "No phase that is left can be shorter: each keeps {least} minutes at least. Leave one out instead.",
    Refusal.ALREADY: "That is done already: {what}. There is nothing more to do.",
    Refusal.EMPTY_TEXT: "The field “{field}” is empty. Write something in it and send again.",
    Refusal.LONG_TEXT: "The field “{field}” is too long: it holds {length}, and {limit} is the most. Shorten it and send again.",
    Refusal.NO_AUDIENCE: "Nobody is chosen to receive this. Choose one delegation at least.",
    Refusal.FULL: "All places of {who} are taken ({count}). Choose another delegation, or free a place first.",
    Refusal.FEW: "Fewer than {least} have answered, so anybody could guess who wrote what. Wait for more, or close it: then nothing of it is kept.",
    Refusal.NOT_OPEN: "Nothing is collected here now. Keep your text; ask control to open it.",
    Refusal.NAMED: "“{name}” is the name of somebody who took part, and the record holds no names. Write the role instead.",
    Refusal.UNCONFIRMED: "Names of people leave the house only after somebody has typed the title of the exercise: {title}. Type it as it stands there, or leave the names out.",
    Refusal.UNKNOWN: "“{value}” is not one of the choices for {field}. Choose one from the page.",
}


LONGEST = 300


class Refused(Exception):
    """An act that the rules do not allow, with its code and a sentence for the person."""

    def __init__(self, reason: Refusal, /, **detail: object) -> None:
        """Keep the reason and the words that its sentence needs."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    @property
    def sentence(self) -> str:
        """What was refused, why, and what to do next."""
        words = {name: _short(value) for name, value in self.detail.items()}
        said = SENTENCES[self.reason].format(**words)
        first = self.detail.get("first")
        return f"{first} in control was first. {said}" if first else said

    @override
    def __str__(self) -> str:
        """Return the code and the sentence."""
        return f"{self.reason}: {self.sentence}"


def _short(value: object) -> object:
    """Return what was typed, cut where it would drown the sentence."""
    return f"{value[:LONGEST]}…" if isinstance(value, str) and len(value) > LONGEST else value

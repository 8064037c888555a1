"""The cards of a hot-wash that a viewer knows, and how they come to know them."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.names import CardId, WashId


@dataclass(frozen=True, slots=True)
class WashOpened:
    """Everybody is asked for cards."""

    wash: WashId
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WashClosed:
    """No more cards are taken."""

    wash: WashId


@dataclass(frozen=True, slots=True)
class CardGiven:
    """Somebody wrote this. Nobody knows who, not even the record."""

    card: CardId
    wash: WashId
    prompt: int
    text: str


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card lies before everyone."""

    card: CardId
    wash: WashId
    prompt: int
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class CardHidden:
    """A card is put away."""

    card: CardId


@dataclass(frozen=True, slots=True)
class CardGrouped:
    """A card lies under another heading."""

    card: CardId
    group: str


@dataclass(frozen=True, slots=True)
class Wash:
    """One collection of cards."""

    id: WashId
    prompts: tuple[str, ...]
    open: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A card: `shown` to everyone, `hidden` where it was put away, else waiting for control."""

    id: CardId
    wash: WashId
    prompt: int
    text: str
    group: str = ""
    shown: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """All collections and all cards that this viewer knows, oldest first."""

    washes: tuple[Wash, ...] = ()
    all: dict[CardId, Card] = field(default_factory=dict)

    @property
    def last(self) -> Wash | None:
        """The collection that was opened last."""
        return self.washes[-1] if self.washes else None

    @property
    def open(self) -> Wash | None:
        """The collection that takes cards now."""
        return self.last if self.last is not None and self.last.open else None

    def of(self, wash: WashId) -> tuple[Card, ...]:
        """Return the cards of a collection."""
        return tuple(one for one in self.all.values() if one.wash == wash)

    def prompt(self, card: Card) -> str:
        """Return the prompt that a card answers."""
        asked = next((one.prompts for one in self.washes if one.id == card.wash), ())
        return asked[card.prompt - 1] if 1 <= card.prompt <= len(asked) else ""


def hear_opened(part: Cards, event: WashOpened, _: datetime) -> Cards:
    """Keep another collection."""
    return replace(part, washes=(*part.washes, Wash(event.wash, event.prompts)))


def hear_closed(part: Cards, event: WashClosed, _: datetime) -> Cards:
    """Mark a collection as closed."""
    washes = tuple(replace(x, open=False) if x.id == event.wash else x for x in part.washes)
    return replace(part, washes=washes)


def hear_given(part: Cards, event: CardGiven, _: datetime) -> Cards:
    """Keep a card that waits for control."""
    card = Card(event.card, event.wash, event.prompt, event.text)
    return replace(part, all={**part.all, card.id: card})


def hear_shown(part: Cards, event: CardShown, _: datetime) -> Cards:
    """Keep a card that lies before everyone."""
    card = Card(event.card, event.wash, event.prompt, event.text, event.group, shown=True)
    return replace(part, all={**part.all, card.id: card})


def _changed(part: Cards, card: CardId, **change: object) -> Cards:
    known = part.all.get(card)
    if known is None:
        return part
    return replace(part, all={**part.all, card: replace(known, **change)})  # type: ignore[arg-type]


def hear_hidden(part: Cards, event: CardHidden, _: datetime) -> Cards:
    """Mark a card as put away."""
    return _changed(part, event.card, shown=False, hidden=True)


def hear_grouped(part: Cards, event: CardGrouped, _: datetime) -> Cards:
    """Lay a card under its heading."""
    return _changed(part, event.card, group=event.group)

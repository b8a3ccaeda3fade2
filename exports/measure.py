"""How many lines a text takes where no browser lays it out."""

from charts.measure import width

SAFE = 1.04  # how much wider than measured a text may be, in another face
TITLES = 1.28  # what the widest face that may stand for Georgia adds


def lines(text: str, size: float, room: float, face: float = SAFE) -> int:
    """How many lines a text takes in `room`, in the unit of `size`; words are cut only where one alone is too long. `face` widens what is measured."""
    count, used, space = 1, 0.0, width(" ", size) * face
    for word in text.split(" "):
        long = width(word, size) * face
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        while long > room:
            count, long = count + 1, long - room
        used += (space if used else 0.0) + long
    return count

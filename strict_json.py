"""JSON that comes from outside, read strictly: no name twice, no number that JSON does not have, nothing that cannot be printed."""

import json


class Unreadable(ValueError):
    """A text that is not taken. `reason` is one of too_large, not_text, not_json, too_deep, twice, constant, number; `values` say where or what."""

    def __init__(self, reason: str, **values: int | str):
        self.reason, self.values = reason, values
        super().__init__(f"{reason} {values}")


def parsed(content: bytes | str, largest: int):
    """What a text holds. `largest`: how many bytes or characters it may have. Raises Unreadable, and no other error whatever comes in."""
    if len(content) > largest:
        raise Unreadable("too_large", n=len(content), most=largest)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()
        return found
    except UnicodeError as error:  # bytes that are no text, or half of a pair of surrogates, which nothing can print
        raise Unreadable("not_text") from error
    except json.JSONDecodeError as error:
        raise Unreadable("not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Unreadable("too_deep") from error
    except Unreadable:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable("number") from error


def _once(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise Unreadable("twice", name=next(name for name in names if names.count(name) > 1))
    return found


def _no_constant(name: str):
    raise Unreadable("constant", name=name)

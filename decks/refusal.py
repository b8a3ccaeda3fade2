"""Why a deck that came from outside is not taken: a reason that a page can say in both languages."""

REASON_NAMES = {
    "empty": "The address holds no deck.",
    "too_long": "The deck is too long for this page: {n} characters, at most {most}. Its file holds it.",
    "not_held": "This deck is too long for an address: only the browser in which it was made holds it. Ask its author for its file.",
    "too_large": "The file is too large: {n} bytes, at most {most}.",
    "too_many": "The deck has too many slides: {n}, at most {most}.",
    "text_too_long": "A text of the deck is too long: {n} characters, at most {most}.",
    "other_version": "The deck was made by another version of the product ({version}).",
    "not_read": "The address of the deck is cut or altered: it cannot be read.",
    "not_text": "The file is not text in UTF-8.",
    "not_json": "The file is not JSON: line {line}, column {column}.",
    "too_deep": "The file is nested too deep.",
    "not_a_deck": "The file holds no deck.",
    "twice": "“{field}” is given twice.",
    "missing_field": "The deck lacks “{field}”.",
    "unknown_field": "“{field}” does not belong in a deck.",
    "wrong_value": "“{field}” holds a value that it does not take.",
    "unknown_view": "No figure is called “{view}”.",
    "unknown_filter": "The figure “{view}” has no filter “{field}”.",
    "bad_filter": "The figure “{view}” cannot be drawn with {field} = “{value}”.",
}


class Refused(ValueError):
    """A deck that is not taken. `reason` is a key of REASON_NAMES, `values` what its sentence needs."""

    def __init__(self, reason: str, values: dict | None = None):
        self.reason = reason
        self.values = {key: value[:60].encode("utf-8", "replace").decode() if isinstance(value, str) else value for key, value in (values or {}).items()}
        super().__init__(REASON_NAMES[reason].format(**self.values))

    def said(self, say) -> str:
        """The reason in the language of `say`."""
        return say(REASON_NAMES[self.reason], **{key: say.number(value) if isinstance(value, int) else value for key, value in self.values.items()})

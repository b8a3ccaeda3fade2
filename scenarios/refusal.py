"""Why a scenario that came from outside is not taken: a reason that a page can say in both languages."""

from scenarios.levers import BY_KEY, OutOfBounds

REASON_NAMES = {
    "empty": "The address holds no scenario.",
    "too_long": "The scenario is too long: {n} characters, at most {most}.",
    "too_large": "The file is too large: {n} bytes, at most {most}.",
    "other_version": "The scenario was made by another version of the model ({version}).",
    "not_read": "The scenario cannot be read at “{text}”.",
    "unknown_lever": "No lever is called “{lever}”.",
    "unknown_cluster": "No cluster is called “{cluster}”.",
    "twice": "“{lever}” is given twice.",
    "out_of_bounds": "“{lever}” does not go to {value}: it goes from {low} to {high}.",
    "not_a_step": "“{lever}” does not take {value}.",
    "too_many": "The address asks for {n} scenarios: the first {most} are shown.",
    "too_many_saved": "The file holds {n} scenarios: {most} at most can be opened.",
    "no_base": "No scenario {letter} is beside: the comparison is with phase 5.",
    "not_text": "The file is not text in UTF-8.",
    "not_json": "The file is not JSON: line {line}, column {column}.",
    "not_a_number": "The file holds “{text}”, which is no number.",
    "too_deep": "The file is nested too deep.",
    "not_an_object": "The file holds no scenario.",
    "missing_field": "The file lacks “{field}”.",
    "unknown_field": "“{field}” does not belong in the file.",
    "wrong_type": "“{field}” is not of the right kind.",
    "wrong_value": "“{field}” holds a value that it does not take.",
}


class Refused(ValueError):
    """A scenario that is not taken. `reason` is a key of REASON_NAMES, `values` what its sentence needs."""

    def __init__(self, reason: str, values: dict | None = None):
        self.reason = reason
        self.values = {key: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for key, value in (values or {}).items()}
        super().__init__(REASON_NAMES[reason].format(**self.values))

    @classmethod
    def bounds(cls, error: OutOfBounds) -> "Refused":
        """The reason behind a lever that does not take a value."""
        lever = BY_KEY.get(error.key)
        if lever is None:
            return cls("unknown_lever", {"lever": error.key})
        inside = lever.low <= error.value <= lever.high
        told = {"value": error.value, "low": lever.low, "high": lever.high}
        if lever.unit == "year":  # a year has no mark of thousands
            told = {key: f"{value:g}" for key, value in told.items()}
        return cls("not_a_step", {"lever": lever.label, "value": told["value"]}) if inside else cls("out_of_bounds", {"lever": lever.label, **told})

    def said(self, say) -> str:
        """The reason in the language of `say`, with names of levers and numbers in it."""
        spoken = {key: say(value) if key == "lever" else say.number(value) if isinstance(value, int | float) else value for key, value in self.values.items()}
        return say(REASON_NAMES[self.reason], **spoken)

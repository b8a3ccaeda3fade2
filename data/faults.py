"""What the build refuses: one fault, where it stands, the rule it breaks; and the failure that lists them."""

from dataclasses import dataclass, field

LISTED = 20  # faults told in full


@dataclass(frozen=True, order=True)
class Fault:
    """A fault of one file at one line (the header is line 1; 0 is the whole file). `follows`: it may be the shadow of another, and is told after."""

    follows: bool = field(default=False, kw_only=True)
    file: str
    line: int
    rule: str

    def __str__(self) -> str:
        return f"{self.file}, ligne {self.line} : {self.rule}" if self.line else f"{self.file} : {self.rule}"


class WarehouseError(Exception):
    """The data cannot be read or built; one sentence or more in each language."""

    def __init__(self, message_fr: str, message_en: str):
        super().__init__(message_fr)
        self.message_fr = message_fr
        self.message_en = message_en


class WarehouseMissing(WarehouseError):
    """Nothing has been built yet."""


class BuildFailed(WarehouseError):
    """The build stopped; the warehouse in use is untouched."""


class BuildRefused(BuildFailed):
    """The reference tables hold faults."""

    def __init__(self, faults: list[Fault]):
        self.faults = sorted(set(faults))
        told = [f"- {fault}" for fault in self.faults[:LISTED]]
        more = len(self.faults) - LISTED
        n = len(self.faults)
        head_fr = f"Construction refusée : {n} fautes dans les tables de référence." if n > 1 else "Construction refusée : une faute dans les tables de référence."
        head_en = f"Build refused: {n} faults in the reference tables." if n > 1 else "Build refused: one fault in the reference tables."
        super().__init__(
            "\n".join([head_fr, *told, *([f"… et {more} de plus"] if more > 0 else [])]),
            "\n".join([head_en, *told, *([f"… and {more} more"] if more > 0 else [])]),
        )

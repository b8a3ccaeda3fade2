"""The figures of the product. Importing this package declares them all."""

import importlib
import pkgutil

from views.core import Coverage, Drawn, Number, UnknownView, View, Words, draw, get, names, view

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["Coverage", "Drawn", "Number", "UnknownView", "View", "Words", "draw", "get", "names", "view"]

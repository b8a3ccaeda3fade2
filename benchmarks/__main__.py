"""`python -m benchmarks [NAME…]` runs the benchmarks and prints their ratios."""

import importlib
import pkgutil
import sys

import benchmarks

names = sys.argv[1:] or [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name.startswith("bench_")]
for name in names:
    module = importlib.import_module(f"benchmarks.{name}")
    print(f"{name}: {(module.__doc__ or '').splitlines()[0]}")
    for line in module.run():
        print(f"  {line}", flush=True)

"""
The parameter sets of all steps, and what digests an account is stored with.

A parameter set is a frozen dataclass whose name ends in `Parameters`; it is found by
its name, so that none can be forgotten.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from pkgutil import walk_packages
from typing import Any

STEPS = ("intake", "lineage", "reading", "account")
READER_UNITS = ("records", "text", "lexicon", "encoder", "reading")
"""The units that a reading depends on: rules, word lists and weights."""

MAKER_UNITS = ("memo.py", "pipeline.py", "rulings", "lineage", "account")
"""What an account depends on beside its readings."""


@cache
def parameter_values() -> dict[str, str]:
    """Return `step.module.Set.field` -> its value as JSON, sorted by name."""
    found = {}
    for record_type in _parameter_sets():
        record = record_type()
        for field in fields(record):
            name = f"{record_type.__module__}.{record_type.__qualname__}.{field.name}".removeprefix("stemma.")
            found[name] = json.dumps(getattr(record, field.name), default=repr, ensure_ascii=False)
    return dict(sorted(found.items()))


@cache
def parameters_digest() -> str:
    """Return the sha256 of all parameter sets."""
    return hashlib.sha256(json.dumps(parameter_values(), ensure_ascii=False).encode()).hexdigest()


@cache
def reader_digest() -> str:
    """
    Return the sha256 of the rules, word lists and weights that make a reading, by their files.

    A cached reading holds for these only: a changed rule and new weights read anew.
    """
    digest = hashlib.sha256()
    for unit in READER_UNITS:
        for path, content in _files(resources.files("stemma").joinpath(unit), unit):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


@cache
def maker_digest() -> str:
    """Return the sha256 of all that makes an account out of articles, by its files: what is remembered holds for it."""
    digest = hashlib.sha256(reader_digest().encode())
    for unit in MAKER_UNITS:
        for path, content in _files(resources.files("stemma").joinpath(unit), unit):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _parameter_sets() -> Iterator[type[Any]]:
    seen = set()
    for step in STEPS:
        package = import_module(f"stemma.{step}")
        for info in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(info.name)
            for name, value in sorted(vars(module).items()):
                if not (isinstance(value, type) and name.endswith("Parameters") and is_dataclass(value)):
                    continue
                if value.__module__ == info.name and value not in seen:
                    seen.add(value)
                    yield value


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if folder.is_file():
        yield path, folder.read_bytes()
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        inner = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, inner)
        else:
            yield inner, entry.read_bytes()

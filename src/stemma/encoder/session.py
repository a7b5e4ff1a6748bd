"""The weights of the package: where they lie, their digests, and their ONNX sessions, alike for all networks."""

import hashlib
import json
from collections.abc import Callable, Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from stemma.errors import WeightsError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

T = TypeVar("T")

THREADS: Final = 2


def shipped_weights() -> Traversable:
    """Return the folder of the weights that are shipped with the package."""
    return resources.files("stemma.encoder").joinpath("weights")


def require_files(folder: Traversable, *names: str) -> None:
    """Raise WeightsError where a file of the weights in *folder* is missing."""
    for name in names:
        if not folder.joinpath(name).is_file():
            raise WeightsError(f"{folder.joinpath(name)} is missing: install stemma again, from a whole package")


def digest_of(folder: Traversable, *names: str, behind: str = "") -> str:
    """Return the sha256 of the files *names* in *folder*, in their order, and of what stands *behind* them."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(folder.joinpath(name).read_bytes())
    digest.update(behind.encode())
    return digest.hexdigest()


def read_json(path: Traversable, parse: Callable[[Any], T]) -> T:
    """
    Return what *parse* makes of the card at *path*.

    Raises:
        WeightsError: it cannot be read, or is the card of another network: what *parse* looks for is not in it.
    """
    try:
        return parse(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"{path} is not the card of these weights: {error!r}") from error


def open_session(path: Traversable) -> "InferenceSession":
    """
    Return a session of the weights at *path*.

    Raises:
        WeightsError: they cannot be read.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # idle threads that spin take the cores from whatever runs beside us
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    content = path.read_bytes()
    # foreign errors come as plain Exception from the compiled side
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise WeightsError(f"{path} cannot be read: {error}") from error


def require_outputs(session: "InferenceSession", path: Traversable, names: Iterable[str]) -> None:
    """Raise WeightsError where the network at *path*, opened as *session*, does not say all that *names* name."""
    missing = set(names) - {output.name for output in session.get_outputs()}
    if missing:
        raise WeightsError(f"{path} is another network: it does not say {', '.join(sorted(missing))}")

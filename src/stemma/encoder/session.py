"""One ONNX session, opened alike for all weights of the package."""

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from stemma.errors import WeightsError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

THREADS: Final = 2


def require_files(folder: Traversable, *names: str) -> None:
    """Raise WeightsError where a file of the weights in *folder* is missing."""
    for name in names:
        if not folder.joinpath(name).is_file():
            raise WeightsError(f"{folder.joinpath(name)} is missing: install stemma again, from a whole package")


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

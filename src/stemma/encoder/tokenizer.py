"""The tokenizer that all weights of the package share: text -> word pieces with their places."""

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from stemma.encoder.session import require_files
from stemma.errors import WeightsError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENIZER: Final = "tokenizer.json"


def load_tokenizer(folder: Traversable) -> "Tokenizer":
    """
    Return the tokenizer in *folder*; it neither truncates nor pads.

    Raises:
        WeightsError: its file is missing or cannot be read.
    """
    require_files(folder, TOKENIZER)
    path = folder.joinpath(TOKENIZER)
    from tokenizers import Tokenizer

    # foreign errors come as plain Exception from the compiled side
    try:
        return Tokenizer.from_str(path.read_text("utf-8"))
    except Exception as error:
        raise WeightsError(f"{path} cannot be read: {error}") from error

"""The tokenizer that all weights of the package share: text -> word pieces with their places."""

from importlib.resources.abc import Traversable

from tokenizers import Tokenizer

from stemma.errors import WeightsError

TOKENIZER = "tokenizer.json"


def load_tokenizer(folder: Traversable) -> Tokenizer:
    """
    Return the tokenizer in *folder*; it neither truncates nor pads.

    Raises:
        WeightsError: its file is missing or cannot be read.
    """
    path = folder.joinpath(TOKENIZER)
    if not path.is_file():
        raise WeightsError(f"{path} is missing: install stemma again, from a whole package")
    # foreign errors come as plain Exception from the compiled side
    try:
        return Tokenizer.from_str(path.read_text("utf-8"))
    except Exception as error:
        raise WeightsError(f"{path} cannot be read: {error}") from error

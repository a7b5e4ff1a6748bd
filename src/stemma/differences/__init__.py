"""Two accounts of one case -> what is new, changed, withdrawn, confirmed and contradicted between them."""

from stemma.differences.find import find_differences

__all__ = ["find_differences"]

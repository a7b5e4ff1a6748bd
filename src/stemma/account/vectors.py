"""Vectors of sentences, each made once while an account is made."""

from stemma.account.wording import ActEncoder, Vectors


class Sentences:
    """Gives how alike two texts are by their vectors."""

    def __init__(self, encoder: ActEncoder) -> None:
        self._encoder = encoder
        self._made: dict[str, Vectors] = {}

    def cosine(self, a: str, b: str) -> float:
        """Return the cosine of two texts, rounded so that machines agree."""
        missing = [text for text in dict.fromkeys((a, b)) if text not in self._made]
        if missing:
            made, _ = self._encoder.acts([(text, 0, len(text)) for text in missing])
            self._made.update(zip(missing, made, strict=True))
        return round(float(self._made[a] @ self._made[b]), 4)

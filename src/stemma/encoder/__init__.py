"""
Sentences as vectors, by weights that are shipped in the package.

The only unit that knows ONNX and word pieces. The pipeline opens it once and hands it to the steps;
they see `sentences` alone.
"""

from stemma.encoder.held import HeldEncoder
from stemma.encoder.sentences import Encoder, open_encoder

__all__ = ["Encoder", "HeldEncoder", "open_encoder"]

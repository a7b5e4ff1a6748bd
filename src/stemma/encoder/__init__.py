"""
What the weights that are shipped in the package say: vectors of sentences, labels, trees and acts of texts.

The only unit that knows ONNX and word pieces. The pipeline opens each once and hands it to the steps.
"""

from stemma.encoder.act_types import ActTypes, open_act_types
from stemma.encoder.acts import Acts, open_acts
from stemma.encoder.events import Events, open_events
from stemma.encoder.held import HeldEncoder
from stemma.encoder.reader import Reader, open_reader
from stemma.encoder.sentences import Encoder, open_encoder

__all__ = [
    "ActTypes",
    "Acts",
    "Encoder",
    "Events",
    "HeldEncoder",
    "Reader",
    "open_act_types",
    "open_acts",
    "open_encoder",
    "open_events",
    "open_reader",
]

"""The heads' weights in a file: matrices in eight bits with a scale for each row."""

from __future__ import annotations

import io
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

_SCALE = ".scale"
_MOST = 127


def pack(weights: Mapping[str, npt.NDArray[np.floating]]) -> bytes:
    """The bytes of a NumPy archive of the weights, by name."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, weight in sorted(weights.items()):
        if weight.ndim == 2 and weight.size > 2_000:
            scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / _MOST
            arrays[name] = np.round(weight / scale).astype(np.int8)
            arrays[name + _SCALE] = scale.astype(np.float32)
        else:
            arrays[name] = weight.astype(np.float32)
    buffer = io.BytesIO()
    # Compressed would only be slower to load: eight-bit weights have little to squeeze.
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()


def unpack(packed: bytes) -> dict[str, npt.NDArray[np.float32]]:
    """The weights of `pack`'s bytes, each to within half a step of its row's scale."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    return {
        name: (value * arrays.get(name + _SCALE, np.float32(1))).astype(np.float32)
        for name, value in arrays.items()
        if not name.endswith(_SCALE)
    }

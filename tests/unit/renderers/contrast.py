"""Contrast of colours, and how people with a colour-vision deficiency see them."""

from __future__ import annotations

__all__ = ["contrast", "difference", "seen_by"]

_SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB."""


def _linear(colour: str) -> tuple[float, ...]:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple([s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares])


def _luminance(linear: tuple[float, ...]) -> float:
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(_linear(first)), _luminance(_linear(second))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen_by(colour: str, deficiency: str) -> tuple[float, ...]:
    """A colour in linear RGB as it is seen with a deficiency; ``none`` is with none."""
    linear = _linear(colour)
    if deficiency == "none":
        return linear
    rows = _SEEN[deficiency]
    seen = [sum(w * v for w, v in zip(row, linear, strict=True)) for row in rows]
    return tuple([min(1.0, max(0.0, v)) for v in seen])


def difference(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """CIE 1976 colour difference of two colours in linear RGB (2.3 is just noticeable)."""
    a, b = _lab(first), _lab(second)
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def _lab(linear: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = linear
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = _luminance(linear)
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = [v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)

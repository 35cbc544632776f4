"""How far apart two colors look, to every eye: CAM02-UCS, after the loss of one kind of cone.

CIECAM02 (CIE 159:2004) as for sRGB on a screen (adapting field 64 / pi / 5 cd/m2, background 20), with the uniform
space of Luo, Cui and Li (2006); full color blindness as Machado, Oliveira and Fernandes (2009) simulate it. Colors are
arrays of red, green and blue, 0-1, in their last axis.
"""

import numpy as np

SEEN_BY = {
    "all cones": np.eye(3),
    "no green cones (deutan)": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no red cones (protan)": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no blue cones (tritan)": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""The light that an eye makes of the light of red, green and blue."""

_XYZ = 100 * np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_CAT02 = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
_HPE = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0, 0, 1]])
_WHITE = np.array([95.047, 100, 108.883])
_LIGHT, _BACKGROUND, _SURROUND = 64 / np.pi / 5, 0.2, 0.69


def rgb(hexadecimal: str) -> np.ndarray:
    """Return a color such as ``#F6B26B`` as an array."""
    return np.array([int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def to_light(color: np.ndarray) -> np.ndarray:
    """Return the light that a screen gives for a color of sRGB."""
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)


def to_color(light: np.ndarray) -> np.ndarray:
    """Return the color of sRGB that gives a light."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 0) ** (1 / 2.4) - 0.055)


def distance(one: np.ndarray, other: np.ndarray, eye: str) -> np.ndarray:
    """Return how far apart two colors look to one of ``SEEN_BY``, in CAM02-UCS."""
    return np.linalg.norm(_uniform(one, SEEN_BY[eye]) - _uniform(other, SEEN_BY[eye]), axis=-1)


def _uniform(color: np.ndarray, eye: np.ndarray) -> np.ndarray:
    seen = np.clip(to_light(color) @ eye.T, 0, 1)
    k = 1 / (5 * _LIGHT + 1)
    adapts = 0.2 * k**4 * 5 * _LIGHT + 0.1 * (1 - k**4) ** 2 * (5 * _LIGHT) ** (1 / 3)
    degree = 1 - np.exp((-_LIGHT - 42) / 92) / 3.6
    base = 0.725 * (1 / _BACKGROUND) ** 0.2
    of_white = degree * 100 / (_CAT02 @ _WHITE) + 1 - degree

    def cones(xyz: np.ndarray) -> np.ndarray:
        adapted = (xyz @ _CAT02.T * of_white) @ (_HPE @ np.linalg.inv(_CAT02)).T
        power = (adapts * np.abs(adapted) / 100) ** 0.42
        return np.sign(adapted) * 400 * power / (power + 27.13) + 0.1

    def achromatic(response: np.ndarray) -> np.ndarray:
        return (response @ np.array([2, 1, 1 / 20]) - 0.305) * base

    response = cones(seen @ _XYZ.T)
    a = response @ np.array([1, -12 / 11, 1 / 11])
    b = response @ np.array([1, 1, -2]) / 9
    lightness = 100 * (achromatic(response) / achromatic(cones(_WHITE))) ** (_SURROUND * (1.48 + np.sqrt(_BACKGROUND)))
    hue = np.arctan2(b, a)
    shares = response @ np.array([1, 1, 21 / 20])
    t = 50000 / 13 * base * (np.cos(hue + 2) + 3.8) / 4 * np.hypot(a, b) / shares
    chroma = t**0.9 * np.sqrt(lightness / 100) * (1.64 - 0.29**_BACKGROUND) ** 0.73
    colorful = np.log1p(0.0228 * chroma * adapts**0.25) / 0.0228
    return np.stack(
        [1.7 * lightness / (1 + 0.007 * lightness), colorful * np.cos(hue), colorful * np.sin(hue)], axis=-1
    )

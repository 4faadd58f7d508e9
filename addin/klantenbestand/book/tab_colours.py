"""The colours of a result tab, from the owner's accent: readable whatever colour he chose (contrast 4.5:1, LOOK)."""

from klantenbestand.words import look
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.tab import Group

CONTRAST = 4.5  # WCAG 2.2, AA, for small text
_GROUP_COLOURS = {
    Group.DATA: look.AMBER,
    Group.ACTION: "#1D4ED8",
    Group.YEAR: "#6D28D9",
    Group.PRIVACY: look.MID,
    Group.MEMORY: "#9CA3AF",
}


@frozen
class Palette:
    """Colours as "#RRGGBB". `accent`: titles, headers, this year; dark enough for text on white and for white text.

    `tint`: a ground; `pale`: the ground of cells that a person fills in; `heat`: the dark end of a heat map, on which
    dark text can still be read; `second`: the light accent of a chart.
    """

    accent: str
    tint: str
    pale: str
    heat: str
    second: str

    def tab(self, group: Group) -> str:
        """The colour of a tab of this group."""
        return _GROUP_COLOURS.get(group, self.accent if group is Group.START else self.second)


def palette(accent: str = DEFAULTS.accent) -> Palette:
    """The colours that go with an accent ("#RRGGBB")."""
    readable = _towards(accent, "#000000", look.WHITE)
    tint = look.TINT if accent.upper() == DEFAULTS.accent.upper() else mix(readable, look.WHITE, 0.8)
    return Palette(
        accent=readable,
        tint=tint,
        pale=mix(tint, look.WHITE, 0.55),
        heat=_towards(readable, look.WHITE, look.DARK),
        second=mix(readable, look.WHITE, 0.5),
    )


def mix(colour: str, other: str, share: float) -> str:
    """A colour with this share of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _towards(colour: str, target: str, beside: str) -> str:
    """The colour, moved towards `target` in steps of a twentieth until it can be read beside `beside`."""
    for step in range(21):
        moved = mix(colour, target, step / 20)
        if contrast(moved, beside) >= CONTRAST:
            return moved
    return target


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""An area's own dusk and lamp, as far as they can be read on the site's paper.

The other colours stay as guardianship/static/css/tokens.css has them; contrasts are those of
WCAG 2.2 and are looked at when editors save.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.templatetags.static import static

HEX = re.compile(r"^#[0-9a-f]{6}$", re.IGNORECASE)
# Links are text, and text should reach seven (ux.md U-C5); a lit mark only has to be seen.
LEAST_FOR_TEXT = 7.0
LEAST_FOR_BUTTONS = 4.5
FONT = re.compile(r"\.\./fonts/([\w.-]+)")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class Palette:
    """Dusk by day, dusk by night, and lamp, as "#3b2a78"."""

    dusk: str
    dusk_dark: str
    lamp: str

    def __post_init__(self) -> None:
        wrong = [colour for colour in self.colours if not HEX.match(colour)]
        if wrong:
            raise ValueError(wrong[0])

    @property
    def colours(self) -> tuple[str, str, str]:
        """All three."""
        return self.dusk, self.dusk_dark, self.lamp

    @property
    def address(self) -> str:
        """ "3b2a78-c3b5ff-ffc94d", which is all that its style sheet needs."""
        return "-".join(colour[1:].lower() for colour in self.colours)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1)
def _written_tokens() -> str:
    path = settings.BASE_DIR / "guardianship" / "static" / "css" / "tokens.css"
    return path.read_text("utf-8")


@lru_cache(maxsize=1)
def tokens() -> tuple[dict[str, str], dict[str, str]]:
    """The site's own colours by name: by day, and by night."""
    day, night = _written_tokens().split("@media (prefers-color-scheme: dark)")
    by_day = dict(TOKEN.findall(day))
    return by_day, by_day | dict(TOKEN.findall(night))


def site_palette() -> Palette:
    """The palette that needs no style sheet of its own."""
    day, night = tokens()
    return Palette(day["dusk"], night["dusk"], day["lamp"])


def too_faint(palette: Palette) -> dict[str, float]:
    """The colours of a palette that cannot be read where they stand, with their contrast."""
    day, night = tokens()
    measured = {
        "dusk": min(contrast(palette.dusk, day[s]) for s in ("paper", "card")) / LEAST_FOR_TEXT,
        "dusk_dark": min(contrast(palette.dusk_dark, night[s]) for s in ("paper", "card"))
        / LEAST_FOR_TEXT,
        "lamp": contrast(palette.lamp, day["on-lamp"]) / LEAST_FOR_TEXT,
    }
    least = dict.fromkeys(measured, LEAST_FOR_TEXT)
    return {name: round(share * least[name], 1) for name, share in measured.items() if share < 1}


@lru_cache(maxsize=16)
def style_sheet(palette: Palette) -> str:
    """The site's tokens with a palette in place of its own: one file for the other."""
    fonts = FONT.sub(lambda found: static(f"fonts/{found[1]}"), _written_tokens())
    return fonts + _in_place_of_own(palette)


def style_sheet_address(palette: Palette) -> str:
    """Where that file is; another address when the tokens change, for it is kept for a year."""
    version = hashlib.sha256(style_sheet(palette).encode()).hexdigest()[:8]
    return f"/colours/{palette.address}.css?{version}"


def _in_place_of_own(palette: Palette) -> str:
    on_dusk, on_dusk_dark = (_readable_on(c) for c in (palette.dusk, palette.dusk_dark))
    return (
        f":root{{--dusk:{palette.dusk};--on-dusk:{on_dusk};--lamp:{palette.lamp}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{--dusk:{palette.dusk_dark};"
        f"--on-dusk:{on_dusk_dark}}}}}\n"
    )


def _readable_on(colour: str) -> str:
    return max(("#FFFFFF", "#14121F"), key=lambda ink: contrast(ink, colour))

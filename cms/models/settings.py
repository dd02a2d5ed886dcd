"""What the whole site is called, looks like and points to; one row for each site."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page

from cms.colours import LEAST_FOR_TEXT, Palette, site_palette, too_faint
from gis.models import AreaSet
from guardianship.lib import clock

NUMBER_HOLDS = timedelta(days=365)
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting, ClusterableModel):
    """Name, logo, colours, helplines and footer."""

    name = models.CharField(_("name"), max_length=40, blank=True)
    name_cy = models.CharField(_("name in Welsh"), max_length=40, blank=True)
    logo = models.ForeignKey(
        "cms.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    dusk = models.CharField(_("dusk"), max_length=7, blank=True)
    dusk_dark = models.CharField(_("dusk in the dark"), max_length=7, blank=True)
    lamp = models.CharField(_("lamp"), max_length=7, blank=True)
    exit_to = models.URLField(
        _("where “exit this page” leads"),
        default=NEUTRAL_SITE,
        help_text=_(
            "A dull page of another site, with https. “Leave this site now” stands on help, on "
            "places to take a break, and on places that keep their address private."
        ),
    )
    area_sets = models.ManyToManyField(
        AreaSet,
        verbose_name=_("area sets shown"),
        blank=True,
        related_name="+",
        help_text=_(
            "Readers choose among these areas by name when they look for a place, and editors when "
            "they write about one. None: no such choice for readers, all areas for editors."
        ),
    )

    panels = [
        HelpPanel(template="cms/admin/help/settings.html"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
        FieldPanel("logo"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("dusk"), FieldPanel("dusk_dark"), FieldPanel("lamp")])],
            heading=_("Colours"),
        ),
        FieldPanel("exit_to"),
        FieldPanel("area_sets"),
        InlinePanel("helplines", heading=_("Helplines"), label=_("Helpline")),
        InlinePanel("footer_links", heading=_("Footer"), label=_("Page")),
    ]

    class Meta:
        verbose_name = _("site")

    @property
    def palette(self) -> Palette:
        """The area's colours; the site's own where none was chosen."""
        own = site_palette()
        return Palette(
            self.dusk or own.dusk, self.dusk_dark or own.dusk_dark, self.lamp or own.lamp
        )

    def clean(self) -> None:
        """Colours that can be read; an exit that is safe to follow."""
        super().clean()
        problems: dict[str, Any] = {}
        if self.exit_to and not self.exit_to.startswith("https://"):
            problems["exit_to"] = _("Begin with https://")
        try:
            faint = too_faint(self.palette)
        except ValueError as wrong:
            raise ValidationError(
                {"dusk": _("“%(colour)s” is no colour. Write it as #3b2a78.") % {"colour": wrong}}
            ) from None
        for name, measured in faint.items():
            message = _("Too faint to read: contrast %(measured)s, at least %(least)s is needed.")
            problems[name] = message % {"measured": measured, "least": LEAST_FOR_TEXT}
        if problems:
            raise ValidationError(problems)


def not_to_come(day: date) -> None:
    """Nobody has checked a number tomorrow. Raises ``ValidationError``."""
    if day > clock.today():
        raise ValidationError(_("This day is still to come."))


class Helpline(Orderable):
    """Somebody to ring or text. A number that nobody checked for a year is flagged."""

    site_settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="helplines")
    name = models.CharField(_("name"), max_length=60)
    name_cy = models.CharField(_("name in Welsh"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=20)
    by_text = models.BooleanField(_("by text message"), default=False)
    what_for = models.CharField(_("what for"), max_length=160)
    what_for_cy = models.CharField(_("what for, in Welsh"), max_length=160, blank=True)
    when = models.CharField(_("when"), max_length=120, blank=True)
    when_cy = models.CharField(_("when, in Welsh"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    checked_on = models.DateField(_("number checked on"), validators=[not_to_come])

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("by_text"), FieldPanel("checked_on")]),
        FieldRowPanel([FieldPanel("what_for"), FieldPanel("what_for_cy")]),
        FieldRowPanel([FieldPanel("when"), FieldPanel("when_cy")]),
        FieldPanel("website"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("helpline")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


def is_stale(checked_on: date | None) -> bool:
    """Whether nobody has checked a number for a year, or ever."""
    return checked_on is None or checked_on < clock.today() - NUMBER_HOLDS


class FooterLink(Orderable):
    """A page that the footer leads to, in the reader's language where it is translated."""

    site_settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("footer link")

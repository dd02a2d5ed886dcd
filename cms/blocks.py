"""Blocks of pages. They point at the register and never repeat it: facts live in one place."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.block_checks import allowed_picture
from guardianship.lib import clock
from places.finder.cards import card_of
from places.models import Listing

RICH = ["bold", "link"]


class PlaceCardsBlock(blocks.ListBlock):
    """Cards of chosen listings, as they are at this moment; what is not public is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SnippetChooserBlock(Listing, label=_("Listing")), max_num=6, **kwargs)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """One question to the database, however many cards."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        keys, at = [listing.pk for listing in value if listing], clock.now()
        rows = Listing.objects.listed().filter(pk__in=keys).with_hours_at(at).with_patches()
        found = {row.pk: card_of(row, at) for row in rows.with_opening_since(at)}
        return context | {"cards": [found[key] for key in keys if key in found]}

    class Meta:
        icon = "home"
        template = "cms/blocks/place_cards.html"
        description = _("Cards of up to six listings. Hours and words come from the register.")
        preview_value: list[None] = []


class FindNearMeBlock(blocks.StaticBlock):
    """The box that asks for a place or postcode."""

    class Meta:
        icon = "search"
        template = "cms/blocks/find_near_me.html"
        description = _("The box in which readers type a town or postcode.")
        admin_text = _("Readers type a town or postcode here.")
        preview_value = None


class NoticeBlock(blocks.StructBlock):
    """Something that readers should know now, until a day."""

    text = blocks.RichTextBlock(features=RICH, label=_("Text"), max_length=400)
    until = blocks.DateBlock(required=False, label=_("Last day"), help_text=_("Empty: always."))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Whether the last day has not passed."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"is_on": not value["until"] or value["until"] >= clock.today()}

    class Meta:
        icon = "warning"
        template = "cms/blocks/notice.html"
        description = _("A notice that goes by itself after its last day.")
        preview_value = {"text": "<p>No club on Monday: it is a holiday.</p>", "until": None}


class StepsBlock(blocks.StructBlock):
    """What to do, one thing after another."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    steps = blocks.ListBlock(
        blocks.RichTextBlock(features=RICH, max_length=300, label=_("Step")), min_num=2, max_num=8
    )

    class Meta:
        icon = "list-ol"
        template = "cms/blocks/steps.html"
        description = _("Two to eight numbered steps.")
        preview_value = {"heading": "Your first time", "steps": ["<p>Ring.</p>", "<p>Say hi.</p>"]}


class QuoteBlock(blocks.StructBlock):
    """What somebody said, without a name."""

    quote = blocks.TextBlock(max_length=300, label=_("Words"))
    who = blocks.CharBlock(
        max_length=60, label=_("Who"), help_text=_("Never a name: “a 14-year-old from Eastmoor”.")
    )

    class Meta:
        icon = "openquote"
        template = "cms/blocks/quote.html"
        description = _("What somebody said. Never with a name.")
        preview_value = {"quote": "Nobody asked why I came.", "who": "a 14-year-old"}


class ContactCardBlock(blocks.StructBlock):
    """How to reach an organisation, from the register."""

    organisation = SnippetChooserBlock("places.Organisation", label=_("Organisation"))

    class Meta:
        icon = "mail"
        template = "cms/blocks/contact_card.html"
        description = _("How to reach an organisation. Its numbers come from the register.")
        preview_value: dict[str, None] = {"organisation": None}


class PictureBlock(blocks.StructBlock):
    """A picture; one with people in it needs their consent, and goes when that ends."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(required=False, max_length=150, label=_("What it shows"))
    decorative = blocks.BooleanBlock(required=False, label=_("Only decoration"))

    def clean(self, value: Any) -> Any:
        """Words or decoration; consent where people are seen."""
        return allowed_picture(super().clean(value))

    class Meta:
        icon = "image"
        template = "cms/blocks/picture.html"
        description = _("A picture with words for those who do not see it.")
        preview_value: dict[str, Any] = {"image": None, "alt": "", "decorative": True}


class BodyBlock(blocks.StreamBlock):
    """What pages are made of."""

    text = blocks.RichTextBlock(
        features=["h2", "h3", "bold", "ol", "ul", "link"],
        label=_("Text"),
        description=_("Paragraphs, headings and lists."),
        preview_value="<h2>Come as you are</h2><p>Nobody will ask why you came.</p>",
    )
    notice = NoticeBlock(label=_("Notice"))
    steps = StepsBlock(label=_("Steps"))
    quote = QuoteBlock(label=_("Quote"))
    place_cards = PlaceCardsBlock(label=_("Place cards"))
    contact_card = ContactCardBlock(label=_("Contact card"))
    find_near_me = FindNearMeBlock(label=_("Find near me"))
    picture = PictureBlock(label=_("Picture"))


class NoticesBlock(blocks.StreamBlock):
    """Notices only."""

    notice = NoticeBlock(label=_("Notice"))

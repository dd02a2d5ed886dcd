"""One context: its page, beginning it, opening and closing it, and who holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gis.models import Area
from guardianship.safeguarding.casework.pages import CaseworkPage, Conflict, FormPage, go_on
from guardianship.safeguarding.contexts import writing
from guardianship.safeguarding.contexts.enums import ContextState
from guardianship.safeguarding.contexts.forms.contexts import (
    ClosingForm,
    ContextForm,
    HolderForm,
    PartnerForm,
)
from guardianship.safeguarding.contexts.models import Context
from guardianship.safeguarding.contexts.picture import picture_of
from guardianship.safeguarding.contexts.readiness import holders_here, missing_to_open
from guardianship.safeguarding.contexts.roles import ENTER, WRITE
from guardianship.safeguarding.contexts.scope import Setting, context_for, homes_of, organisations
from guardianship.safeguarding.contexts.views.forms import OfContextPage, page_of
from guardianship.safeguarding.rights.asking import AsksPurpose
from guardianship.safeguarding.wall.doors import opened


class ContextPage(AsksPurpose, CaseworkPage):
    """Everything that is known of a context; outside one's own areas it says so in the log."""

    permission = ENTER
    template_name = "safeguarding/context.html"

    def get(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """One page; somebody who looks from elsewhere changes nothing."""
        context, is_beyond = context_for(uid), self.must_say_why()
        picture = picture_of(context, self.person, is_beyond=is_beyond)
        words = {"context": context, "picture": picture, "is_beyond": is_beyond}
        return self.show({**words, "may_change": not is_beyond})

    def must_say_why(self) -> bool:
        """Asked of those who may look further, for whatever is not in their own areas."""
        if not self.may_look_beyond():
            return False
        with opened(self.person):
            return not Context.objects.filter(uid=self.kwargs["uid"]).exists()

    def areas_looked_at(self) -> Iterable[Area]:
        """The area of the context."""
        with opened(self.person, purpose=self.purpose()):
            return [context_for(self.kwargs["uid"]).home]


class BeginPage(FormPage):
    """A new context."""

    permission = WRITE
    template_name = "safeguarding/about.html"

    def build_form(self, data: Any, initial: dict[str, Any]) -> ContextForm:
        """Of the only area, where there is one."""
        homes = homes_of(self.person)
        if len(homes) == 1:
            initial = {"home": homes[0].pk, **initial}
        return ContextForm(data, initial=initial, setting=Setting(self.person))

    def save(self, form: ContextForm) -> str:
        """To its page."""
        return page_of(writing.write_context(form, self.person))


class AboutPage(OfContextPage):
    """What a context is, changed."""

    template_name = "safeguarding/about.html"

    def build_form(self, data: Any, initial: dict[str, Any]) -> ContextForm:
        """On the context as it is."""
        setting = Setting(self.person, self.context.home, self.context)
        instance = context_for(self.context.uid)
        return ContextForm(data, initial=initial, instance=instance, setting=setting)

    def save(self, form: ContextForm) -> str:
        """To its page."""
        return page_of(writing.write_context(form, self.person))


class OpenPage(CaseworkPage):
    """The work begins, or begins again."""

    permission = WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """Only when nothing is missing; an open one stays open."""
        context = context_for(uid)
        if context.is_open:
            return go_on(page_of(context))
        try:
            if missing_to_open(context):
                raise writing.NotReady
            writing.open_context(context, self.person)
        except writing.NotReady:
            messages.error(request, _("It cannot be opened yet. The page says what is missing."))
        else:
            messages.success(request, _("It is open. The team works on it."))
        return go_on(page_of(context))


class ClosePage(OfContextPage):
    """The work ends."""

    template_name = "safeguarding/close.html"

    def is_writable(self) -> bool:
        """Only an open one is closed."""
        return self.context.state == ContextState.OPEN

    def build_form(self, data: Any, initial: dict[str, Any]) -> ClosingForm:
        """Whether somebody said how it was done decides what is asked."""
        known = any(outcome.says_how for outcome in self.context.outcomes.current())
        return ClosingForm(data, initial=initial, is_how_known=known)

    def words(self) -> dict[str, Any]:
        """What and how, side by side."""
        return {**super().words(), "outcomes": self.context.outcomes.current()}

    def save(self, form: ClosingForm) -> str:
        """To its page."""
        if self.context.nextsteps.current().filter(is_done=False).exists():
            raise Conflict(_("A next step is not done yet. Finish it, or take it back, first."))
        writing.close_context(self.context, form, self.person)
        return page_of(self.context)


class TeamPage(CaseworkPage):
    """Who holds the context, and which organisations have a part."""

    permission = WRITE
    template_name = "safeguarding/team.html"

    def get(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """Both lists, with a form each."""
        return self._page(context_for(uid))

    def post(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """One of four buttons."""
        context = context_for(uid)
        acts = {
            "add-holder": self._add_holder,
            "remove-holder": self._remove_holder,
            "add-partner": self._add_partner,
            "remove-partner": self._remove_partner,
        }
        act = acts.get(request.POST.get("do", ""))
        try:
            done = act is not None and act(context)
        except writing.NotReady:
            messages.error(request, _("An open context has two holders. Add another one first."))
            return self._page(context, status=409)
        if not done:
            messages.error(request, _("Choose one from the list."))
            return self._page(context, status=422)
        messages.success(request, _("Saved."))
        return go_on(request.path)

    def _page(self, context: Any, *, status: int = 200) -> HttpResponse:
        words = {
            "context": context,
            "holders": holders_here(context),
            "partners": context.partners.select_related("organisation"),
            "holder_form": HolderForm(context=context),
            "partner_form": PartnerForm(context=context),
        }
        return self.show(words, status=status)

    def _add_holder(self, context: Any) -> bool:
        form = HolderForm(self.request.POST, context=context)
        if form.is_valid():
            writing.add_holder(context, form.cleaned_data["colleague"])
        return form.is_valid()

    def _remove_holder(self, context: Any) -> bool:
        who = self.request.POST.get("who", "")
        if who.isdecimal():
            writing.remove_holder(context, int(who))
        return who.isdecimal()

    def _add_partner(self, context: Any) -> bool:
        form = PartnerForm(self.request.POST, context=context)
        if form.is_valid():
            writing.add_partner(context, form.cleaned_data["organisation"])
        return form.is_valid()

    def _remove_partner(self, context: Any) -> bool:
        which = self.request.POST.get("which", "")
        found = organisations().filter(pk=which).first() if which.isdecimal() else None
        if found:
            writing.remove_partner(context, found)
        return found is not None

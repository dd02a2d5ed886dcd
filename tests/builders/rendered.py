"""What a test may know of a page's templates: the context of the page, not of its every piece."""

from django.template import Context, Template
from django.test.signals import template_rendered


def remember_pages_alone() -> None:
    """Let Django's test client copy the contexts of whole templates only.

    It copies the context of each piece that a page includes, too: up to 1,900 on a form of the
    editors' site, a sixth of the time that a request takes. ``response.context`` finds the same.
    """
    Template._render = _render


def _render(template: Template, context: Context) -> str:
    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    rendered: str = template.nodelist.render(context)
    return rendered

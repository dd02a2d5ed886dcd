"""What the tables of the register that have no drafts share in the editors' site."""

from wagtail.snippets.views.snippets import SnippetViewSet

from places.viewsets.choosers import RegisterChooser
from places.viewsets.removing import RemoveUnlessNeeded
from places.viewsets.saving import AddOnPurpose, EditOnPurpose


class RegisterViewSet(SnippetViewSet):
    """Looked for in the table itself, stored on purpose, removed only where nothing needs it."""

    search_backend_name = None
    chooser_viewset_class = RegisterChooser
    chooser_per_page = 20
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose
    delete_view_class = RemoveUnlessNeeded

"""What the maps of the editors' site say; the names stand in ``guardianship/static/admin/map``."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    # Searching and asking
    "searching": _("Looking it up …"),
    "found_one": _("Found: {label} ({kind})."),
    "found_many": _("{n} places of this name. Choose one."),
    "nothing": _("Nothing was found."),
    "failed": _("The server did not answer. What you have done here is kept; try again."),
    "signed_out": _("You are no longer signed in. Sign in in another tab, then try again."),
    # Ways
    "north": _("north"),
    "south": _("south"),
    "east": _("east"),
    "west": _("west"),
    # A pin
    "no_pin": _("There is no pin yet. Search, press the map, or put one in its middle."),
    "pin_put": _("The pin is at {at}."),
    "pin_moved": _("Moved {n} m {way}."),
    "pin_from": _("It is now {n} m from where it was."),
    "pin_back": _("The pin is back where it was."),
    "pin_unread": _("The map does not understand what stands in the field."),
    # A patch
    "patch_empty": _("Nothing is drawn yet. Press the map, or add a corner in its middle."),
    "corner_added": _("Corner {n} added."),
    "corner_needs_two": _("Two more corners make a shape."),
    "corner_needs_one": _("One more corner makes a shape."),
    "corner_gone": _("Corner {n} removed."),
    "corner_moved": _("Corner {n} moved {metres} m {way}."),
    "corner_put": _("Corner {n} is at {at}."),
    "corner_name": _("Corner {n}: {at}"),
    "too_many_corners": _(
        "This part has {n} corners, because it was made from areas. Remove it to draw it anew."
    ),
    "part_name": _("Part {n}: {corners} corners"),
    "part_open": _("Part {n}: being drawn, {corners} corners"),
    "part_change": _("Change part {n}"),
    "part_remove": _("Remove part {n}"),
    "part_gone": _("Part {n} removed."),
    "part_new": _("A new part. Press the map, or add a corner in its middle."),
    "part_chosen": _("You are changing part {n}."),
    "undone": _("Undone."),
    "nothing_to_undo": _("There is nothing left to undo."),
    "patch_unread": _("The map cannot show what stands in the field."),
    "areas_none": _("No area set is loaded."),
    "areas_more": _("{n} more; type a part of the name."),
    "areas_found": _("{n} areas."),
    "areas_chosen": _("{n} chosen: {names}."),
    "areas_choose_first": _("Tick an area first."),
    "areas_joined": _("The chosen areas are joined to the shape."),
    # A box
    "box_none": _("No box is set: the map shows everything in the register."),
    "box_set": _("The box is about {across} km wide and {upward} km high."),
    "box_partly": _("Give all four sides, or use what the map shows now."),
    "box_order": _("West has to be less than east, and south less than north."),
    "box_cleared": _("The box is taken away. The map shows everything in the register."),
}

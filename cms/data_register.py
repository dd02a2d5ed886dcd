"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

SITE = Kept("while the page or setting stands")

DECLARED = (
    declare(
        "cms.SiteSettings",
        DataClass.PUBLIC,
        "To give the site its name and looks.",
        SITE,
        "id site name name_cy logo dusk dusk_dark lamp exit_to area_sets",
    ),
    declare(
        "cms.Helpline",
        DataClass.PUBLIC,
        "To say whom to ring.",
        SITE,
        "id sort_order site_settings name name_cy number by_text what_for what_for_cy "
        "when when_cy website checked_on",
    ),
    declare(
        "cms.FooterLink",
        DataClass.PUBLIC,
        "To link pages at the foot.",
        SITE,
        "id sort_order site_settings page",
    ),
    declare(
        "cms.AreaPage",
        DataClass.PUBLIC,
        "To write about a part of town.",
        SITE,
        "page_ptr area introduction body",
    ),
    declare(
        "cms.SiteImage",
        DataClass.PUBLIC,
        "To show pictures, with the consent of those who can be seen.",
        SITE,
        "id collection title description width height created_at focal_point_x "
        "focal_point_y focal_point_width focal_point_height file_size file_hash file "
        "shows_people tags",
        consent_from=Says(DataClass.ORGANISATION, "To know who said yes.", kept=SITE),
        consent_on=Says(DataClass.ORGANISATION, "To know when they said yes.", kept=SITE),
        consent_until=Says(DataClass.ORGANISATION, "To take it off in time.", kept=SITE),
        uploaded_by_user=Says(DataClass.ORGANISATION, "To know whom to ask.", kept=SITE),
    ),
    declare(
        "cms.SiteRendition",
        DataClass.PUBLIC,
        "To show pictures in the size that is needed.",
        SITE,
        "id filter_spec file width height focal_point_key image",
    ),
    declare(
        "cms.MapPage",
        DataClass.PUBLIC,
        "To show a map of a town.",
        SITE,
        "page_ptr introduction notices kinds filters_offered free step_free friend "
        "helps access age default_moment chosen_weekday chosen_time extent_west "
        "extent_south extent_east extent_north",
    ),
    declare(
        "cms.HomePage",
        DataClass.PUBLIC,
        "To begin.",
        SITE,
        "page_ptr line body",
    ),
    declare(
        "cms.StandardPage",
        DataClass.PUBLIC,
        "To write pages.",
        SITE,
        "page_ptr introduction body",
    ),
    declare(
        "cms.IndexPage",
        DataClass.PUBLIC,
        "To list pages.",
        SITE,
        "page_ptr introduction",
    ),
)

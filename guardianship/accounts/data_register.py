"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

ACCOUNT = Kept("while the account is there")
MEMBER = Kept("while the organisation is here, and 12 months after it leaves")

DECLARED = (
    declare(
        "accounts.AccountEvent",
        DataClass.SECURITY,
        "To see what happened with accounts when something is wrong.",
        Kept("365 days", by="places.freshness.jobs.tidy_accounts"),
        "id at kind person by about account network",
    ),
    declare(
        "accounts.Invitation",
        DataClass.ORGANISATION,
        "To let in people who were invited, and nobody else.",
        MEMBER,
        "id role purpose reference about language invited_by created_at expires_at "
        "accepted_at accepted_by revoked_at",
        email=Says(
            DataClass.SECURITY,
            "To send the invitation to.",
            kept=Kept(
                "365 days when nobody accepted it; else while the account is there",
                by="places.freshness.jobs.tidy_accounts",
            ),
        ),
    ),
    declare(
        "accounts.User",
        DataClass.ORGANISATION,
        "To know who works here and what they may do.",
        ACCOUNT,
        "id email full_name is_staff is_active groups user_permissions",
        password=Says(
            DataClass.SECURITY, "To let the right person in; kept as a hash.", kept=ACCOUNT
        ),
        last_login=Says(DataClass.SECURITY, "To see accounts that nobody uses.", kept=ACCOUNT),
        is_superuser=Says(DataClass.SECURITY, "To know who may do everything.", kept=ACCOUNT),
    ),
    declare(
        "accounts.SignedIn",
        DataClass.SECURITY,
        "To show people where they are signed in, and to end it.",
        Kept("until it is ended, or over by itself", by="places.freshness.jobs.tidy_accounts"),
        "id person browser system began_at seen_at",
    ),
)

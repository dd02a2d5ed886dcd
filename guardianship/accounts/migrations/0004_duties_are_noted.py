"""Two more things that can happen with an account: it gets a duty for an area, and one ends."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Choices alone; the table stays as it is."""

    dependencies = [("accounts", "0003_account_events")]

    operations = [
        migrations.AlterField(
            model_name="accountevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("signed_in", "signed in"),
                    ("wrong_password", "a wrong password was typed"),
                    ("wrong_code", "a wrong code was typed"),
                    ("locked_out", "locked out after too many wrong tries"),
                    ("factor_added", "a second factor was set up"),
                    ("factor_removed", "a second factor was removed"),
                    ("codes_made", "new recovery codes were made"),
                    ("password_changed", "the password was changed"),
                    ("password_reset", "the password was chosen anew"),
                    ("email_asked", "another e-mail address was asked for"),
                    ("email_changed", "the e-mail address was changed"),
                    ("sessions_ended", "other browsers were signed out"),
                    ("invited", "an invitation was sent"),
                    ("taken_back", "an invitation was taken back"),
                    ("accepted", "an invitation was accepted"),
                    ("role_given", "a role was given"),
                    ("role_taken", "a role was taken away"),
                    ("joined", "joined an organisation"),
                    ("other_role", "got another role in an organisation"),
                    ("left", "no longer belongs to an organisation"),
                    ("duty_given", "got a duty for an area"),
                    ("duty_ended", "a duty for an area ended"),
                    ("made_almighty", "was allowed to do everything"),
                    ("not_almighty", "is no longer allowed to do everything"),
                    ("shut", "the account was shut"),
                    ("opened", "the account was opened again"),
                    ("removed", "the account was removed"),
                    ("let_in_again", "password and factor were taken away, to begin anew"),
                    ("exported", "a list was taken away as a file"),
                    ("events_read", "the list of these events was read"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]

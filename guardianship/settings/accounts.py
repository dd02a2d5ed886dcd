"""Signing in: by e-mail, by invitation only, with a second factor for everyone."""

from datetime import timedelta

ACCOUNTS_APPS = ["allauth", "allauth.account", "allauth.mfa", "axes"]
ACCOUNTS_MIDDLEWARE = [
    "guardianship.methods.OnlyMethodsInUse",
    "guardianship.accounts.middleware.acting.NotesWhoActs",
    "allauth.account.middleware.AccountMiddleware",
    "guardianship.accounts.middleware.limits.TimeLimits",
    "guardianship.accounts.middleware.second_factor.SecondFactorRequired",
    "guardianship.accounts.middleware.sensitive.AskAgainForSensitiveActs",
    "guardianship.accounts.middleware.not_let_in.SaysWhoIsNotLetIn",
    "axes.middleware.AxesMiddleware",
]

AUTH_USER_MODEL = "accounts.User"
# Axes stands first, so that it can shut the door before a password is looked at.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "guardianship.accounts.backends.EmailBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {"NAME": "guardianship.accounts.passwords.LocalWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
# A link to choose a new password works for an hour, and once.
PASSWORD_RESET_TIMEOUT = 60 * 60

# How long a browser may stay signed in: without doing anything, and at all.
SIGNED_IN_IDLE = timedelta(minutes=30)
SIGNED_IN_AT_MOST = timedelta(hours=12)
INVITATION_WORKS_FOR = timedelta(days=7)
# For how long is kept what happened with accounts; PostgreSQL keeps 90 days in any case.
ACCOUNT_EVENTS_KEPT_DAYS = 365
SESSION_COOKIE_AGE = int(SIGNED_IN_AT_MOST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Messages need no cookie of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Reverse proxies of ours between the visitor and this server.
TRUSTED_PROXIES = 0

# allauth: pages and steps of signing in

ACCOUNT_ADAPTER = "guardianship.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The invitation went to the address, and only who read it has an account.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# For how long a proof of who one is serves for sensitive acts, in seconds.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_FORMS = {
    "login": "guardianship.accounts.forms.signing_in.LoginForm",
    "reset_password": "guardianship.accounts.forms.signing_in.ResetPasswordForm",
    "reset_password_from_key": "guardianship.accounts.forms.signing_in.ResetPasswordKeyForm",
    "change_password": "guardianship.accounts.forms.signing_in.ChangePasswordForm",
    "reauthenticate": "guardianship.accounts.forms.signing_in.ReauthenticateForm",
}
MFA_ADAPTER = "guardianship.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for password and factor at once, so it must check who holds it.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Clocks of telephones are wrong by less than one period of 30 seconds.
MFA_TOTP_TOLERANCE = 1
MFA_TRUST_ENABLED = False
MFA_FORMS = {
    "authenticate": "guardianship.accounts.forms.factor.AuthenticateForm",
    "reauthenticate": "guardianship.accounts.forms.factor.ReauthenticateForm",
    "activate_totp": "guardianship.accounts.forms.factor.ActivateTOTPForm",
    "add_webauthn": "guardianship.accounts.forms.factor.AddPasskeyForm",
    "edit_webauthn": "guardianship.accounts.forms.factor.EditPasskeyForm",
}

# axes: who guesses is locked out, by account and network; neither is kept as it is.

AXES_HANDLER = "guardianship.accounts.lockout.LockoutHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "guardianship.accounts.lockout.account_name"
AXES_CLIENT_IP_CALLABLE = "guardianship.accounts.networks.network_name"
AXES_CLIENT_STR_CALLABLE = "guardianship.accounts.lockout.said_in_the_log"
AXES_LOCKOUT_CALLABLE = "guardianship.accounts.lockout.locked_out"

# Wagtail: its own ways in lead to ours, and nobody sets another's password.

WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

"""Every error the studio knows, as a code with fields; words are made by the faces.

    StudioError
    |- InputError       what was given cannot be used          fault: user
    |- MediaError       a clip or a media tool failed          fault: user or machine
    |- StoreError       the data folder cannot be used         fault: machine
    |- ProviderError    a provider of video said no            fault: provider
    |  |- AuthError         the key is wrong or lacks a right   fault: user
    |  |- BalanceError      the account has no money left       fault: user
    |  |- RejectedError     the request cannot be done so       fault: user
    |  |- ModeratedError    the content was refused             fault: user
    |  |- RateLimitedError  too much at once, wait              fault: provider
    |  |- UnavailableError  not reached or out of order, wait   fault: provider or machine
    |  |- UnsureError       a paid request's answer was lost    fault: provider
    |  `- ProtocolError     the answer makes no sense           fault: provider
    `- BudgetError      the money set aside is used up         fault: user

Anything else that is raised is a bug of the studio.
"""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Whose fault an error is, which decides who is asked to act."""

    USER = "user"
    PROVIDER = "provider"
    MACHINE = "machine"


class Code(StrEnum):
    """One code an error; resources/texts/errors.toml holds the words of each."""

    # input
    FILE_MISSING = "file_missing"
    FILE_EMPTY = "file_empty"
    FOLDER_WITHOUT_MEDIA = "folder_without_media"
    NOT_A_FILE = "not_a_file"
    NO_PERMISSION = "no_permission"
    OUTPUT_EXISTS = "output_exists"
    OUTPUT_IS_SOURCE = "output_is_source"
    OUTPUT_FOLDER_MISSING = "output_folder_missing"
    OUTPUT_FORMAT_UNKNOWN = "output_format_unknown"
    BAD_VALUE = "bad_value"
    BAD_SETTINGS_FILE = "bad_settings_file"
    SETTINGS_FILE_NEWER = "settings_file_newer"
    BAD_PROJECT = "bad_project"
    PROJECT_NEWER = "project_newer"
    UNKNOWN_EFFECT = "unknown_effect"
    BAD_CURVE = "bad_curve"
    UNKNOWN_JOB = "unknown_job"
    UNKNOWN_CLIP = "unknown_clip"
    UNKNOWN_REMARK = "unknown_remark"
    JOB_STATE = "job_state"
    JOB_TAKEN = "job_taken"
    JOBS_CIRCLE = "jobs_circle"
    ALREADY_QUEUED = "already_queued"
    OVER_BUDGET = "over_budget"
    BUDGET_REACHED = "budget_reached"
    PRICE_UNKNOWN = "price_unknown"
    OPTIONS_CLASH = "options_clash"
    BAD_SCRIPT = "bad_script"
    UNKNOWN_EPISODE = "unknown_episode"
    TOO_MANY_SHOTS = "too_many_shots"
    EPISODE_STAGE = "episode_stage"
    VOICE_CONSENT = "voice_consent"
    NO_LIP_SYNC = "no_lip_sync"
    NO_SOUND = "no_sound"
    SHEET_UNUSABLE = "sheet_unusable"
    SHEET_ROW = "sheet_row"
    # media
    UNREADABLE = "unreadable"
    TRUNCATED_HEADER = "truncated_header"
    FORMAT_REFUSED = "format_refused"
    NO_VIDEO = "no_video"
    NO_FRAMES = "no_frames"
    STILL_PICTURE = "still_picture"
    TOO_FEW_FRAMES = "too_few_frames"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_TOO_SMALL = "picture_too_small"
    TOO_LONG = "too_long"
    SOURCE_CHANGED = "source_changed"
    CHANGED_SINCE = "changed_since"
    RESULT_WRONG = "result_wrong"
    CERTIFICATE_UNUSABLE = "certificate_unusable"
    MARK_FAILED = "mark_failed"
    MODEL_UNUSABLE = "model_unusable"
    MODEL_RUNTIME_MISSING = "model_runtime_missing"
    # providers
    PROVIDER_AUTH = "provider_auth"
    PROVIDER_PERMISSION = "provider_permission"
    PROVIDER_BALANCE = "provider_balance"
    PROVIDER_REJECTED = "provider_rejected"
    PROVIDER_TOO_LARGE = "provider_too_large"
    PROVIDER_NOT_FOUND = "provider_not_found"
    PROVIDER_CONFLICT = "provider_conflict"
    PROVIDER_UNABLE = "provider_unable"
    PROVIDER_MODERATED = "provider_moderated"
    PROVIDER_RATE = "provider_rate"
    PROVIDER_CONCURRENCY = "provider_concurrency"
    PROVIDER_IN_FLIGHT = "provider_in_flight"
    PROVIDER_DOWN = "provider_down"
    PROVIDER_UNREACHABLE = "provider_unreachable"
    PROVIDER_CERTIFICATE = "provider_certificate"
    PROVIDER_UNSURE = "provider_unsure"
    PROVIDER_PROTOCOL = "provider_protocol"
    PROVIDER_FAILED = "provider_failed"
    PROVIDER_REDIRECT = "provider_redirect"
    ANSWER_TOO_LARGE = "answer_too_large"
    INSECURE_ADDRESS = "insecure_address"
    FOREIGN_ADDRESS = "foreign_address"
    UNKNOWN_PROVIDER = "unknown_provider"
    BAD_KEY = "bad_key"
    BAD_PROFILE = "bad_profile"
    LINK_EXPIRED = "link_expired"
    DOWNLOAD_CUT = "download_cut"
    DOWNLOAD_DAMAGED = "download_damaged"
    WEBHOOK_REFUSED = "webhook_refused"
    # connections
    UNKNOWN_CONNECTION = "unknown_connection"
    CONNECTION_EXISTS = "connection_exists"
    CONNECTION_CHANGED = "connection_changed"
    KEY_MISSING = "key_missing"
    PAID_DEMO = "paid_demo"
    NO_ROUTE = "no_route"
    CONNECTION_RESTS = "connection_rests"
    FALLBACK_ASKS = "fallback_asks"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_FAILED = "keyring_failed"
    PORT_TAKEN = "port_taken"
    NOTICE_PORT = "notice_port"
    # machine
    FFMPEG_MISSING = "ffmpeg_missing"
    FFMPEG_FAILED = "ffmpeg_failed"
    FFMPEG_LACKS = "ffmpeg_lacks"
    ENGINE_FAILED = "engine_failed"
    ENGINE_TIMEOUT = "engine_timeout"
    DISK_FULL = "disk_full"
    DATA_FOLDER = "data_folder"
    DATA_FOLDER_GONE = "data_folder_gone"
    DATA_FOLDER_NEWER = "data_folder_newer"
    STORE_BUSY = "store_busy"
    STORE_DAMAGED = "store_damaged"
    SENT_UNKNOWN = "sent_unknown"
    INTERNAL = "internal"


class StudioError(Exception):
    """An expected failure: a code, the values its text needs, whose fault it is, whether trying again can help.

    `retry_s` is None for "never by itself", 0 for "later, when the fault is gone", above 0 for seconds to wait.
    """

    fault: Fault = Fault.MACHINE

    def __init__(
        self, code: Code, *, fault: Fault | None = None, retry_s: float | None = None, **fields: object
    ) -> None:
        """Keep the values as text: they are for words, logs and the database, never for decisions."""
        self.code = code
        self.fields = {name: str(value) for name, value in fields.items()}
        self.retry_s = retry_s
        if fault is not None:
            self.fault = fault
        super().__init__(code.value, self.fields)

    def __str__(self) -> str:
        """For logs: the code and its values."""
        return " ".join([self.code.value, *(f"{name}={value}" for name, value in self.fields.items())])


class InputError(StudioError):
    """What was given cannot be used as it is."""

    fault = Fault.USER


class MediaError(StudioError):
    """A clip or a media tool failed."""


class StoreError(StudioError):
    """The data folder cannot be used."""


class ProviderError(StudioError):
    """A provider of video said no."""

    fault = Fault.PROVIDER


class AuthError(ProviderError):
    """The key is wrong, or lacks a right; nothing more is sent until a person acts."""

    fault = Fault.USER


class BalanceError(ProviderError):
    """The account with the provider has no money left."""

    fault = Fault.USER


class RejectedError(ProviderError):
    """The provider understood the request and will not do it so; nothing was charged."""

    fault = Fault.USER


class ModeratedError(ProviderError):
    """The provider refused the content."""

    fault = Fault.USER


class RateLimitedError(ProviderError):
    """Too much at once; `retry_s` says when again."""


class UnavailableError(ProviderError):
    """The provider could not be reached or is out of order; what was asked was surely not begun."""


class UnsureError(ProviderError):
    """A paid request went out and its answer was lost: it may have been billed. Never sent again by itself."""


class ProtocolError(ProviderError):
    """The provider's answer cannot be what it should be."""


class BudgetError(StudioError):
    """The money set aside is used up."""

    fault = Fault.USER

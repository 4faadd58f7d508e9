"""What stops a step. Only the two doors catch these; each carries a code of the catalogue and an exit code."""


class KlantenbestandError(Exception):
    """A step could not run. `code` names the Dutch sentence in the catalogue, `details` fill it in."""

    exit_code = 2

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class UsageError(KlantenbestandError):
    """The command line was wrong: an unknown option, a date that is none."""


class WorkbookError(KlantenbestandError):
    """The workbook cannot be read or may not be written: missing, damaged, encrypted, signed, of another kind."""


class SafetyError(KlantenbestandError):
    """Going on could harm the owner's file: it changed meanwhile, is open elsewhere, the disk is full."""


class NotRestoredError(SafetyError):
    """Writing failed, and so did taking it back: part of what was to be changed is."""


class TemplateError(KlantenbestandError):
    """A mailing template is not valid or uses a field that does not exist."""


class InstallError(KlantenbestandError):
    """The add-in cannot be built, installed or removed here."""

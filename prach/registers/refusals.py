"""Why a whole workbook, or a step of its import, is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal


class UnreadableFile(Refusal):
    """The file as a whole cannot be read; nothing of it is kept."""

    code = "file-unreadable"
    message = _("This file cannot be read. Save it as an Excel workbook (.xlsx) and upload it again.")
    field = "file"


class NotAWorkbook(UnreadableFile):
    """Something else than an .xlsx workbook."""

    code = "not-a-workbook"
    message = _(
        "This is not an Excel workbook (.xlsx). Open it in a spreadsheet program and save it as .xlsx."
    )


class PasswordProtected(UnreadableFile):
    """An encrypted workbook."""

    code = "password-protected"
    message = _("This workbook is protected by a password. Remove the password and upload it again.")


class FileTooLarge(UnreadableFile):
    """More than we can hold."""

    code = "file-too-large"
    message = _("This file is too large. Divide it into several workbooks.")


class EmptyWorkbook(UnreadableFile):
    """Headings without a row, or nothing at all."""

    code = "empty-workbook"
    message = _("There are no rows in this workbook. Fill in at least one row below the headings.")


class HeadingsMissing(UnreadableFile):
    """Columns that are needed are not there."""

    code = "headings-missing"
    message = _("These columns are missing: %(columns)s. Use the headings of the template.")


class HeadingsNotFound(UnreadableFile):
    """No row looks like headings."""

    code = "headings-not-found"
    message = _(
        "No headings of this register were found. Use the headings of the template in the first rows."
    )


class HeadingTwice(UnreadableFile):
    """Two columns say they are the same."""

    code = "heading-twice"
    message = _("Two columns are both read as %(column)s: %(headings)s. Remove or rename one.")


class SeveralSheets(UnreadableFile):
    """Rows on more than one sheet: which of them are meant is not ours to guess."""

    code = "several-sheets"
    message = _(
        "Rows of this register stand on several sheets: %(sheets)s. Put them on one sheet, or hide the others."
    )


class BeingRead(Refusal):
    """Somebody else's process reads it now."""

    code = "being-read"
    message = _("This workbook is being read. Wait a moment.")


class NotPreviewed(Refusal):
    """Only what has been shown is written."""

    code = "not-previewed"
    message = _("This workbook has not been read to its end. Read it first.")


class RowsRefused(Refusal):
    """All or nothing."""

    code = "rows-refused"
    message = _(
        "%(count)s rows are refused, so nothing was written. Correct them and upload the workbook again."
    )


class ChangedMeanwhile(Refusal):
    """Between preview and import somebody else wrote what this would write."""

    code = "changed-meanwhile"
    message = _(
        "Records of this import were changed after it was read. Nothing was written; read the workbook again."
    )


class AlreadyEnded(Refusal):
    """Thrown away or written; the file is gone."""

    code = "already-ended"
    message = _("This import has ended. Upload the workbook again.")


class NotYours(Refusal):
    """An import belongs to whoever uploaded it."""

    code = "not-yours"
    message = _("This import was uploaded by somebody else. Upload the workbook yourself.")

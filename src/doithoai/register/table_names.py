"""What a person calls the tables and columns of a register: for sentences about the file itself (`check`).

The parts of sessions, petitions and so on have their labels in `domain`; the rest is named here.
"""

from collections.abc import Mapping

from doithoai.domain.errors import N_, AppError
from doithoai.domain.office import Office
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.domain.shape import Declared, columns_of

TABLES: Mapping[str, str] = {
    "_sqlite_migrations": N_("changes of the structure"),
    "setting": N_("settings"),
    "office": N_("offices"),
    "office_period": N_("names of offices"),
    "receiver": N_("receivers of reports"),
    "leader": N_("leaders who sign"),
    "term": N_("terms"),
    "number_rule": N_("ways of numbering"),
    "number_series": N_("series of numbers"),
    "catalogue_entry": N_("office lists"),
    "deadline_rule": N_("time limits"),
    "holiday": N_("holidays"),
    "session": N_("sessions"),
    "attendee": N_("rosters"),
    "petition": N_("petitions"),
    "blob": N_("contents of files"),
    "attachment": N_("attached files"),
    "extension": N_("extensions of due dates"),
    "preparation": N_("material to prepare"),
    "document": N_("documents"),
    "dispatch": N_("packages sent"),
    "step": N_("steps of the history"),
    "change": N_("changes of the history"),
    "recorder": N_("what writes the history"),
    "own_key": N_("keys of the office"),
    "trusted_key": N_("known keys"),
    "receipt": N_("receipts"),
    "merged_package": N_("merged packages"),
    "merged_session": N_("merged sessions"),
    "shared_petition": N_("petitions shared by sessions"),
    "merge_decision": N_("decisions of merging"),
    "outside": N_("seals of what the history does not hold"),
}

_DECLARED: Mapping[str, type[Declared]] = {
    "session": Session,
    "attendee": Attendee,
    "petition": Petition,
    "document": DocumentRecord,
    "office_period": Office,
    "office": Office,
}

# Columns that no declared thing has; the same word means the same in every table.
_OTHERS: Mapping[str, str] = {
    "uid": N_("Identity"),
    "name": N_("Name"),
    "position": N_("Position"),
    "place": N_("Place in the list"),
    "side": N_("Held by"),
    "kind": N_("Kind"),
    "code": N_("Code of the unit"),
    "own": N_("Own office"),
    "office_id": N_("Office"),
    "office_name": N_("Name of the office"),
    "session_id": N_("Session"),
    "session_uid": N_("Session"),
    "petition_id": N_("Petition"),
    "petition_uid": N_("Petition"),
    "package_id": N_("Package"),
    "source_id": N_("Where it came from"),
    "replaces_id": N_("Replaces"),
    "key": N_("Key"),
    "value": N_("Value"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "starts_on": N_("First day"),
    "ends_on": N_("Last day"),
    "first": N_("First day"),
    "last": N_("Last day or number"),
    "day": N_("Day"),
    "at": N_("When"),
    "deleted_at": N_("In the bin since"),
    "issued_at": N_("Issued"),
    "merged_at": N_("Merged"),
    "confirmed_on": N_("Confirmed on"),
    "confirmed_by": N_("Confirmed by"),
    "periods": N_("Periods"),
    "period": N_("Period"),
    "source": N_("Source"),
    "authority": N_("Authority to sign"),
    "on_behalf_of": N_("On behalf of"),
    "scheme": N_("How numbers run"),
    "scope": N_("What numbers run through"),
    "body_symbol": N_("Symbol of the body"),
    "archive_unit": N_("Unit that archives"),
    "series": N_("Series of numbers"),
    "catalogue": N_("Which list"),
    "days": N_("Days"),
    "day_type": N_("Kind of days"),
    "direction": N_("Direction of counting"),
    "counted_from": N_("Counted from"),
    "name_key": N_("Name as it is looked up"),
    "matter": N_("Same matter"),
    "extensions": N_("Extensions of due dates"),
    "was": N_("Due before"),
    "due": N_("Due"),
    "reason": N_("Reason"),
    "material": N_("Material"),
    "body": N_("Body"),
    "done": N_("Done"),
    "format": N_("Format"),
    "content": N_("Contents"),
    "pdf": N_("Frozen pages"),
    "addressee": N_("Addressee"),
    "sha256": N_("SHA-256"),
    "digest": N_("Digest of the contents"),
    "manifest": N_("Digest of the package"),
    "signing": N_("Signing key"),
    "sealing": N_("Sealing key"),
    "signature": N_("Signature"),
    "signed_by": N_("Signed by"),
    "way": N_("How it came"),
    "step": N_("Head of the history"),
    "whole": N_("Whole"),
    "file": N_("File"),
    "who": N_("Who"),
    "said": N_("What was said of it"),
}


def table_name(table: str) -> AppError:
    """What a person calls a table; its own name where it has no other. Rendered with the sentence it stands in."""
    return AppError(TABLES.get(table, "{table}"), table=table)


def column_name(table: str, column: str) -> AppError:
    """What a person calls a column, as `table_name`."""
    declared = columns_of(_DECLARED[table]) if table in _DECLARED else ()
    labels = next((part.labels for part in declared if part.name == column and part.labels), None)
    if labels is None:
        return AppError(_OTHERS.get(column, "{column}"), column=column)
    if len(labels) == 1:
        return AppError(labels[0])
    return AppError("{group}: {part}", group=AppError(labels[0]), part=AppError(labels[-1]))

-- A trigger for each row does not see a TRUNCATE: the audit log is refused one, as the ledger is.
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

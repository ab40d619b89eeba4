-- An older pair of callback URLs ends by a person's word, or by its week once a newer pair has been called (RELIABILITY D9).
ALTER TABLE "callback_token" ADD COLUMN "retired_at" TIMESTAMPTZ(3);
-- When the hash chain of the account's ledger was last recomputed (RELIABILITY T11).
ALTER TABLE "gateway_account" ADD COLUMN "ledger_checked_at" TIMESTAMPTZ(3);
-- Emptying is no less a change than a delete.
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

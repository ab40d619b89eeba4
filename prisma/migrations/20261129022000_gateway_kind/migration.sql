-- An account says which kind its gateway is of, and keeps in one column what only that kind has.
ALTER TABLE gateway_account ADD COLUMN kind text NOT NULL DEFAULT 'spec-1.84', ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
UPDATE gateway_account SET settings = jsonb_build_object('method', method, 'unicodePage', unicode_page);
-- The breaker is the sender's own memory; nothing ever wrote these two.
ALTER TABLE gateway_account DROP COLUMN method, DROP COLUMN unicode_page, DROP COLUMN failures_in_a_row, DROP COLUMN breaker_until;

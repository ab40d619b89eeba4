-- When a campaign comes again after its first run: its launch makes the recurring campaign, under the same id. Null: it comes once.
ALTER TABLE campaign ADD COLUMN repeat JSONB;

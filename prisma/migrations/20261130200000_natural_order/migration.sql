-- Names are sorted as people sort them: 1, 2, 10, 100, and capital letters beside small ones. The columns themselves carry the order, so that every
-- list, menu and cursor has it. The tables are small, so the indexes are made again in a moment.
CREATE COLLATION natural_order (provider = icu, locale = 'und-u-kn-true');

ALTER TABLE list ALTER COLUMN name TYPE TEXT COLLATE natural_order;
ALTER TABLE template ALTER COLUMN name TYPE TEXT COLLATE natural_order;
ALTER TABLE customer ALTER COLUMN name TYPE TEXT COLLATE natural_order, ALTER COLUMN username TYPE TEXT COLLATE natural_order;
ALTER TABLE gateway_account ALTER COLUMN label TYPE TEXT COLLATE natural_order;
ALTER TABLE inbox_label ALTER COLUMN name TYPE TEXT COLLATE natural_order;
ALTER TABLE canned_reply ALTER COLUMN title TYPE TEXT COLLATE natural_order;

-- Campaigns by a word of their name, whatever number of replies and tests stands beside them.
CREATE INDEX campaign_planned ON campaign (workspace_id, created_at) WHERE kind = 'campaign' AND archived_at IS NULL;

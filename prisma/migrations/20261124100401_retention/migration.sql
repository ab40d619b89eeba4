-- Set once the numbers and texts of an ended campaign are gone.
ALTER TABLE campaign ADD COLUMN erased_at TIMESTAMPTZ(3);
CREATE INDEX campaign_to_erase ON campaign (workspace_id, updated_at) WHERE erased_at IS NULL AND status IN ('finished', 'canceled');

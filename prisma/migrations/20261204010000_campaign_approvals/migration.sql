-- What became of asking another person for a yes before a campaign is launched, and when somebody is called for again or the asking ends.
ALTER TABLE campaign ADD COLUMN approval JSONB;
ALTER TABLE campaign ADD COLUMN approval_due_at TIMESTAMPTZ(3);
CREATE INDEX campaign_approval_due ON campaign (approval_due_at) WHERE approval_due_at IS NOT NULL;

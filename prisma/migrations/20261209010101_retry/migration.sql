-- Who could not be reached may be tried again: the rule that a campaign was written with; a campaign for each time, with the one whose people it
-- tries again and which time it is (one for each, so that its unique key of phones refuses a second text); and whether more may come.
ALTER TABLE campaign ADD COLUMN retry JSONB;
ALTER TABLE campaign ADD COLUMN retry_of UUID;
ALTER TABLE campaign ADD COLUMN retry_number SMALLINT;
ALTER TABLE campaign ADD COLUMN retry_open BOOLEAN;
CREATE UNIQUE INDEX campaign_retry_of_key ON campaign (retry_of, retry_number);

-- Each second a worker looks for those that go on: few do, and what was chosen never changes after the launch.
CREATE INDEX campaign_with_retry_idx ON campaign (id) WHERE retry IS NOT NULL;
CREATE INDEX campaign_with_fallback_idx ON campaign (id) WHERE fallback IS NOT NULL;

-- How far a campaign's retries are, counted when it was looked at last.
CREATE TABLE campaign_retry (
    campaign_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    -- Who could not be reached and will be tried again, and when the last of them.
    waiting INTEGER NOT NULL DEFAULT 0,
    waiting_until TIMESTAMPTZ(3),
    -- Of whom the network has yet to say what became.
    untold INTEGER NOT NULL DEFAULT 0,
    next_look_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT campaign_retry_pkey PRIMARY KEY (campaign_id)
);
CREATE INDEX campaign_retry_workspace_id_idx ON campaign_retry (workspace_id);

GRANT SELECT ON campaign_retry TO canang_app;
ALTER TABLE campaign_retry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON campaign_retry TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

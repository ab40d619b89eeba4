-- Whom WhatsApp does not reach gets an SMS instead: the rule that a campaign was written with, the campaign of those SMS with the one that it stands in
-- for (one for each, so that its unique key of phones refuses a second SMS), and whether more may come.
ALTER TABLE campaign ADD COLUMN fallback JSONB;
ALTER TABLE campaign ADD COLUMN fallback_of UUID;
ALTER TABLE campaign ADD COLUMN fallback_open BOOLEAN;
CREATE UNIQUE INDEX campaign_fallback_of_key ON campaign (fallback_of);

-- How far a campaign's way back is: who went by SMS and why, who was reached by which, counted when it was looked at last.
CREATE TABLE campaign_fallback (
    campaign_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    sms_campaign_id UUID,
    -- What it costs if everybody goes by SMS: what another person's yes is measured by.
    most_credits BIGINT NOT NULL DEFAULT 0,
    undeliverable INTEGER NOT NULL DEFAULT 0,
    capped INTEGER NOT NULL DEFAULT 0,
    late INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    waiting_until TIMESTAMPTZ(3),
    reached JSONB,
    counted_at TIMESTAMPTZ(3),
    -- Of the tallies when it was counted.
    seen TEXT NOT NULL DEFAULT '',
    next_look_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT campaign_fallback_pkey PRIMARY KEY (campaign_id)
);
CREATE INDEX campaign_fallback_workspace_id_idx ON campaign_fallback (workspace_id);

-- Why a message went by SMS: "undeliverable", "capped" or "late".
CREATE TABLE fallback_message (
    campaign_id UUID NOT NULL,
    message_id BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    why TEXT NOT NULL,

    CONSTRAINT fallback_message_pkey PRIMARY KEY (campaign_id, message_id)
);

GRANT SELECT ON campaign_fallback, fallback_message TO canang_app;
ALTER TABLE campaign_fallback ENABLE ROW LEVEL SECURITY;
ALTER TABLE fallback_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON campaign_fallback TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON fallback_message TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- What WhatsApp last said of an account's number, and when it is asked next.
CREATE TABLE whatsapp_number (
    gateway_account_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    due_at TIMESTAMPTZ(3) NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity',
    told_at TIMESTAMPTZ(3),
    problem TEXT,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    quality TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    -- In WhatsApp's words; to how many people it comes, and the most that it ever came to.
    tier TEXT NOT NULL DEFAULT '',
    people_limit INTEGER,
    highest_limit INTEGER,
    -- Why WhatsApp lets nothing go out, in its words; empty: nothing is said to stand in the way.
    blocked TEXT NOT NULL DEFAULT '',

    CONSTRAINT whatsapp_number_pkey PRIMARY KEY (gateway_account_id)
);
CREATE INDEX whatsapp_number_workspace_id_idx ON whatsapp_number (workspace_id);

-- How far a campaign may go for now, where WhatsApp limits with how many people a business may begin within 24 hours.
CREATE TABLE campaign_budget (
    campaign_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    gateway_account_id UUID NOT NULL,
    -- The last message that may be claimed, and how many behind it wait, until when at least.
    last_id BIGINT NOT NULL,
    waiting INTEGER NOT NULL,
    look_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT campaign_budget_pkey PRIMARY KEY (campaign_id)
);
CREATE INDEX campaign_budget_workspace_id_idx ON campaign_budget (workspace_id);

GRANT SELECT ON whatsapp_number, campaign_budget TO canang_app;
ALTER TABLE whatsapp_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign_budget ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON whatsapp_number TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON campaign_budget TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

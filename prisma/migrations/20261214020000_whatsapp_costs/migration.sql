-- What WhatsApp messages cost: the rates that a workspace imported, and what Meta says of each message when it tells that it was delivered.

-- The price of one delivered message to a market from a day on; the market is a country's two letters, or * for all that are not named.
CREATE TABLE whatsapp_rate (
    workspace_id UUID NOT NULL,
    valid_from DATE NOT NULL,
    market TEXT NOT NULL,
    category TEXT NOT NULL,
    currency TEXT NOT NULL,
    price DECIMAL(14,6) NOT NULL,
    changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT whatsapp_rate_pkey PRIMARY KEY (workspace_id, valid_from, market, category),
    CONSTRAINT whatsapp_rate_price CHECK (price >= 0)
);

-- One for each message that Meta told a price class of, whichever and however many of its statuses say it.
CREATE TABLE whatsapp_charge (
    gateway_account_id UUID NOT NULL,
    gateway_message_id TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    category TEXT NOT NULL,
    free BOOLEAN NOT NULL,
    told_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT whatsapp_charge_pkey PRIMARY KEY (gateway_account_id, gateway_message_id)
);
CREATE INDEX whatsapp_charge_workspace_id_idx ON whatsapp_charge (workspace_id);
CREATE INDEX whatsapp_charge_told_at_idx ON whatsapp_charge (told_at);

-- Those that are not in the tally yet; written with them, deleted with the tally's change.
CREATE TABLE whatsapp_charge_due (
    gateway_account_id UUID NOT NULL,
    gateway_message_id TEXT NOT NULL,
    workspace_id UUID NOT NULL,

    CONSTRAINT whatsapp_charge_due_pkey PRIMARY KEY (gateway_account_id, gateway_message_id)
);
CREATE INDEX whatsapp_charge_due_workspace_id_idx ON whatsapp_charge_due (workspace_id);

CREATE TABLE whatsapp_charge_tally (
    workspace_id UUID NOT NULL,
    day DATE NOT NULL,
    -- All zeros: no campaign.
    campaign_id UUID NOT NULL,
    prefix TEXT NOT NULL,
    category TEXT NOT NULL,
    free BOOLEAN NOT NULL,
    messages INTEGER NOT NULL,

    CONSTRAINT whatsapp_charge_tally_pkey PRIMARY KEY (workspace_id, day, campaign_id, prefix, category, free)
);
CREATE INDEX whatsapp_charge_tally_campaign_id_idx ON whatsapp_charge_tally (campaign_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON whatsapp_rate TO canang_app;
GRANT SELECT ON whatsapp_charge, whatsapp_charge_due, whatsapp_charge_tally TO canang_app;
ALTER TABLE whatsapp_rate ENABLE ROW LEVEL SECURITY;
ALTER TABLE whatsapp_charge ENABLE ROW LEVEL SECURITY;
ALTER TABLE whatsapp_charge_due ENABLE ROW LEVEL SECURITY;
ALTER TABLE whatsapp_charge_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON whatsapp_rate TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON whatsapp_charge TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON whatsapp_charge_due TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON whatsapp_charge_tally TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Who somebody is at WhatsApp: an id for this business, and the phone where it was told. Where it was not, the id stands in the place
-- of the phone in their conversation, texts and stops, until it is.
CREATE TABLE whatsapp_person (
    workspace_id UUID NOT NULL,
    user_id TEXT NOT NULL,
    -- Digits; null: hidden.
    phone TEXT,
    -- Of their profile, as they wrote it.
    name TEXT NOT NULL DEFAULT '',
    seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT whatsapp_person_pkey PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX whatsapp_person_phone ON whatsapp_person (workspace_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX whatsapp_person_hidden ON whatsapp_person (workspace_id) WHERE phone IS NULL;

GRANT SELECT ON whatsapp_person TO canang_app;
ALTER TABLE whatsapp_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON whatsapp_person TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- The message templates that an account has at WhatsApp, one a name and language, as they were when last asked for.
CREATE TABLE whatsapp_template (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    gateway_account_id UUID NOT NULL,
    gateway_template_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    previous_category TEXT,
    quality TEXT NOT NULL,
    named BOOLEAN NOT NULL,
    components JSONB NOT NULL,
    components_hash TEXT NOT NULL,
    rejected_reason TEXT,
    changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT whatsapp_template_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX whatsapp_template_gateway_account_id_name_language_key ON whatsapp_template (gateway_account_id, name, language);
CREATE INDEX whatsapp_template_workspace_id_name_idx ON whatsapp_template (workspace_id, name);

-- When an account's templates were asked for, what came of it, and when they are asked for next.
CREATE TABLE whatsapp_template_sync (
    gateway_account_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    due_at TIMESTAMPTZ(3) NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity',
    synced_at TIMESTAMPTZ(3),
    problem TEXT,

    CONSTRAINT whatsapp_template_sync_pkey PRIMARY KEY (gateway_account_id)
);
CREATE INDEX whatsapp_template_sync_workspace_id_idx ON whatsapp_template_sync (workspace_id);

GRANT SELECT ON whatsapp_template, whatsapp_template_sync TO canang_app;
ALTER TABLE whatsapp_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE whatsapp_template_sync ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON whatsapp_template TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON whatsapp_template_sync TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

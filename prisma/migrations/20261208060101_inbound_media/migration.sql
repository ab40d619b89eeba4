-- A file that somebody sent: fetched by the worker, kept as long as the text that it came with.
CREATE TABLE inbound_media (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    inbound_message_id BIGINT NOT NULL,
    gateway_account_id UUID NOT NULL,
    gateway_media_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL DEFAULT '',
    -- waiting, stored, or lost with the reason.
    status TEXT NOT NULL DEFAULT 'waiting',
    reason TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    -- By its content, never as it was declared.
    content_type TEXT,
    size INTEGER,
    content BYTEA,

    CONSTRAINT inbound_media_pkey PRIMARY KEY (id)
);
ALTER TABLE inbound_media ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX inbound_media_inbound_message_id_key ON inbound_media (inbound_message_id);
CREATE INDEX inbound_media_due_at_idx ON inbound_media (due_at) WHERE status = 'waiting';

GRANT SELECT ON inbound_media TO canang_app;
ALTER TABLE inbound_media ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON inbound_media TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

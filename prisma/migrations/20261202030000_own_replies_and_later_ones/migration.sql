-- A saved reply of one agent, which nobody else sees; without an owner it is everybody's.
ALTER TABLE canned_reply ADD COLUMN owner_id UUID;
DROP INDEX canned_reply_workspace_id_title_key;
CREATE UNIQUE INDEX canned_reply_shared_title ON canned_reply (workspace_id, title) WHERE owner_id IS NULL;
CREATE UNIQUE INDEX canned_reply_own_title ON canned_reply (workspace_id, owner_id, title) WHERE owner_id IS NOT NULL;

-- A reply that is sent at a time. It becomes a message when that has come, in one transaction; until then the hot path knows nothing of it.
CREATE TABLE scheduled_reply (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    text TEXT NOT NULL,
    send_at TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    reason TEXT,
    campaign_id UUID,
    made_by_id UUID,
    made_by_name TEXT NOT NULL DEFAULT '',
    request_key UUID NOT NULL,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT scheduled_reply_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX scheduled_reply_workspace_id_request_key_key ON scheduled_reply (workspace_id, request_key);
CREATE INDEX scheduled_reply_conversation_id_idx ON scheduled_reply (conversation_id);
CREATE INDEX scheduled_reply_due ON scheduled_reply (send_at) WHERE status = 'waiting';

GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_reply TO canang_app;
ALTER TABLE scheduled_reply ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON scheduled_reply TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

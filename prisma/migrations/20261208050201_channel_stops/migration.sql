-- Who is sent no campaign by one channel, while the others go on. A suppression is a stop of all of them.
CREATE TABLE channel_stop (
    workspace_id UUID NOT NULL,
    phone TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_by_id TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT channel_stop_pkey PRIMARY KEY (workspace_id, phone, channel)
);
CREATE INDEX channel_stop_workspace_id_created_at_phone_idx ON channel_stop (workspace_id, created_at DESC, phone);

GRANT SELECT, INSERT, DELETE ON channel_stop TO canang_app;
ALTER TABLE channel_stop ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON channel_stop TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Many transfers that were confirmed, and are approved or taken back, together; each line is its own transfer.
CREATE TABLE transfer_batch (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    request_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    lines INTEGER NOT NULL,
    credits BIGINT NOT NULL,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT transfer_batch_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX transfer_batch_workspace_id_request_key_key ON transfer_batch (workspace_id, request_key);

GRANT SELECT, INSERT ON transfer_batch TO canang_app;
ALTER TABLE transfer_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON transfer_batch TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

ALTER TABLE transfer ADD COLUMN batch_id UUID;
CREATE INDEX transfer_batch_id_idx ON transfer (batch_id);

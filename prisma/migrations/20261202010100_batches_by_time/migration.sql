-- Batches are listed by time, the newest first.
CREATE INDEX transfer_batch_workspace_id_created_at_idx ON transfer_batch (workspace_id, created_at);

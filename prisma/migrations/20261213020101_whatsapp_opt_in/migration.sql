-- Who agreed to marketing by WhatsApp: when, how, to which words, who wrote it down, and where the proof is.
CREATE TABLE whatsapp_opt_in (
    workspace_id UUID NOT NULL,
    phone TEXT NOT NULL,
    opted_at TIMESTAMPTZ(3) NOT NULL,
    how TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL,
    created_by_id TEXT,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    -- A stop, or a person here, took it back; the row stays as the proof of what was before.
    withdrawn_at TIMESTAMPTZ(3),

    CONSTRAINT whatsapp_opt_in_pkey PRIMARY KEY (workspace_id, phone)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON whatsapp_opt_in TO canang_app;
ALTER TABLE whatsapp_opt_in ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON whatsapp_opt_in TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Whichever way somebody stops, what they agreed to before is over: lifting the stop later brings no marketing back. What the delivery
-- reports alone began is no stop of theirs.
CREATE FUNCTION whatsapp_opt_in_stopped() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE whatsapp_opt_in o SET withdrawn_at = n.created_at FROM new_rows n
  WHERE o.workspace_id = n.workspace_id AND o.phone = n.phone AND o.withdrawn_at IS NULL
    AND n.source <> 'health' AND n.created_at >= o.opted_at;
  RETURN NULL;
END $$;
CREATE TRIGGER suppression_ends_opt_in AFTER INSERT ON suppression REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION whatsapp_opt_in_stopped();
CREATE TRIGGER channel_stop_ends_opt_in AFTER INSERT ON channel_stop REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION whatsapp_opt_in_stopped();
CREATE TRIGGER channel_stop_again_ends_opt_in AFTER UPDATE ON channel_stop REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION whatsapp_opt_in_stopped();

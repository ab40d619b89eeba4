-- A filter of a list under a name: one's own, or everybody's. It goes with the person who made it unless it is shared.
CREATE TABLE saved_view (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    member_id UUID,
    place TEXT NOT NULL,
    name TEXT COLLATE natural_order NOT NULL,
    filter JSONB NOT NULL,
    shared BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT saved_view_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_view_workspace_id_place_idx ON saved_view (workspace_id, place);

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO canang_app;
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON saved_view TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

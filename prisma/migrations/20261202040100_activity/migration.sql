-- When each number was texted last and what came of it, so that a segment of a million people needs not look through every campaign. It is folded in
-- beside the sending: campaigns that changed since are listed in activity_due, and whoever asks looks at their messages themselves.
CREATE TABLE phone_activity (
    workspace_id UUID NOT NULL,
    phone TEXT NOT NULL,
    last_texted TIMESTAMPTZ(3),
    last_delivered TIMESTAMPTZ(3),
    -- Failed for a reason that lasts: the number is not in service.
    last_lasting TIMESTAMPTZ(3),

    CONSTRAINT phone_activity_pkey PRIMARY KEY (workspace_id, phone)
);
ALTER TABLE phone_activity SET (fillfactor = 80);

-- Campaigns with messages that changed since they were folded in. `changes` counts on with each, so that a change under a fold is not forgotten.
CREATE TABLE activity_due (
    campaign_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    changes BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT activity_due_pkey PRIMARY KEY (campaign_id)
);
CREATE INDEX activity_due_workspace_id_idx ON activity_due (workspace_id);

GRANT SELECT ON phone_activity, activity_due TO canang_app;
ALTER TABLE phone_activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON phone_activity TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON activity_due TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

INSERT INTO activity_due (campaign_id, workspace_id) SELECT id, workspace_id FROM campaign WHERE status NOT IN ('draft', 'scheduled');

-- Campaigns whose messages somebody must look at: those that are due, and those of changes that no worker has taken yet.
CREATE FUNCTION activity_open(workspace uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT campaign_id), '{}') FROM (
    SELECT campaign_id FROM activity_due WHERE workspace_id = workspace
    UNION ALL
    SELECT campaign_id FROM report_change WHERE workspace_id = workspace AND campaign_id IS NOT NULL
  ) AS open
$$;

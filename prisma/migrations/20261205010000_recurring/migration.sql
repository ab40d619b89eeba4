-- A campaign that comes again: by the calendar, on a date that people have, or when somebody joins a list. Each run is a campaign of its own.
CREATE TABLE recurring_campaign (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    content JSONB NOT NULL,
    recurrence JSONB NOT NULL,
    clock TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    window_hours INTEGER NOT NULL,
    next_occurrence TEXT,
    next_at TIMESTAMPTZ(3),
    skip_next BOOLEAN NOT NULL DEFAULT false,
    try_at TIMESTAMPTZ(3),
    problem TEXT,
    since TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    created_by_id TEXT,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT recurring_campaign_pkey PRIMARY KEY (id),
    CONSTRAINT recurring_campaign_status CHECK (status IN ('active', 'paused', 'ended')),
    CONSTRAINT recurring_campaign_next CHECK ((next_at IS NULL) = (status = 'ended'))
);
CREATE INDEX recurring_campaign_workspace_id_created_at_idx ON recurring_campaign (workspace_id, created_at);

-- What became of each time that came: launched as a campaign, or skipped for a reason. There is one row for each, whatever happens.
CREATE TABLE recurring_run (
    recurring_id UUID NOT NULL,
    occurrence TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    due_at TIMESTAMPTZ(3) NOT NULL,
    outcome TEXT NOT NULL,
    problem TEXT,
    campaign_id UUID,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT recurring_run_pkey PRIMARY KEY (recurring_id, occurrence),
    CONSTRAINT recurring_run_outcome CHECK (outcome IN ('launched', 'late', 'paused', 'asked', 'nobody', 'refused')),
    CONSTRAINT recurring_run_campaign CHECK ((campaign_id IS NOT NULL) = (outcome = 'launched'))
);
CREATE INDEX recurring_run_workspace_id_due_at_idx ON recurring_run (workspace_id, due_at);

-- Who got which occurrence: a person gets each once, whatever is started again.
CREATE TABLE recurring_person (
    recurring_id UUID NOT NULL,
    occurrence TEXT NOT NULL,
    phone TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    campaign_id UUID NOT NULL,

    CONSTRAINT recurring_person_pkey PRIMARY KEY (recurring_id, occurrence, phone)
);
CREATE INDEX recurring_person_campaign_id_idx ON recurring_person (campaign_id);

-- What a run asks besides its audience: whose date it is, who has joined. Null: no run.
ALTER TABLE campaign ADD COLUMN occasion JSONB;

GRANT SELECT, INSERT, UPDATE ON recurring_campaign TO canang_app;
GRANT SELECT ON recurring_run, recurring_person TO canang_app;
ALTER TABLE recurring_campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE recurring_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE recurring_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON recurring_campaign TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON recurring_run TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
CREATE POLICY own_workspace ON recurring_person TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

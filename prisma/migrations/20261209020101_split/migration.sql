-- A campaign may try two or three texts on a share of its people: the further texts, and by what and when the better one is found.
ALTER TABLE campaign ADD COLUMN split JSONB;

-- Its test, written with its recipients: the groups are ranges of ids of its messages, and all behind the last of them wait for the text that is chosen.
CREATE TABLE campaign_split (
    campaign_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    -- "testing", "waiting" for a person, "writing" the chosen text to those who waited, "decided".
    state TEXT NOT NULL DEFAULT 'testing',
    -- The last message of each group, in order.
    group_ends BIGINT[] NOT NULL,
    held INTEGER NOT NULL,
    -- When it is decided; null while somebody of the test has yet to be texted.
    decides_at TIMESTAMPTZ(3),
    chosen SMALLINT,
    chosen_by TEXT,
    chosen_by_name TEXT,
    chosen_at TIMESTAMPTZ(3),
    -- Up to which message the chosen text is written.
    written_to BIGINT NOT NULL DEFAULT 0,
    -- Of each group, counted when it was looked at last.
    figures JSONB NOT NULL DEFAULT '[]',
    -- The same as they were when it was chosen.
    chosen_on JSONB,
    counted_at TIMESTAMPTZ(3),
    next_look_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT campaign_split_pkey PRIMARY KEY (campaign_id)
);
CREATE INDEX campaign_split_workspace_id_idx ON campaign_split (workspace_id);

GRANT SELECT ON campaign_split TO canang_app;
ALTER TABLE campaign_split ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON campaign_split TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

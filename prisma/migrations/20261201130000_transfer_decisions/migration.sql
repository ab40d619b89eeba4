-- A decision of a person that a later reading of the balance contradicts, and what was said of it then.
ALTER TABLE transfer ADD COLUMN contradicted_at TIMESTAMPTZ(3);
ALTER TABLE transfer ADD COLUMN contradicted_journal UUID;
ALTER TABLE transfer ADD COLUMN corrected_at TIMESTAMPTZ(3);
ALTER TABLE transfer ADD COLUMN corrected_by_name TEXT;
ALTER TABLE transfer ADD COLUMN correction TEXT;
-- The second person was reminded.
ALTER TABLE transfer ADD COLUMN reminded_at TIMESTAMPTZ(3);

-- What explains a movement of the balance that nothing of ours caused, or will explain it: bought credit that is not there yet has no journal.
CREATE TABLE credit_explanation (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    gateway_account_id UUID NOT NULL,
    journal UUID,
    kind TEXT NOT NULL,
    credits BIGINT NOT NULL,
    amount DECIMAL(16,2),
    currency TEXT,
    happened_on DATE NOT NULL DEFAULT CURRENT_DATE,
    note TEXT NOT NULL DEFAULT '',
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    withdrawn_at TIMESTAMPTZ(3),

    CONSTRAINT credit_explanation_pkey PRIMARY KEY (id),
    CONSTRAINT credit_explanation_not_zero CHECK (credits <> 0)
);
CREATE INDEX credit_explanation_gateway_account_id_idx ON credit_explanation (gateway_account_id);

GRANT SELECT, INSERT, UPDATE ON credit_explanation TO canang_app;
ALTER TABLE credit_explanation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON credit_explanation TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

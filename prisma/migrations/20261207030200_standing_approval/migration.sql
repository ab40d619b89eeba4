-- Another person's yes to a run is one for the later runs of its recurring campaign too: to which text, question and rule (a hash), and to how many.
ALTER TABLE recurring_campaign ADD COLUMN approved JSONB;

-- `held`: a run that has its campaign, which waits for such a yes.
ALTER TABLE recurring_run DROP CONSTRAINT recurring_run_outcome;
ALTER TABLE recurring_run ADD CONSTRAINT recurring_run_outcome
    CHECK (outcome IN ('launched', 'held', 'late', 'paused', 'asked', 'nobody', 'refused'));
ALTER TABLE recurring_run DROP CONSTRAINT recurring_run_campaign;
ALTER TABLE recurring_run ADD CONSTRAINT recurring_run_campaign
    CHECK ((campaign_id IS NOT NULL) = (outcome IN ('launched', 'held')));

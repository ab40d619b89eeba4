-- A call to many numbers is one row, not one for each of them: its members are those of its batch.
CREATE TABLE "untracked_attempt" (
    "batch_id" BIGINT NOT NULL,
    "number" SMALLINT NOT NULL,
    "claim_id" BIGINT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "seqno" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "detail" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "untracked_attempt_pkey" PRIMARY KEY ("batch_id","number","claim_id")
);
ALTER TABLE untracked_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON untracked_attempt TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
GRANT SELECT, INSERT ON untracked_attempt TO canang_app;

-- Members are stored in order of id: these two spare reading the long arrays of a campaign's other batches.
ALTER TABLE untracked_batch ADD COLUMN first_message_id BIGINT NOT NULL, ADD COLUMN last_message_id BIGINT NOT NULL;

-- Every call that one message was part of, also with a batch that was divided later.
CREATE FUNCTION untracked_attempts_of(of_campaign uuid, of_message bigint) RETURNS SETOF untracked_attempt LANGUAGE sql STABLE AS $$
  SELECT a.* FROM untracked_batch b JOIN untracked_attempt a ON a.batch_id = b.id
  WHERE b.campaign_id = of_campaign AND of_message BETWEEN b.first_message_id AND b.last_message_id AND of_message = ANY (b.message_ids)
$$;

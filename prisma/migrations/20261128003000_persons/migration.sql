-- Who let a member in, as a person (user id): for a day the two count as one where a second person is asked for.
ALTER TABLE "member" ADD COLUMN "added_by_id" UUID;

-- Whom a key belongs to. It works while this person's membership covers its role; keys of the operator belong to nobody and go on.
ALTER TABLE "api_key" ADD COLUMN "held_by_id" UUID;
UPDATE "api_key" SET "held_by_id" = "created_by_id";

-- The persons behind whoever asked for a transfer (a key stands for its maker and its holder), and the limit that it had to be approved under.
ALTER TABLE "transfer" ADD COLUMN "asked_by_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "transfer" ADD COLUMN "approval_above" BIGINT;
UPDATE "transfer" t SET "asked_by_ids" = ARRAY(
  SELECT m.user_id FROM "member" m WHERE m.id::text = t.created_by_id
  UNION SELECT k.created_by_id FROM "api_key" k WHERE k.id::text = t.created_by_id AND k.created_by_id IS NOT NULL);
UPDATE "transfer" t SET "approval_above" = (w.settings ->> 'transferApprovalAbove')::bigint
FROM "workspace" w WHERE w.id = t.workspace_id AND t.status = 'awaiting_approval';
UPDATE "transfer" SET "approval_above" = 0 WHERE "status" = 'awaiting_approval' AND "approval_above" IS NULL;

-- Every change of the limit, append-only: who eased it is bound by the earlier one for a day.
CREATE TABLE "approval_limit_change" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID NOT NULL,
    "before" BIGINT,
    "after" BIGINT,

    CONSTRAINT "approval_limit_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "approval_limit_change_workspace_id_at_idx" ON "approval_limit_change"("workspace_id", "at");

-- Who has been shown a secret that is in use: shown to whoever shuts that person out, so that it can be changed.
CREATE TABLE "secret_reveal" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_reveal_pkey" PRIMARY KEY ("workspace_id", "user_id", "kind", "entity_id")
);
-- What the audit log knows from before: the last one to make or change a webhook's secret, a pair of callback URLs, a gateway password.
INSERT INTO "secret_reveal" ("workspace_id", "user_id", "kind", "entity_id", "at")
SELECT DISTINCT ON (a.workspace_id, m.user_id, a.entity, a.entity_id) a.workspace_id, m.user_id,
  CASE a.entity WHEN 'webhook' THEN 'webhook' ELSE 'gateway-password' END, a.entity_id::uuid, a.at
FROM "audit_entry" a JOIN "member" m ON m.id::text = a.actor_id AND m.workspace_id = a.workspace_id
WHERE a.action IN ('webhook.created', 'webhook.secretRotated', 'gatewayAccount.connected', 'gatewayAccount.credentialsChanged')
  AND a.entity_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
ORDER BY a.workspace_id, m.user_id, a.entity, a.entity_id, a.at DESC;

CREATE INDEX "audit_entry_workspace_id_at_idx" ON "audit_entry"("workspace_id", "at");

GRANT SELECT, INSERT ON approval_limit_change TO canang_app;
GRANT USAGE, SELECT ON SEQUENCE approval_limit_change_id_seq TO canang_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON secret_reveal TO canang_app;
ALTER TABLE approval_limit_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON approval_limit_change TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE secret_reveal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON secret_reveal TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

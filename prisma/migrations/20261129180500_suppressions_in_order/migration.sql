-- The list of suppressions in its order, the numbers of one file (which all have one moment) included.
CREATE INDEX "suppression_workspace_id_created_at_phone_idx" ON "suppression"("workspace_id", "created_at" DESC, "phone");
DROP INDEX "suppression_workspace_id_created_at_idx";

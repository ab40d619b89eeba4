-- How a file is read stands in one place, with all that a person may choose about it.
ALTER TABLE "contact_import"
  ADD COLUMN "reading" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "findings" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "heading_key" TEXT,
  ADD COLUMN "task" TEXT,
  ADD COLUMN "dry_run" JSONB,
  ADD COLUMN "suppressed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "undone_at" TIMESTAMPTZ(3);

UPDATE "contact_import" SET "reading" = jsonb_build_object(
  'encoding', coalesce("encoding", 'utf-8'), 'delimiter', coalesce("delimiter", ','), 'quote', '"', 'width', 0,
  'headerRow', CASE WHEN "has_header" THEN 0 END, 'header', '[]'::jsonb, 'sheet', NULL, 'hiddenRows', false)
WHERE "status" IN ('ready', 'running');

ALTER TABLE "contact_import" DROP COLUMN "encoding", DROP COLUMN "delimiter", DROP COLUMN "has_header";

CREATE INDEX contact_import_task ON contact_import (created_at) WHERE task IS NOT NULL;

-- What an import added and changed, a row for each batch, so that it can be taken back.
CREATE TABLE "import_change" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "created" BIGINT[],
    "joined" BIGINT[],
    "before" JSONB NOT NULL DEFAULT '[]',
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "import_change_import_id_idx" ON "import_change"("import_id");
GRANT SELECT, INSERT, UPDATE, DELETE ON import_change TO canang_app;
GRANT USAGE, SELECT ON SEQUENCE import_change_id_seq TO canang_app;
ALTER TABLE import_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON import_change TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

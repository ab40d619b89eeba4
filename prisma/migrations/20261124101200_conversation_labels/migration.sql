-- CreateTable
CREATE TABLE "inbox_label" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_label" (
    "conversation_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_label_pkey" PRIMARY KEY ("conversation_id","label_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_label_workspace_id_name_key" ON "inbox_label"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "conversation_label_label_id_idx" ON "conversation_label"("label_id");

-- AddForeignKey
ALTER TABLE "conversation_label" ADD CONSTRAINT "conversation_label_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "inbox_label"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_label, conversation_label TO canang_app;
ALTER TABLE inbox_label ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON inbox_label TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE conversation_label ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON conversation_label TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- The conversations of people whose name begins with these words. Few people of that name: their phones by the index contact_name, then their
-- conversations, complete. Many (more than 2,000): then the newest 5,000 conversations are asked for the name of their person.
CREATE FUNCTION conversations_by_name(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  lowest text := lower(words);
  highest text := lower(words) || chr(1114111);
  phones text[];
BEGIN
  IF workspace IS NULL OR words = '' THEN RETURN; END IF;
  -- Who has a last name only is kept with a space before it.
  phones := ARRAY(
    (SELECT p.phone FROM contact p WHERE p.workspace_id = workspace
       AND lower(p.first_name || ' ' || p.last_name) ~>=~ lowest AND lower(p.first_name || ' ' || p.last_name) ~<~ highest LIMIT 2001)
    UNION ALL
    (SELECT p.phone FROM contact p WHERE p.workspace_id = workspace
       AND lower(p.first_name || ' ' || p.last_name) ~>=~ (' ' || lowest) AND lower(p.first_name || ' ' || p.last_name) ~<~ (' ' || highest) LIMIT 2001)
  );
  IF cardinality(phones) <= 2000 THEN
    RETURN QUERY SELECT c.id FROM conversation c WHERE c.workspace_id = workspace AND c.phone = ANY (phones) LIMIT 2000;
    RETURN;
  END IF;
  RETURN QUERY WITH newest AS MATERIALIZED (
    SELECT c.id, c.phone FROM conversation c WHERE c.workspace_id = workspace ORDER BY c.last_at DESC LIMIT 5000
  ) SELECT n.id FROM newest n JOIN contact p ON p.workspace_id = workspace AND p.phone = n.phone
    WHERE starts_with(btrim(lower(p.first_name || ' ' || p.last_name)), lowest) LIMIT 2000;
END $$;

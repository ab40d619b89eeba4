-- Whether a whole text is in the GSM 03.38 alphabet, basic table and extension. The same answer as isGsm7 in lib/core/sms-text.
CREATE FUNCTION canang_is_gsm7(t text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT t !~ '[^\n\f\r -_a-~£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€]'
$$;

-- Parts of a text that does not fit by simple division: an extension character (GSM-7) or a surrogate pair (UCS-2) never straddles two parts.
CREATE FUNCTION canang_parts_walked(t text, gsm7 boolean) RETURNS int LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  room int := CASE WHEN gsm7 THEN 153 ELSE 67 END;
  used int := 0;
  parts int := 1;
  width int;
  sign text;
BEGIN
  FOREACH sign IN ARRAY string_to_array(t, NULL) LOOP
    width := CASE WHEN gsm7 AND strpos(E'^{}\\[~]|€\f', sign) > 0 THEN 2 WHEN NOT gsm7 AND ascii(sign) > 65535 THEN 2 ELSE 1 END;
    IF used + width > room THEN
      parts := parts + 1;
      used := 0;
    END IF;
    used := used + width;
  END LOOP;
  RETURN parts;
END $$;

-- The same count as countParts in lib/core/sms-text: 160 or 153 septets, 70 or 67 UTF-16 units (GATEWAY.md, "length and cost").
-- Not STRICT, so that Postgres can inline it: 0.5 instead of 3.5 µs a text.
CREATE FUNCTION canang_parts(t text, gsm7 boolean) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN t = '' THEN 0
    WHEN gsm7 AND length(t) <= 80 THEN 1
    WHEN NOT gsm7 AND length(t) <= 35 THEN 1
    WHEN gsm7 AND t !~ '[\f^{}\\[~\]|€]' THEN CASE WHEN length(t) <= 160 THEN 1 ELSE (length(t) + 152) / 153 END
    WHEN NOT gsm7 AND t !~ '[\U00010000-\U0010FFFF]' THEN CASE WHEN length(t) <= 70 THEN 1 ELSE (length(t) + 66) / 67 END
    WHEN gsm7 AND length(t) + length(regexp_replace(t, '[^\f^{}\\[~\]|€]', '', 'g')) <= 160 THEN 1
    WHEN NOT gsm7 AND length(t) + length(regexp_replace(t, '[^\U00010000-\U0010FFFF]', '', 'g')) <= 70 THEN 1
    ELSE canang_parts_walked(t, gsm7)
  END
$$;

-- A merge value that counts: not empty, not only what JavaScript's trim() takes away. Null otherwise (renderTemplate in lib/core/merge-text).
CREATE FUNCTION canang_filled(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN t ~ '[^ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]' THEN t END
$$;

-- A custom field as a merge value: words, numbers and yes or no; anything else is missing.
CREATE FUNCTION canang_field(fields jsonb, name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(fields -> name) IN ('string', 'number', 'boolean') THEN fields ->> name END
$$;

-- Why messages did not arrive, counted by code in the transaction that moves them: the report of a campaign of a million reads a handful of rows.
CREATE TABLE "campaign_reason" (
    "campaign_id" UUID NOT NULL,
    "shard" SMALLINT NOT NULL,
    "status" "message_status" NOT NULL,
    "code" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_reason_pkey" PRIMARY KEY ("campaign_id","shard","status","code")
);
ALTER TABLE campaign_reason SET (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_reason TO canang_app;
ALTER TABLE campaign_reason ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON campaign_reason TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- Only rows with a failure_code are looked at, so a batch of accepted messages pays for one filter over its transition table.
CREATE FUNCTION message_reason_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_reason AS r (campaign_id, shard, status, code, workspace_id, messages)
  SELECT campaign_id, pg_backend_pid() % 16, status, failure_code, workspace_id, sum(delta) FROM (
    SELECT campaign_id, workspace_id, status, failure_code, 1 AS delta FROM new_rows WHERE failure_code IS NOT NULL
    UNION ALL
    SELECT campaign_id, workspace_id, status, failure_code, -1 FROM old_rows WHERE failure_code IS NOT NULL
  ) AS each_row
  GROUP BY campaign_id, workspace_id, status, failure_code HAVING sum(delta) <> 0 ORDER BY campaign_id, status, failure_code
  ON CONFLICT (campaign_id, shard, status, code) DO UPDATE SET messages = r.messages + excluded.messages;
  RETURN NULL;
END $$;
CREATE FUNCTION message_reason_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_reason AS r (campaign_id, shard, status, code, workspace_id, messages)
  SELECT campaign_id, pg_backend_pid() % 16, status, failure_code, workspace_id, count(*) FROM new_rows WHERE failure_code IS NOT NULL
  GROUP BY campaign_id, workspace_id, status, failure_code ORDER BY campaign_id, status, failure_code
  ON CONFLICT (campaign_id, shard, status, code) DO UPDATE SET messages = r.messages + excluded.messages;
  RETURN NULL;
END $$;
CREATE TRIGGER message_reason_change AFTER UPDATE ON message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_reason_change();
CREATE TRIGGER message_reason_insert AFTER INSERT ON message REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_reason_insert();

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "opt_out_confirmation" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "inbound_message_conversation_id_received_at_id_idx" ON "inbound_message"("conversation_id", "received_at", "id");

-- The inbox's own lists: what is open or unread stays few, however many conversations there have been.
CREATE INDEX conversation_open ON conversation (workspace_id, last_at, id) WHERE open;
CREATE INDEX conversation_unread ON conversation (workspace_id, last_at, id) WHERE unread > 0;
CREATE INDEX inbound_message_review ON inbound_message (workspace_id, conversation_id) WHERE review = 'waiting';
CREATE INDEX conversation_phone_end ON conversation (workspace_id, reverse(phone) text_pattern_ops);

-- Search by any words of any script. Trigrams find no Chinese word of two characters, and leave out what the database's locale does not know,
-- so the index holds pairs of characters, and single ones outside ASCII.
CREATE FUNCTION canang_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(normalize(left(words, 4000), NFKC))
$$;
CREATE FUNCTION canang_grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  WITH sign AS (
    SELECT c, lead(c) OVER (ORDER BY at) AS next
    FROM unnest(string_to_array(lower(normalize(left(words, 4000), NFKC)), NULL)) WITH ORDINALITY AS s (c, at)
  )
  SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
    SELECT c || next AS gram FROM sign WHERE c !~ '\s' AND next !~ '\s'
    UNION ALL SELECT c FROM sign WHERE ascii(c) > 127 AND c !~ '\s'
  ) AS cut
$$;
CREATE INDEX inbound_message_grams ON inbound_message USING gin (canang_grams(text));
CREATE INDEX campaign_reply_grams ON campaign USING gin (canang_grams(message ->> 'text')) WHERE conversation_id IS NOT NULL;

-- The conversations in which words stand, or whose phone begins or ends with digits: the newest 2,000 hits. Under row-level security the operators
-- of these indexes may not decide a scan (they are not leakproof); this function runs as the owner and names the workspace of the session itself.
CREATE FUNCTION conversation_search(words text, phone_from text, phone_below text, phone_end text, in_replies boolean) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  folded text := canang_fold(words);
  sought text[] := ARRAY(
    SELECT g FROM unnest(canang_grams(words)) AS g
    WHERE length(g) = 2 OR canang_fold(words) !~ '\S\S'
  );
BEGIN
  IF workspace IS NULL THEN RETURN; END IF;
  IF phone_from IS NOT NULL THEN
    RETURN QUERY SELECT c.id FROM conversation c
      WHERE c.workspace_id = workspace AND c.phone >= phone_from AND c.phone < phone_below LIMIT 2000;
  END IF;
  IF phone_end IS NOT NULL THEN
    RETURN QUERY SELECT c.id FROM conversation c WHERE c.workspace_id = workspace
      AND reverse(c.phone) ~>=~ reverse(phone_end) AND reverse(c.phone) ~<~ (reverse(phone_end) || chr(1114111)) LIMIT 2000;
  END IF;
  IF cardinality(sought) = 0 THEN RETURN; END IF;
  -- Materialized: else the planner walks the newest messages one by one in search of a rare word.
  RETURN QUERY WITH hit AS MATERIALIZED (
    SELECT m.id, m.conversation_id FROM inbound_message m
    WHERE canang_grams(m.text) @> sought AND m.workspace_id = workspace AND strpos(canang_fold(m.text), folded) > 0
  ) SELECT newest.conversation_id FROM (SELECT * FROM hit ORDER BY id DESC LIMIT 2000) AS newest WHERE newest.conversation_id IS NOT NULL;
  IF NOT in_replies THEN RETURN; END IF;
  RETURN QUERY WITH hit AS MATERIALIZED (
    SELECT c.created_at, c.conversation_id FROM campaign c
    WHERE canang_grams(c.message ->> 'text') @> sought AND c.conversation_id IS NOT NULL AND c.workspace_id = workspace
      AND strpos(canang_fold(c.message ->> 'text'), folded) > 0
  ) SELECT newest.conversation_id FROM (SELECT * FROM hit ORDER BY created_at DESC LIMIT 2000) AS newest;
END $$;

-- Support sees no campaigns, so a reply that moves is a hint about its conversation too. One look by primary key for each tally that changes,
-- not for each message.
CREATE FUNCTION conversation_reply_hint() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE conversation uuid;
BEGIN
  SELECT conversation_id INTO conversation FROM campaign WHERE id = NEW.campaign_id;
  IF conversation IS NOT NULL THEN PERFORM canang_notify(NEW.workspace_id, 'conversation', conversation::text); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_reply_hint AFTER INSERT OR UPDATE ON campaign_tally FOR EACH ROW EXECUTE FUNCTION conversation_reply_hint();

-- The screens know this source as `keyword`.
UPDATE suppression SET source = 'keyword' WHERE source = 'inbound';

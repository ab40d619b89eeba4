-- Who of us wrote the last line, so that a list need not say "You" for a colleague.
ALTER TABLE conversation ADD COLUMN last_by_id UUID, ADD COLUMN last_by_name TEXT NOT NULL DEFAULT '';
UPDATE conversation v SET last_by_id = CASE WHEN last.created_by_id ~ '^[0-9a-f-]{36}$' THEN last.created_by_id::uuid END,
  last_by_name = last.created_by_name
FROM (
  SELECT DISTINCT ON (conversation_id) conversation_id, created_by_id, coalesce(created_by_name, '') AS created_by_name
  FROM campaign WHERE conversation_id IS NOT NULL AND NOT opt_out_confirmation
  ORDER BY conversation_id, created_at DESC
) AS last
WHERE last.conversation_id = v.id AND v.last_direction = 'out';

-- Words are found in any order, wherever in a text they stand.
CREATE FUNCTION canang_holds_all(folded text, words text[]) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(bool_and(strpos(folded, word) > 0), true) FROM unnest(words) AS word
$$;
CREATE OR REPLACE FUNCTION conversation_search(words text, phone_from text, phone_below text, phone_end text, in_replies boolean) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  folded text[] := ARRAY(SELECT w FROM regexp_split_to_table(canang_fold(words), '\s+') AS w WHERE w <> '');
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
    WHERE canang_grams(m.text) @> sought AND m.workspace_id = workspace AND canang_holds_all(canang_fold(m.text), folded)
  ) SELECT newest.conversation_id FROM (SELECT * FROM hit ORDER BY id DESC LIMIT 2000) AS newest WHERE newest.conversation_id IS NOT NULL;
  IF NOT in_replies THEN RETURN; END IF;
  RETURN QUERY WITH hit AS MATERIALIZED (
    SELECT c.created_at, c.conversation_id FROM campaign c
    WHERE canang_grams(c.message ->> 'text') @> sought AND c.conversation_id IS NOT NULL AND c.workspace_id = workspace
      AND canang_holds_all(canang_fold(c.message ->> 'text'), folded)
  ) SELECT newest.conversation_id FROM (SELECT * FROM hit ORDER BY created_at DESC LIMIT 2000) AS newest;
END $$;

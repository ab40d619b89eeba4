-- Who may not see people's fields finds conversations by names alone: field values could be spelled out letter by letter otherwise.
CREATE FUNCTION name_has_words(workspace uuid, first_name text, last_name text, sought tsquery) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left(workspace::text, 8) || form)) @@ sought, false)
  FROM unnest(canang_words(concat_ws(' ', first_name, last_name))) AS word
  CROSS JOIN LATERAL unnest(canang_word_forms(word)) AS form
$$;

DROP FUNCTION conversations_by_name(text);
-- The conversations of people in whose name, or fields where they may be seen, these words stand. Few such people: all of their conversations.
-- Many (more than 2,000): the newest 5,000 conversations are asked for the words of their person.
CREATE FUNCTION conversations_by_name(words text, names_only boolean DEFAULT true) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery;
  found_ids bigint[];
BEGIN
  IF workspace IS NULL THEN RETURN; END IF;
  sought := canang_word_query(workspace, words);
  IF sought IS NULL THEN RETURN; END IF;
  found_ids := ARRAY(
    SELECT w.contact_id FROM contact_words w WHERE w.words @@ sought AND w.workspace_id = workspace LIMIT 2001);
  IF cardinality(found_ids) <= 2000 THEN
    RETURN QUERY SELECT c.id FROM contact p JOIN conversation c ON c.workspace_id = workspace AND c.phone = p.phone
      WHERE p.id = ANY (found_ids) AND p.workspace_id = workspace
        AND (NOT names_only OR name_has_words(workspace, p.first_name, p.last_name, sought)) LIMIT 2000;
    RETURN;
  END IF;
  RETURN QUERY WITH newest AS MATERIALIZED (
    SELECT c.id, c.phone FROM conversation c WHERE c.workspace_id = workspace ORDER BY c.last_at DESC LIMIT 5000
  ) SELECT n.id FROM newest n
    JOIN contact p ON p.workspace_id = workspace AND p.phone = n.phone
    JOIN contact_words w ON w.workspace_id = workspace AND w.contact_id = p.id AND w.words @@ sought
    WHERE NOT names_only OR name_has_words(workspace, p.first_name, p.last_name, sought) LIMIT 2000;
END $$;

-- A review that ended by itself frees what it held back too.
DROP INDEX inbound_message_released;
CREATE INDEX inbound_message_released ON inbound_message (reviewed_at) WHERE reviewed_at IS NOT NULL;

-- Whose answer this was: those of another login teach nothing about the present one.
ALTER TABLE balance_reading ADD COLUMN epoch INTEGER;

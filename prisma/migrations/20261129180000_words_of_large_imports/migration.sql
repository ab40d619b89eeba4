-- An import stores larger batches now: the words of their people wait in portions of a size that a worker writes in a moment.
CREATE OR REPLACE FUNCTION queue_contact_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM added LIMIT 201) AS one) <= 200 THEN
    PERFORM store_contact_words(ARRAY(SELECT id FROM added));
  ELSE
    INSERT INTO contact_word_queue (workspace_id, contact_ids)
      SELECT workspace_id, array_agg(id) FROM added GROUP BY workspace_id, id / 2500;
  END IF;
  RETURN NULL;
END $$;

ALTER TABLE contact_word_queue ADD COLUMN queued_at TIMESTAMPTZ(3) NOT NULL DEFAULT now();

-- A file on its way into a list is written once and read once or twice: compressing it costs more than its space for so short a time.
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The words of one person as they stand now: a volatile function has a snapshot of its own, so it sees what was committed since the statement
-- that calls it began.
CREATE FUNCTION words_of_contact(wanted bigint) RETURNS tsvector LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_to_tsvector(array_agg(DISTINCT left(c.workspace_id::text, 8) || form))
    FROM contact c
    CROSS JOIN LATERAL (
      SELECT '<' || reverse(c.phone) AS word
      UNION ALL
      SELECT unnest(canang_words(concat_ws(' ', c.first_name, c.last_name,
        (SELECT string_agg(left(value, 200), ' ') FROM jsonb_each_text(c.fields)))))
    ) AS words
    CROSS JOIN LATERAL unnest(canang_word_forms(word)) AS form
    WHERE c.id = wanted);
END $$;

-- As before, but where somebody wrote the words of a person meanwhile, they are read anew: those of this statement's snapshot may be older.
CREATE OR REPLACE FUNCTION store_contact_words(ids bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  -- A contact is not deleted between this and the end of the transaction, so no word outlives its person.
  SELECT FROM contact WHERE id = ANY (ids) ORDER BY id FOR KEY SHARE;
  DELETE FROM contact_words w USING contact c
    WHERE c.id = ANY (ids) AND w.workspace_id = c.workspace_id AND w.contact_id = c.id;
  INSERT INTO contact_words (workspace_id, contact_id, words)
    SELECT c.workspace_id, c.id, array_to_tsvector(array_agg(DISTINCT left(c.workspace_id::text, 8) || form))
    FROM contact c
    CROSS JOIN LATERAL (
      SELECT '<' || reverse(c.phone) AS word
      UNION ALL
      SELECT unnest(canang_words(concat_ws(' ', c.first_name, c.last_name,
        (SELECT string_agg(left(value, 200), ' ') FROM jsonb_each_text(c.fields)))))
    ) AS words
    CROSS JOIN LATERAL unnest(canang_word_forms(word)) AS form
    WHERE c.id = ANY (ids)
    GROUP BY c.id
    ON CONFLICT (workspace_id, contact_id) DO UPDATE SET words = words_of_contact(excluded.contact_id);
$$;

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

-- People are found by the value of a field through the words that stand beside them: one more word for each value, made of the field's name and
-- the value in lower case, behind "=". It is written by the worker after an import, so that no import waits for it.
CREATE FUNCTION canang_field_word(field text, value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '=' || left(md5(field || chr(1) || lower(value)), 16)
$$;

-- The words of one person as they stand now.
CREATE OR REPLACE FUNCTION words_of_contact(wanted bigint) RETURNS tsvector LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_to_tsvector(array_agg(DISTINCT left(c.workspace_id::text, 8) || form))
    FROM contact c
    CROSS JOIN LATERAL (
      SELECT '<' || reverse(c.phone) AS word
      UNION ALL
      SELECT unnest(canang_words(concat_ws(' ', c.first_name, c.last_name,
        (SELECT string_agg(left(value, 200), ' ') FROM jsonb_each_text(c.fields)))))
      UNION ALL
      SELECT canang_field_word(key, value) FROM jsonb_each_text(c.fields) WHERE value <> ''
    ) AS words
    CROSS JOIN LATERAL unnest(canang_word_forms(word)) AS form
    WHERE c.id = wanted);
END $$;

-- As before, with the words of the fields.
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
      UNION ALL
      SELECT canang_field_word(key, value) FROM jsonb_each_text(c.fields) WHERE value <> ''
    ) AS words
    CROSS JOIN LATERAL unnest(canang_word_forms(word)) AS form
    WHERE c.id = ANY (ids)
    GROUP BY c.id
    ON CONFLICT (workspace_id, contact_id) DO UPDATE SET words = words_of_contact(excluded.contact_id);
$$;

-- People with a value in a field, in the order in which they came, a page at a time. Where few have it all who have the word are looked up.
-- Where many have it, people are read in their order, 1,000 and then 30,000, and all who have the word only where those do not fill the page.
-- Those whose words still wait are looked at one by one. As the owner, because under row-level security these operators may not decide a scan.
CREATE FUNCTION contacts_by_field(field text, sought text, after_id bigint, in_list uuid, page_size int) RETURNS SETOF contact
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  word tsquery;
  plan json;
  spans int[] := ARRAY[NULL]::int[];
  span int;
  reach bigint;
  page bigint[];
BEGIN
  IF workspace IS NULL OR sought = '' THEN RETURN; END IF;
  word := quote_literal(left(workspace::text, 8) || canang_field_word(field, sought))::tsquery;
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM contact_words WHERE words @@ %L::tsquery', word::text) INTO plan;
  IF (plan #>> '{0,Plan,Plan Rows}')::float8 > 3000 THEN spans := ARRAY[1000, 30000, NULL]; END IF;
  FOREACH span IN ARRAY spans LOOP
    reach := NULL;
    IF span IS NOT NULL THEN
      SELECT contact_id INTO reach FROM contact_words
        WHERE workspace_id = workspace AND contact_id > after_id ORDER BY contact_id OFFSET span LIMIT 1;
    END IF;
    -- In order before they are looked at, so that it ends with the page.
    page := ARRAY(
      SELECT c.id FROM (
        SELECT contact_id FROM (
          SELECT contact_id FROM contact_words
          WHERE workspace_id = workspace AND contact_id > after_id AND contact_id < reach AND words @@ word
          UNION ALL
          SELECT contact_id FROM contact_words
          WHERE workspace_id = workspace AND contact_id > after_id AND reach IS NULL AND words @@ word
          UNION ALL
          SELECT waiting FROM contact_word_queue q CROSS JOIN LATERAL unnest(q.contact_ids) AS waiting
          WHERE q.workspace_id = workspace AND waiting > after_id AND (reach IS NULL OR waiting < reach)
        ) AS each GROUP BY contact_id ORDER BY contact_id OFFSET 0
      ) AS found JOIN contact c ON c.id = found.contact_id
      WHERE c.workspace_id = workspace AND lower(coalesce(c.fields ->> field, '')) = lower(sought)
        AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
      ORDER BY found.contact_id LIMIT page_size);
    EXIT WHEN reach IS NULL OR cardinality(page) = page_size;
  END LOOP;
  RETURN QUERY SELECT c.* FROM contact c WHERE c.id = ANY (page) ORDER BY c.id;
END $$;

-- Nobody writes words as they were before while all are queued for their new ones.
LOCK TABLE contact IN EXCLUSIVE MODE;
INSERT INTO contact_word_queue (workspace_id, contact_ids)
  SELECT workspace_id, array_agg(id ORDER BY id) FROM contact GROUP BY workspace_id, id / 2500;

-- Finding people by any word of a name or a field, and by the last digits of a phone. The words stand beside the contact, not in an index of
-- it, so that an import does not wait for them: what one statement adds in numbers goes through contact_word_queue, and a worker follows.

CREATE TABLE contact_words (
    contact_id BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    words TSVECTOR NOT NULL,

    CONSTRAINT contact_words_pkey PRIMARY KEY (workspace_id, contact_id)
);
CREATE INDEX contact_words_words_idx ON contact_words USING gin (words);

CREATE TABLE contact_word_queue (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    contact_ids BIGINT[],

    CONSTRAINT contact_word_queue_pkey PRIMARY KEY (id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON contact_words, contact_word_queue TO canang_app;
GRANT USAGE ON SEQUENCE contact_word_queue_id_seq TO canang_app;
ALTER TABLE contact_words ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON contact_words TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE contact_word_queue ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON contact_word_queue TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- The words of a text, in the form in which they are compared: lower case, without accents, vowel marks of Arabic, tatweel and invisible signs.
-- Signs of ASCII and punctuation of every script stand between words.
CREATE FUNCTION canang_words(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(left(word, 60)) FILTER (WHERE word <> ''), '{}') FROM regexp_split_to_table(
    lower(CASE WHEN octet_length(typed) = length(typed) THEN left(typed, 4000) ELSE
      normalize(regexp_replace(normalize(left(typed, 4000), NFKD), '[\u0300-\u036f\u064b-\u065f\u0640\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]', '', 'g'), NFKC) END),
    '[\s\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+') AS word
$$;

-- What a search asks for: every word stands there with its beginning; digits are a word's beginning or a phone's end. NULL: nothing to look for.
CREATE FUNCTION canang_word_query(workspace uuid, typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(
    CASE WHEN word ~ '^\d{3,15}$' THEN format('(''%1$s%2$s'':* | ''%1$s<%3$s'':*)', left(workspace::text, 8), word, reverse(word))
    ELSE format('''%s%s'':*', left(workspace::text, 8), word) END, ' & ')::tsquery
  FROM unnest((canang_words(typed))[1:10]) AS word
$$;

-- The forms under which a word is found: itself, and in scripts that put no space between words every sign of it and what follows.
CREATE FUNCTION canang_word_forms(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN octet_length(word) = length(word)
      OR word !~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]' THEN ARRAY[word]
    ELSE ARRAY(SELECT substr(word, sign) FROM generate_series(1, least(length(word), 16)) AS sign)
  END
$$;

-- Writes the words of these people: of their names and of the beginnings of their fields, each behind the first eight digits of the workspace's
-- id, so that one workspace's search reads its own entries only. A phone stands backwards behind "<", for its last digits. One statement for
-- all of them: a function called for each takes ten times as long.
CREATE FUNCTION store_contact_words(ids bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
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
    ON CONFLICT (workspace_id, contact_id) DO UPDATE SET words = excluded.words;
$$;

-- Few are findable at once; many go to the queue, one row a statement and workspace.
CREATE FUNCTION queue_contact_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM added LIMIT 201) AS one) <= 200 THEN
    PERFORM store_contact_words(ARRAY(SELECT id FROM added));
  ELSE
    INSERT INTO contact_word_queue (workspace_id, contact_ids)
      SELECT workspace_id, array_agg(id ORDER BY id) FROM added GROUP BY workspace_id;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION queue_changed_contact_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ids bigint[] := ARRAY(
    SELECT n.id FROM added n JOIN gone o ON o.id = n.id
    WHERE (o.phone, o.first_name, o.last_name, o.fields) IS DISTINCT FROM (n.phone, n.first_name, n.last_name, n.fields));
BEGIN
  IF cardinality(ids) <= 200 THEN
    PERFORM store_contact_words(ids);
  ELSE
    -- What was written before a change is gone with the change, also while the new words wait.
    DELETE FROM contact_words w USING added n
      WHERE n.id = ANY (ids) AND w.workspace_id = n.workspace_id AND w.contact_id = n.id;
    INSERT INTO contact_word_queue (workspace_id, contact_ids)
      SELECT workspace_id, array_agg(id ORDER BY id) FROM added WHERE id = ANY (ids) GROUP BY workspace_id;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION delete_contact_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM contact_words w USING gone o WHERE w.workspace_id = o.workspace_id AND w.contact_id = o.id;
  RETURN NULL;
END $$;
CREATE TRIGGER contact_words_of_deleted AFTER DELETE ON contact REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_contact_words();
CREATE TRIGGER contact_words_of_new AFTER INSERT ON contact REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_contact_words();
CREATE TRIGGER contact_words_of_changed AFTER UPDATE ON contact REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_changed_contact_words();

-- Those who are there already are queued in portions.
INSERT INTO contact_word_queue (workspace_id, contact_ids)
  SELECT workspace_id, array_agg(id ORDER BY id) FROM contact GROUP BY workspace_id, id / 5000;

-- Whether more people have these words than are sorted by name for one page (EXPLAIN needs a volatile function). The planner's statistics tell in a fraction of a millisecond.
CREATE FUNCTION words_are_common(typed text) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery := canang_word_query(workspace, typed);
  plan json;
BEGIN
  IF workspace IS NULL OR sought IS NULL THEN RETURN false; END IF;
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM contact_words WHERE words @@ %L::tsquery', sought::text) INTO plan;
  RETURN (plan #>> '{0,Plan,Plan Rows}')::float8 > 3000;
END $$;

-- People by words, by name, a page at a time, without those of a phone range or of a beginning of a name, which another query shows first. As
-- the owner, because under row-level security these operators may not decide a scan (they are not leakproof); the workspace is the session's own.
CREATE FUNCTION contacts_by_words(typed text, but_from text, but_below text, but_prefix text, after_name text, after_id bigint, in_list uuid, page_size int)
RETURNS SETOF contact LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery := canang_word_query(workspace, typed);
  after_key text := coalesce(lower(after_name), '');
  found_ids bigint[];
BEGIN
  IF workspace IS NULL OR sought IS NULL THEN RETURN; END IF;
  found_ids := ARRAY(SELECT contact_id FROM contact_words WHERE words @@ sought AND workspace_id = workspace);
  RETURN QUERY SELECT c.* FROM contact c
    WHERE c.id = ANY (found_ids) AND c.workspace_id = workspace
      AND (lower(c.first_name || ' ' || c.last_name) ~>~ after_key
        OR (lower(c.first_name || ' ' || c.last_name) = after_key AND c.id > after_id))
      AND (but_from IS NULL OR c.phone < but_from OR c.phone >= but_below)
      AND (but_prefix IS NULL OR lower(c.first_name || ' ' || c.last_name) ~<~ lower(but_prefix)
        OR lower(c.first_name || ' ' || c.last_name) ~>=~ (lower(but_prefix) || chr(1114111)))
      AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
    ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id LIMIT page_size;
END $$;

-- The same for words that many have, the newest people first: their words are read backwards until the page is full. Where 30,000 people do
-- not fill it, all who have the words are looked up after all.
CREATE FUNCTION newest_by_words(typed text, but_from text, but_below text, but_prefix text, before_id bigint, in_list uuid, page_size int)
RETURNS SETOF contact LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery := canang_word_query(workspace, typed);
  page bigint[];
BEGIN
  IF workspace IS NULL OR sought IS NULL THEN RETURN; END IF;
  FOR full_lookup IN 0..1 LOOP
    page := ARRAY(
      SELECT w.contact_id FROM (
        SELECT contact_id, words FROM contact_words
        WHERE workspace_id = workspace AND contact_id < before_id AND (full_lookup = 0 OR words @@ sought)
        ORDER BY contact_id DESC LIMIT CASE WHEN full_lookup = 0 THEN 30000 END
      ) w JOIN contact c ON c.id = w.contact_id
      WHERE w.words @@ sought
        AND (but_from IS NULL OR c.phone < but_from OR c.phone >= but_below)
        AND (but_prefix IS NULL OR lower(c.first_name || ' ' || c.last_name) ~<~ lower(but_prefix)
          OR lower(c.first_name || ' ' || c.last_name) ~>=~ (lower(but_prefix) || chr(1114111)))
        AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
      ORDER BY w.contact_id DESC LIMIT page_size);
    EXIT WHEN cardinality(page) = page_size;
  END LOOP;
  RETURN QUERY SELECT c.* FROM contact c WHERE c.id = ANY (page) ORDER BY c.id DESC;
END $$;

-- The conversations of people in whose name or fields these words stand. Few such people: all of their conversations. Many (more than 2,000):
-- the newest 5,000 conversations are asked for the words of their person.
CREATE OR REPLACE FUNCTION conversations_by_name(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery;
  phones text[];
BEGIN
  IF workspace IS NULL THEN RETURN; END IF;
  sought := canang_word_query(workspace, words);
  IF sought IS NULL THEN RETURN; END IF;
  phones := ARRAY(
    SELECT p.phone FROM contact_words w JOIN contact p ON p.id = w.contact_id
    WHERE w.words @@ sought AND w.workspace_id = workspace LIMIT 2001);
  IF cardinality(phones) <= 2000 THEN
    RETURN QUERY SELECT c.id FROM conversation c WHERE c.workspace_id = workspace AND c.phone = ANY (phones) LIMIT 2000;
    RETURN;
  END IF;
  RETURN QUERY WITH newest AS MATERIALIZED (
    SELECT c.id, c.phone FROM conversation c WHERE c.workspace_id = workspace ORDER BY c.last_at DESC LIMIT 5000
  ) SELECT n.id FROM newest n
    JOIN contact p ON p.workspace_id = workspace AND p.phone = n.phone
    JOIN contact_words w ON w.workspace_id = workspace AND w.contact_id = p.id AND w.words @@ sought LIMIT 2000;
END $$;

-- The phones of people in whose name or fields these words stand, at most so many; for the recipients of a campaign.
CREATE FUNCTION phones_by_words(typed text, most int) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
BEGIN
  RETURN QUERY SELECT p.phone FROM contact_words w JOIN contact p ON p.id = w.contact_id
    WHERE w.words @@ canang_word_query(workspace, typed) AND w.workspace_id = workspace LIMIT most;
END $$;

-- Finding people by any word of a name or a field, and by the last digits of a phone. The words stand beside the contact, not in an index of
-- it, so that an import does not wait for them: what one statement adds in numbers goes through contact_word_queue, and a worker follows.

CREATE TABLE contact_words (
    contact_id BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    words TSVECTOR NOT NULL,

    CONSTRAINT contact_words_pkey PRIMARY KEY (contact_id),
    CONSTRAINT contact_words_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE ON UPDATE CASCADE
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

-- Every word of a person, each behind the first eight digits of the workspace's id, so that one workspace's search reads its own entries only.
-- Scripts that put no space between words are found from every sign on. A phone stands backwards behind "<", for its last digits.
CREATE FUNCTION canang_contact_words(workspace uuid, phone text, name text, fields jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH plain AS (
    SELECT unnest(canang_words(name)) AS word
    UNION ALL SELECT unnest(canang_words(left(value, 200))) FROM jsonb_each_text(fields)
  ), entry AS (
    SELECT word FROM plain
    UNION ALL SELECT substr(word, from_sign) FROM plain, generate_series(2, least(length(word), 16)) AS from_sign
      WHERE word ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]'
    UNION ALL SELECT '<' || reverse(phone)
  )
  SELECT array_to_tsvector(array_agg(DISTINCT left(workspace::text, 8) || word)) FROM entry
$$;

-- What a search asks for: every word stands there with its beginning; digits are a word's beginning or a phone's end. NULL: nothing to look for.
CREATE FUNCTION canang_word_query(workspace uuid, typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(
    CASE WHEN word ~ '^\d{3,15}$' THEN format('(''%1$s%2$s'':* | ''%1$s<%3$s'':*)', left(workspace::text, 8), word, reverse(word))
    ELSE format('''%s%s'':*', left(workspace::text, 8), word) END, ' & ')::tsquery
  FROM unnest((canang_words(typed))[1:10]) AS word
$$;

CREATE FUNCTION store_contact_words(ids bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM contact_words WHERE contact_id = ANY (ids);
  INSERT INTO contact_words (contact_id, workspace_id, words)
    SELECT id, workspace_id, canang_contact_words(workspace_id, phone, first_name || ' ' || last_name, fields)
    FROM contact WHERE id = ANY (ids) ORDER BY id
    ON CONFLICT (contact_id) DO UPDATE SET words = excluded.words;
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
    DELETE FROM contact_words WHERE contact_id = ANY (ids);
    INSERT INTO contact_word_queue (workspace_id, contact_ids)
      SELECT workspace_id, array_agg(id ORDER BY id) FROM added WHERE id = ANY (ids) GROUP BY workspace_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contact_words_of_new AFTER INSERT ON contact REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_contact_words();
CREATE TRIGGER contact_words_of_changed AFTER UPDATE ON contact REFERENCING OLD TABLE AS gone NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_changed_contact_words();

-- Those who are there already are queued in portions.
INSERT INTO contact_word_queue (workspace_id, contact_ids)
  SELECT workspace_id, array_agg(id ORDER BY id) FROM contact GROUP BY workspace_id, id / 5000;

-- People by words, by name, a page at a time, without those of a phone range or of a beginning of a name, which another query shows first.
-- A word that many have fills a page from a short walk along the names; one that few have is an entry of the index. As the owner, because
-- under row-level security these operators may not decide a scan (they are not leakproof); the workspace is the session's own.
CREATE FUNCTION contacts_by_words(typed text, but_from text, but_below text, but_prefix text, after_name text, after_id bigint, in_list uuid, page_size int)
RETURNS SETOF contact LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  sought tsquery;
  after_key text := coalesce(lower(after_name), '');
  prefix_end text := lower(but_prefix) || chr(1114111);
  ids bigint[];
BEGIN
  IF workspace IS NULL THEN RETURN; END IF;
  sought := canang_word_query(workspace, typed);
  IF sought IS NULL THEN RETURN; END IF;
  ids := ARRAY(
    SELECT n.id FROM (
      SELECT c.id, c.phone, lower(c.first_name || ' ' || c.last_name) AS key FROM contact c
      WHERE c.workspace_id = workspace
        AND lower(c.first_name || ' ' || c.last_name) ~>=~ after_key
        AND (lower(c.first_name || ' ' || c.last_name) ~>~ after_key OR c.id > after_id)
      ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id LIMIT 4000
    ) n JOIN contact_words w ON w.contact_id = n.id AND w.words @@ sought
    WHERE (but_from IS NULL OR n.phone < but_from OR n.phone >= but_below)
      AND (but_prefix IS NULL OR n.key ~<~ lower(but_prefix) OR n.key ~>=~ prefix_end)
      AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = n.id))
    ORDER BY n.key USING ~<~, n.id LIMIT page_size);
  IF cardinality(ids) < page_size THEN
    ids := ARRAY(
      SELECT c.id FROM contact_words w JOIN contact c ON c.id = w.contact_id
      WHERE w.words @@ sought AND w.workspace_id = workspace AND c.workspace_id = workspace
        AND (lower(c.first_name || ' ' || c.last_name) ~>~ after_key
          OR (lower(c.first_name || ' ' || c.last_name) = after_key AND c.id > after_id))
        AND (but_from IS NULL OR c.phone < but_from OR c.phone >= but_below)
        AND (but_prefix IS NULL OR lower(c.first_name || ' ' || c.last_name) ~<~ lower(but_prefix) OR lower(c.first_name || ' ' || c.last_name) ~>=~ prefix_end)
        AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
      ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id LIMIT page_size);
  END IF;
  RETURN QUERY SELECT c.* FROM contact c WHERE c.id = ANY (ids)
    ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id;
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
    JOIN contact_words w ON w.contact_id = p.id AND w.words @@ sought LIMIT 2000;
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

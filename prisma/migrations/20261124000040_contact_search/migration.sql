-- People by name, a page at a time. Under row-level security lower() and the pattern operators may not decide an index range (they are not
-- leakproof): a page at a million people took 0.4 to 2.4 s. This function runs as the owner, names the workspace of the session itself,
-- and takes about a millisecond. The range is by bytes, as the index contact_name is (text_pattern_ops).
CREATE FUNCTION contacts_by_name(prefix text, after_name text, after_id bigint, in_list uuid, page_size int) RETURNS SETOF contact
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace uuid := canang_workspace();
  lowest text := lower(prefix);
  highest text := lower(prefix) || chr(1114111);
  sought text := lower(after_name);
  -- Plain values of the default collation: with COLLATE "C" in the condition the index would not fit.
  begin_at text := CASE WHEN lower(after_name) ~>~ lower(prefix) THEN lower(after_name) ELSE lower(prefix) END;
  small boolean;
BEGIN
  IF workspace IS NULL THEN RETURN; END IF;
  IF in_list IS NOT NULL THEN
    SELECT contact_count <= 5000 INTO small FROM list WHERE id = in_list AND workspace_id = workspace;
    IF small IS NULL THEN RETURN; END IF;
  END IF;
  IF small THEN
    -- From the members' side: a few of a million would be far apart in the order of names.
    RETURN QUERY SELECT c.* FROM list_member m JOIN contact c ON c.id = m.contact_id
      WHERE m.list_id = in_list AND m.workspace_id = workspace AND c.workspace_id = workspace
        AND lower(c.first_name || ' ' || c.last_name) ~>=~ lowest AND lower(c.first_name || ' ' || c.last_name) ~<~ highest
        AND (sought IS NULL OR lower(c.first_name || ' ' || c.last_name) ~>~ sought
          OR (lower(c.first_name || ' ' || c.last_name) = sought AND c.id > after_id))
      ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id LIMIT page_size;
    RETURN;
  END IF;
  -- First those of the same name as the cursor, then the names after it: each a range of the index.
  IF sought IS NOT NULL THEN
    RETURN QUERY SELECT c.* FROM contact c
      WHERE c.workspace_id = workspace AND lower(c.first_name || ' ' || c.last_name) = sought AND c.id > after_id
        AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
      ORDER BY c.id LIMIT page_size;
  END IF;
  RETURN QUERY SELECT c.* FROM contact c
    WHERE c.workspace_id = workspace AND lower(c.first_name || ' ' || c.last_name) ~>=~ begin_at
      AND lower(c.first_name || ' ' || c.last_name) ~<~ highest
      AND (sought IS NULL OR lower(c.first_name || ' ' || c.last_name) <> sought)
      AND (in_list IS NULL OR EXISTS (SELECT FROM list_member m WHERE m.list_id = in_list AND m.contact_id = c.id))
    ORDER BY lower(c.first_name || ' ' || c.last_name) USING ~<~, c.id LIMIT page_size;
END $$;

-- How many minutes a person's sign-in may rest: the least of what their workspaces allow; a workspace that chose nothing takes the installation's.
CREATE FUNCTION session_idle_minutes(person uuid, usual int) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT coalesce(min(coalesce(
    CASE WHEN w.settings ->> 'sessionIdleMinutes' ~ '^[0-9]{1,4}$' THEN (w.settings ->> 'sessionIdleMinutes')::int END, usual)), usual)
  FROM member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.user_id = person AND m.disabled_at IS NULL
$$;

-- On which days a number was told to be not in service, the newest three: however often it is folded in, a day counts once.
ALTER TABLE phone_activity ADD COLUMN dead_at TIMESTAMPTZ(3)[] NOT NULL DEFAULT '{}';

CREATE FUNCTION newest_days(known timestamptz[], more timestamptz[]) RETURNS timestamptz[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(at ORDER BY at DESC), '{}') FROM (
    SELECT max(at) AS at FROM unnest(coalesce(known, '{}') || coalesce(more, '{}')) AS told (at)
    GROUP BY date_trunc('day', at AT TIME ZONE 'UTC') ORDER BY 1 DESC LIMIT 3) AS newest
$$;

-- What was folded in before has no days: campaigns with such reports are folded again, beside the sending.
INSERT INTO activity_due (campaign_id, workspace_id)
SELECT c.id, c.workspace_id FROM campaign c
WHERE c.status NOT IN ('draft', 'scheduled')
  AND EXISTS (SELECT FROM campaign_reason r WHERE r.campaign_id = c.id AND r.code IN ('12', '17', '1705'))
ON CONFLICT (campaign_id) DO UPDATE SET changes = activity_due.changes + 1;

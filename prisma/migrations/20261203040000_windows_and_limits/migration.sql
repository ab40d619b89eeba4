-- A campaign keeps to its workspace's quiet hours and weekly limit, or is marked to go out at any hour, with the reason. While all who are left
-- wait for the end of the quiet hours it is not looked at before rest_until; "waits" says who waited where, and until when.
ALTER TABLE campaign ADD COLUMN quiet_hours TEXT;
ALTER TABLE campaign ADD COLUMN quiet_hours_reason TEXT;
ALTER TABLE campaign ADD COLUMN rest_until TIMESTAMPTZ(3);
ALTER TABLE campaign ADD COLUMN waits JSONB;
ALTER TABLE campaign ADD CONSTRAINT campaign_quiet_hours CHECK (quiet_hours IN ('respect', 'ignore'));

-- What of a workspace's settings bears on a claim; null where nothing does. A claim compares it with what it was made for.
CREATE FUNCTION sending_rules(settings jsonb, zone text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(settings -> 'quietHours') = 'object' OR jsonb_typeof(settings -> 'weeklyCap') = 'number'
    THEN jsonb_build_object('hours', settings -> 'quietHours', 'holidays', settings -> 'holidays', 'cap', settings -> 'weeklyCap', 'zone', zone) END
$$;

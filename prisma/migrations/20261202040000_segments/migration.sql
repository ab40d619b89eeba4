-- A question over contacts under a name. A campaign may aim at it beside its lists, or leave its people out.
CREATE TABLE segment (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    name TEXT COLLATE natural_order NOT NULL,
    question JSONB NOT NULL,
    created_by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    archived_at TIMESTAMPTZ(3),

    CONSTRAINT segment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX segment_workspace_id_name_key ON segment (workspace_id, name);

GRANT SELECT, INSERT, UPDATE ON segment TO canang_app;
ALTER TABLE segment ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON segment TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- A value that is written as a number, with or without commas between thousands; null otherwise.
CREATE FUNCTION canang_number(t text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN t ~ '^[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})([.][0-9]{1,10})?$' THEN replace(t, ',', '')::numeric END
$$;

-- A value that is written as a day of the calendar, 2026-11-30 or 30/11/2026, in the first of these forms; null otherwise. As text, whose order
-- is that of the days (COLLATE "C").
CREATE FUNCTION canang_real_day(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN t ~ ('^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$'
    || '|^([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29$') THEN t END
$$;
CREATE FUNCTION canang_day(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN t ~ '^[0-9]{4}-' THEN canang_real_day(t)
    WHEN t ~ '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}$'
      THEN canang_real_day(right(t, 4) || '-' || lpad(split_part(translate(t, '/.', '--'), '-', 2), 2, '0')
        || '-' || lpad(split_part(translate(t, '/.', '--'), '-', 1), 2, '0'))
  END
$$;

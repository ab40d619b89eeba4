-- Who was told today that nobody is there. The key is the promise: one text a day and person, whichever program takes theirs.
CREATE TABLE away_reply (
    workspace_id UUID NOT NULL,
    phone TEXT NOT NULL,
    day DATE NOT NULL,
    conversation_id UUID NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT away_reply_pkey PRIMARY KEY (workspace_id, phone, day)
);
CREATE INDEX away_reply_day_idx ON away_reply (day);

-- Whose turn it is to get a conversation that nobody has. Without a row: support takes part, others do not.
CREATE TABLE inbox_turn (
    workspace_id UUID NOT NULL,
    member_id UUID NOT NULL,
    available BOOLEAN NOT NULL,
    last_given_at TIMESTAMPTZ(6),

    CONSTRAINT inbox_turn_pkey PRIMARY KEY (workspace_id, member_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON away_reply, inbox_turn TO canang_app;
ALTER TABLE away_reply ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON away_reply TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE inbox_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON inbox_turn TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- The phone that a customer writes from: it ties their transfers to their conversation.
ALTER TABLE customer ADD COLUMN phone TEXT;
CREATE INDEX customer_phone ON customer (workspace_id, phone) WHERE phone IS NOT NULL;

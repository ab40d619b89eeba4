-- Who was called in a note of a conversation. One row for each person and conversation, dated anew by each note; unseen until they open it.
CREATE TABLE conversation_mention (
    conversation_id UUID NOT NULL,
    member_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    note_id BIGINT NOT NULL,
    by_name TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    seen_at TIMESTAMPTZ(3),

    CONSTRAINT conversation_mention_pkey PRIMARY KEY (conversation_id, member_id)
);
CREATE INDEX conversation_mention_unseen ON conversation_mention (workspace_id, member_id) WHERE seen_at IS NULL;

-- An answer to somebody who waited: kept when it is given, so that no report walks through messages.
CREATE TABLE conversation_answer (
    id BIGSERIAL NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    answered_at TIMESTAMPTZ(3) NOT NULL,
    member_id UUID,
    member_name TEXT NOT NULL DEFAULT '',
    -- Within the office hours of that moment; the whole time where there are none.
    seconds INTEGER NOT NULL,

    CONSTRAINT conversation_answer_pkey PRIMARY KEY (id)
);
CREATE INDEX conversation_answer_workspace_id_answered_at_idx ON conversation_answer (workspace_id, answered_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON conversation_mention, conversation_answer TO canang_app;
GRANT USAGE ON SEQUENCE conversation_answer_id_seq TO canang_app;
ALTER TABLE conversation_mention ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON conversation_mention TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());
ALTER TABLE conversation_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON conversation_answer TO canang_app USING (workspace_id = canang_workspace()) WITH CHECK (workspace_id = canang_workspace());

-- How a text was read: whether for sure, what gave a wish to stop away, and which part of a long text it is.
ALTER TABLE "inbound_message"
  ADD COLUMN "readable" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "sign" TEXT,
  ADD COLUMN "sign_words" TEXT,
  ADD COLUMN "reviewed_at" TIMESTAMPTZ(3),
  ADD COLUMN "part_reference" INTEGER,
  ADD COLUMN "part_number" SMALLINT,
  ADD COLUMN "part_total" SMALLINT,
  ADD COLUMN "part_of_id" BIGINT;

-- While a review waits, no campaign texts that phone: every claim asks, so the index holds only what waits.
CREATE INDEX inbound_message_hold ON inbound_message (workspace_id, phone) WHERE review = 'waiting';
-- Messages that a review held back are looked for when it was dismissed.
CREATE INDEX inbound_message_released ON inbound_message (reviewed_at) WHERE review = 'dismissed';
GRANT UPDATE (reviewed_at) ON inbound_message TO canang_app;

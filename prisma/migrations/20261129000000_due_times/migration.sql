-- A due time in whole milliseconds may be rounded up to half a millisecond after "now", and is then not due at once.
ALTER TABLE "webhook_delivery" ALTER COLUMN "due_at" TYPE TIMESTAMPTZ(6);
ALTER TABLE "outgoing_mail" ALTER COLUMN "due_at" TYPE TIMESTAMPTZ(6);

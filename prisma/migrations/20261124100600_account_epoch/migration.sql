-- Counts the resumes of an account and its changes of credentials. A refusal (1702, 1704) of a call that was made in an earlier epoch says nothing
-- about the present one: it neither pauses the account again, nor keeps a sender that heard it from sending on.
ALTER TABLE "gateway_account" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;

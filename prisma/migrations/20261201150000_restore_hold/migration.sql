-- After a restore nothing of a workspace is sent until a person has seen what an older copy means. When that began, and when the copy was made.
ALTER TABLE "workspace" ADD COLUMN "held_since" TIMESTAMPTZ(3), ADD COLUMN "held_copy_at" TIMESTAMPTZ(3);

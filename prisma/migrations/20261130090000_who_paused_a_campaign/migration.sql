-- When a campaign was paused, and by whom; the name is empty when its account or the gateway did it.
ALTER TABLE "campaign" ADD COLUMN "paused_at" TIMESTAMPTZ(3), ADD COLUMN "paused_by_name" TEXT;

-- Each person puts the first steps on the overview away for themselves.
ALTER TABLE "member" ADD COLUMN "first_steps_dismissed_at" TIMESTAMPTZ(3);

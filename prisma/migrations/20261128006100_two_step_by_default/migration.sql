-- Where nobody chose otherwise, two-step sign-in is required seven days after a person was told.
ALTER TABLE "member" ADD COLUMN "two_step_notice_at" TIMESTAMPTZ(3);

-- The settings form stored "false" with every save, whether or not anybody had chosen it: that counts as never chosen.
UPDATE "workspace" SET "settings" = "settings" - 'requireTwoStep' WHERE "settings" ->> 'requireTwoStep' = 'false';

-- An alarm is said in the language of whoever reads it.
ALTER TABLE "alarm" ADD COLUMN "sentence" JSONB;

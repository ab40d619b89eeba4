-- The key of the HMACs that stand in the place of erased numbers, sealed: it must stay the same when ENCRYPTION_KEY is replaced.
ALTER TABLE "workspace" ADD COLUMN "erasing_key_cipher" TEXT;

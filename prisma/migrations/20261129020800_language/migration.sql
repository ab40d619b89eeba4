-- The language that a person chose, a folder of messages/; without one the browser's language is used.
ALTER TABLE "user" ADD COLUMN "language" TEXT;
-- The language of whoever the mail is for, when it was made.
ALTER TABLE "outgoing_mail" ADD COLUMN "language" TEXT;

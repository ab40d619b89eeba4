-- A campaign that waits for its time and aims at segments asks them again when it starts: until then it may not send.
ALTER TABLE campaign ADD COLUMN asks_again BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE campaign ADD CONSTRAINT campaign_asked_before_sending CHECK (NOT asks_again OR status IN ('draft', 'scheduled', 'paused', 'canceled'));

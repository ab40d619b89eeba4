-- A campaign looks after itself: what it was paused for by itself, and from where on it is judged again ("care"); and whether it begins with the
-- first of its people only, and since when the rest goes out too.
ALTER TABLE campaign ADD COLUMN slow_start BOOLEAN;
ALTER TABLE campaign ADD COLUMN slow_ended_at TIMESTAMPTZ(3);
ALTER TABLE campaign ADD COLUMN care JSONB;

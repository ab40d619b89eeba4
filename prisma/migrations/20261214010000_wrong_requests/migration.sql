-- The last messages of a campaign that were refused in a row for one fault of the request itself: `{ fault, code, messages }`; nothing while none is.
ALTER TABLE campaign ADD COLUMN wrong_requests JSONB;

-- The same digits as JavaScript's Number.prototype.toString(36), so that SQL can name a message's seqno.
CREATE FUNCTION canang_base36(value bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  digits text := '';
  rest bigint := value;
BEGIN
  LOOP
    digits := substr('0123456789abcdefghijklmnopqrstuvwxyz', 1 + (rest % 36)::int, 1) || digits;
    rest := rest / 36;
    EXIT WHEN rest = 0;
  END LOOP;
  RETURN digits;
END $$;

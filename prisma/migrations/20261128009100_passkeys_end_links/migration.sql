-- A passkey is a way to sign in: one that is added or removed ends the person's password links, like every other change of the person.
CREATE FUNCTION canang_end_links_of_passkey() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM password_link WHERE user_id = coalesce(NEW.user_id, OLD.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER end_password_links AFTER INSERT OR DELETE ON passkey
  FOR EACH ROW EXECUTE FUNCTION canang_end_links_of_passkey();

-- Who is deleted leaves every list. After the statement, not in it: who was put into a list while it waited for their row is in its view by then,
-- where a DELETE of the same statement would not have seen it. No foreign key, for an import writes a million memberships.
CREATE FUNCTION delete_memberships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM list_member m USING gone o WHERE m.contact_id = o.id;
  RETURN NULL;
END $$;
CREATE TRIGGER memberships_of_deleted AFTER DELETE ON contact REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_memberships();

DELETE FROM list_member m WHERE NOT EXISTS (SELECT FROM contact c WHERE c.id = m.contact_id);

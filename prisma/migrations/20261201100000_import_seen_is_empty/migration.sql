-- Nothing writes this table any more, and from here on nothing reads it. Programs of the release before still do while they are replaced, so
-- it stays for one more release, without the numbers that an earlier one left in it.
TRUNCATE import_seen;

-- Lists of ids that live for a minute or a day: to compress them took a tenth of what an import costs Postgres.
ALTER TABLE import_change ALTER COLUMN created SET STORAGE EXTERNAL;
ALTER TABLE import_change ALTER COLUMN joined SET STORAGE EXTERNAL;
ALTER TABLE contact_word_queue ALTER COLUMN contact_ids SET STORAGE EXTERNAL;

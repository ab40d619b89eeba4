-- Which fields of contacts a person wants to see in lists of people; without a choice the first three of each.
ALTER TABLE "member" ADD COLUMN "contact_columns" TEXT[];

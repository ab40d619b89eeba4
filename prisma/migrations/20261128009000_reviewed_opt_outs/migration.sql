-- An opt-out that a person read out of a customer's text is the customer's own word: START lifts it, unlike what a colleague entered.
UPDATE "suppression" SET "source" = 'review' WHERE "source" = 'person' AND "reason" = 'stop' AND "note" LIKE 'Decided by % from a text to %.';

-- What a kind of gateway has of an account and must not stand plain: one sealed text beside the password.
ALTER TABLE gateway_account ADD COLUMN settings_cipher text NOT NULL DEFAULT '';

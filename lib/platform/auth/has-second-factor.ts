import "server-only";

/**
 * SQL: whether the person `"user" u` signs in with more than a password. An authenticator app and a
 * passkey count alike.
 */
export const HAS_SECOND_FACTOR = `(u.totp_cipher IS NOT NULL
    OR EXISTS (SELECT FROM passkey k WHERE k.user_id = u.id))`;

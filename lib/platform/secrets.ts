import { createCipheriv, createDecipheriv, createHash, createHmac, hash, randomBytes } from "node:crypto";

/**
 * Secrets at rest: AES-256-GCM with a random 96-bit nonce, bound to its row by the additional data
 * (K-1). Form: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url. The key is ENCRYPTION_KEY, 32
 * bytes in base64, and never in the database.
 */
export function sealSecret(plain: string, boundTo: string): string {
  const key = encryptionKey();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", keyId(key), nonce, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** A secret that no key of this installation opens. */
export class UnopenedSecret extends Error {
  override name = "UnopenedSecret";
}

/**
 * Opens what `sealSecret` made for the same row, with the key that it was sealed with: the present
 * one or ENCRYPTION_KEY_OLD. Throws when it was moved to another row, altered, or sealed with any
 * other key.
 */
export function openSecret(sealed: string, boundTo: string): string {
  const [version, id, nonce, tag, text] = sealed.split(".");
  if (version !== "v1" || nonce === undefined || tag === undefined || text === undefined)
    throw new UnopenedSecret("This is not a sealed secret.");
  const key = [encryptionKey(), oldEncryptionKey()].find((known) => known !== null && keyId(known) === id);
  if (!key)
    throw new UnopenedSecret(
      "This secret was sealed with another ENCRYPTION_KEY. Start with the key it was made with.",
    );
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"));
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString(
      "utf8",
    );
  } catch (cause) {
    throw new UnopenedSecret("This secret was altered, or belongs to another row.", { cause });
  }
}

/** SHA-256 of a random token: what the database keeps of callback tokens and API keys. */
export function hashToken(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/**
 * A key for another purpose, derived from ENCRYPTION_KEY_OLD where there is one, else from
 * ENCRYPTION_KEY. It changes with them: what must outlive a rotation seals the derived key and
 * keeps it.
 */
export function derivedKey(purpose: string): Buffer {
  return createHmac("sha256", oldEncryptionKey() ?? encryptionKey())
    .update(purpose)
    .digest();
}

/**
 * How everything begins that one key sealed: the present one, or the one before it (null: there is
 * none).
 */
export function sealedPrefixes(): { present: string; old: string | null } {
  const old = oldEncryptionKey();
  return { present: `v1.${keyId(encryptionKey())}.`, old: old === null ? null : `v1.${keyId(old)}.` };
}

function encryptionKey(): Buffer {
  const key = Buffer.from(process.env.ENCRYPTION_KEY ?? "", "base64");
  if (key.length !== 32)
    throw new Error("ENCRYPTION_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32");
  return key;
}

function oldEncryptionKey(): Buffer | null {
  const old = Buffer.from(process.env.ENCRYPTION_KEY_OLD ?? "", "base64");
  return old.length === 32 ? old : null;
}

function keyId(key: Buffer): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 8);
}

import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

/**
 * Secrets at rest: AES-256-GCM with a random 96-bit nonce, bound to its row by the additional data (RELIABILITY K-1).
 * Form: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url. The key is ENCRYPTION_KEY, 32 bytes in base64, and never in the database.
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

/** Opens what `sealSecret` made for the same row. Throws when it was moved to another row, altered, or sealed with another key. */
export function openSecret(sealed: string, boundTo: string): string {
  const [version, id, nonce, tag, text] = sealed.split(".");
  const key = encryptionKey();
  if (version !== "v1" || nonce === undefined || tag === undefined || text === undefined) throw new Error("This is not a sealed secret.");
  if (id !== keyId(key)) throw new Error("This secret was sealed with another ENCRYPTION_KEY. Start with the key it was made with.");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}

/** SHA-256 of a random token: what the database keeps of callback tokens and API keys. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** A key for another purpose, derived from the one in the environment. */
export function derivedKey(purpose: string): Buffer {
  return createHmac("sha256", encryptionKey()).update(purpose).digest();
}

function encryptionKey(): Buffer {
  const key = Buffer.from(process.env.ENCRYPTION_KEY ?? "", "base64");
  if (key.length !== 32) throw new Error("ENCRYPTION_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32");
  return key;
}

function keyId(key: Buffer): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 8);
}

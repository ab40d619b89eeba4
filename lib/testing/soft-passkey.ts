import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HOLDS_KEY = 0x40;

interface Signing {
  /** What the device counts; by default one more than before. */
  counter?: number;
  origin?: string;
  rpId?: string;
  /** The device made sure of the person, by PIN or fingerprint. */
  verified?: boolean;
  userHandle?: string | null;
}

/**
 * A passkey in software, as a phone holds one: it makes and signs exactly what a browser would hand
 * over.
 */
export class SoftPasskey {
  readonly id = randomBytes(32).toString("base64url");
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
  });
  #counter = 0;

  constructor(
    readonly userId: string,
    readonly site = { rpId: "localhost", origin: "http://localhost:3000" },
  ) {}

  /** The answer to `navigator.credentials.create`. */
  register(
    challenge: string,
    { origin = this.site.origin, rpId = this.site.rpId, verified = true }: Signing = {},
  ) {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    const id = Buffer.from(this.id, "base64url");
    const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(cose)]);
    const authData = new Uint8Array(
      Buffer.concat([this.#head(rpId, HOLDS_KEY | (verified ? VERIFIED : 0), 0), key]),
    );
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ["fmt", "none"],
      ["attStmt", new Map<string, string>()],
      ["authData", authData],
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData("webauthn.create", challenge, origin),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** The answer to `navigator.credentials.get`. */
  sign(
    challenge: string,
    { origin = this.site.origin, rpId = this.site.rpId, verified = true, counter, userHandle }: Signing = {},
  ) {
    this.#counter = counter ?? this.#counter + 1;
    const data = this.#head(rpId, verified ? VERIFIED : 0, this.#counter);
    const clientDataJSON = clientData("webauthn.get", challenge, origin);
    const hash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    return {
      ...this.#credential(),
      response: {
        clientDataJSON,
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", Buffer.concat([data, hash]), this.#keys.privateKey).toString("base64url"),
        userHandle: userHandle === undefined ? Buffer.from(this.userId).toString("base64url") : userHandle,
      },
    };
  }

  #credential() {
    return { id: this.id, rawId: this.id, type: "public-key" as const };
  }

  #head(rpId: string, flags: number, counter: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([PRESENT | flags]), count]);
  }
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString("base64url");
}

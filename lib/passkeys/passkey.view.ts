/** One passkey of the person who looks. */
export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** Kept by a password manager or a cloud on several devices; otherwise on one device only. */
  synced: boolean;
}

export interface PasskeysView {
  /** Whether browsers offer passkeys at this installation's address. */
  possible: boolean;
  /** Where pages must be opened for it. */
  origin: string | null;
  passkeys: PasskeyView[];
}

/** What a browser is asked, and what brings the question back sealed with the answer. */
export interface PasskeyQuestion<Options> {
  options: Options;
  ticket: string;
}

export interface TwoStepView {
  /** With an authenticator app. */
  app: boolean;
  /** With an authenticator app or a passkey. */
  enabled: boolean;
  recoveryCodes: number;
  /** This workspace asks it of the person's role. */
  required: boolean;
  /** While the seven days run: when they end. */
  requiredFrom: string | null;
}

/** What an authenticator app is set up with. */
export interface TwoStepOffer {
  /** For typing where a camera is not at hand. */
  seed: string;
  /** The QR code as one path of an SVG. */
  qr: { size: number; path: string };
  /** Brings the seed back, sealed, with the first code: nothing is stored before that. */
  ticket: string;
}

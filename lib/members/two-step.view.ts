export interface TwoStepView {
  enabled: boolean;
  recoveryCodes: number;
  /** This workspace asks it of the person's role. */
  required: boolean;
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

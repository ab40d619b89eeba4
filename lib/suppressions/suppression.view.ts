/** A phone that may not be texted, why, and where that came from (`person`, `api`, `keyword`, `import`). */
export interface SuppressionView {
  /** Masked for a role that may not see whole numbers. */
  phone: string;
  masked: boolean;
  reason: string;
  source: string;
  note: string;
  createdAt: string;
}

export interface SuppressionRecord {
  phone: string;
  reason: string;
  source: string;
  note: string;
  createdAt: Date;
}

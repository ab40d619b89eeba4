/** Texts that begin with their price, `RM0` or `RM0.00`, and a colon or a space. */
const PRICE_PREFIX = /^\s*RM\s?0(?:\.00)?(?![\d.])/i;

/** Whether a text begins with its price, as texts to Malaysia do. */
export function namesPrice(text: string): boolean {
  return PRICE_PREFIX.test(text);
}

export interface MalaysiaSettings {
  /** `refuse` stops a launch with findings, `warn` only says them. */
  policy: "warn" | "refuse";
  /** The brand that must stand in the text; empty = not checked. */
  brandName: string;
  /**
   * `add` puts the price and the brand before a text that has them not, for recipients in +60 only.
   */
  prefix: "check" | "add";
}

/** The part of a workspace's settings that these rules follow. */
export function malaysiaSettings(settings: {
  malaysiaPolicy: "warn" | "refuse";
  malaysiaBrandName: string;
  malaysiaPrefix: "check" | "add";
}): MalaysiaSettings {
  return {
    policy: settings.malaysiaPolicy,
    brandName: settings.malaysiaBrandName,
    prefix: settings.malaysiaPrefix,
  };
}

/** The template as recipients in +60 get it; null when it is everyone's. */
export function malaysiaTemplate(
  template: string | null,
  { prefix, brandName }: Pick<MalaysiaSettings, "prefix" | "brandName">,
): string | null {
  if (prefix !== "add" || template === null || template.trim() === "") return null;
  const prefixed = withMalaysiaPrefix(template, brandName);
  return prefixed === template ? null : prefixed;
}

/** Puts `RM0 Brand: ` before a text, as far as it is not there yet. */
export function withMalaysiaPrefix(text: string, brandName: string): string {
  const brandMissing = brandName !== "" && !text.toLowerCase().includes(brandName.toLowerCase());
  if (PRICE_PREFIX.test(text)) {
    return brandMissing ? text.replace(PRICE_PREFIX, (price) => `${price} ${brandName}`) : text;
  }
  return brandMissing ? `RM0 ${brandName}: ${text}` : `RM0 ${text}`;
}

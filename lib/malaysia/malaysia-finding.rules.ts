/**
 * What the Malaysian rules find in a text, and where it stands (offsets in UTF-16 units, end
 * exclusive).
 */
export interface MalaysiaFinding {
  kind: "pricePrefix" | "brandName" | "hyperlink" | "callbackNumber" | "personalData";
  from: number;
  to: number;
  /** The words found; empty where something is missing. */
  found: string;
}

/** A finding as a sentence for a person. */
export function malaysiaSentence(finding: MalaysiaFinding): string {
  switch (finding.kind) {
    case "pricePrefix":
      return "Texts to Malaysia begin with their price: put RM0 before the text.";
    case "brandName":
      return "Texts to Malaysia name the brand they come from.";
    case "hyperlink":
      return `Links are not allowed in texts to Malaysia: “${finding.found}”.`;
    case "callbackNumber":
      return `Numbers to call back are not allowed in texts to Malaysia: “${finding.found}”.`;
    case "personalData":
      return `Texts to Malaysia may not ask for personal data: “${finding.found}”.`;
  }
}

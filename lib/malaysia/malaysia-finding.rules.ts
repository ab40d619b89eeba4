import { type Sentence, sentence } from "@/lib/core/sentence";
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
export function malaysiaSentence(finding: MalaysiaFinding): Sentence {
  switch (finding.kind) {
    case "pricePrefix":
      return sentence("rules.malaysia.pricePrefix");
    case "brandName":
      return sentence("rules.malaysia.brandName");
    case "hyperlink":
      return sentence("rules.malaysia.hyperlink", { found: finding.found });
    case "callbackNumber":
      return sentence("rules.malaysia.callbackNumber", { found: finding.found });
    case "personalData":
      return sentence("rules.malaysia.personalData", { found: finding.found });
  }
}

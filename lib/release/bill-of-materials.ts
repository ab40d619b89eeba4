import { OperatorError } from "@/lib/platform/operator-error";
import { runNpm } from "@/lib/release/run-npm";

interface Component {
  name: string;
  version: string;
  hashes?: { alg: string; content: string }[];
}

export interface BillOfMaterials {
  bomFormat: string;
  specVersion: string;
  metadata: { component: Component };
  components: Component[];
}

/**
 * What a running installation is made of, as CycloneDX, from package-lock.json alone: no network is
 * needed.
 */
export function billOfMaterials(): BillOfMaterials {
  const args = [
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--sbom-type",
    "application",
    "--omit",
    "dev",
    "--package-lock-only",
  ];
  const { code, output, errors } = runNpm(args);
  if (code !== 0) throw new OperatorError(`npm could not write the bill of materials: ${errors.trim()}`);
  const bill = JSON.parse(output) as BillOfMaterials;
  // npm takes the name of the folder, which is whatever somebody called their clone.
  bill.metadata.component.name = "canang";
  return bill;
}

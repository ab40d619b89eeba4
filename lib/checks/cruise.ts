import type { CruisedModule } from "./folder-imports";
import { binaryOf, runCommand } from "./run-command";

interface Cruise {
  modules: CruisedModule[];
  dependencies: number;
  violations: { from: string; to: string; rule: { name: string } }[];
}

/** What dependency-cruiser says of some folders, under the rules of .dependency-cruiser.cjs. */
export async function cruise(folders: string[]): Promise<Cruise> {
  const args = [...folders, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const { output } = await runCommand(binaryOf("dependency-cruiser", "bin/dependency-cruise.mjs"), args);
  const start = output.indexOf("{");
  if (start < 0) throw new Error(`dependency-cruiser failed: ${output}`);
  const { modules, summary } = JSON.parse(output.slice(start, output.lastIndexOf("}") + 1)) as {
    modules: CruisedModule[];
    summary: { totalDependenciesCruised?: number; violations: Cruise["violations"] };
  };
  return {
    modules,
    dependencies: summary.totalDependenciesCruised ?? 0,
    violations: summary.violations,
  };
}

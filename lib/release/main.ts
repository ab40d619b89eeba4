import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import { exitWith } from "@/lib/platform/program/exit-with";
import { projectRoot } from "@/lib/platform/project-root";
import { say } from "@/lib/programs/cli/say";
import { auditPackages } from "@/lib/release/audit-packages";
import { billOfMaterials } from "@/lib/release/bill-of-materials";
import { changedFiles } from "@/lib/release/changed-files";
import { dependencyProblems } from "@/lib/release/dependency-problems";
import { licenceList } from "@/lib/release/licence-list";
import { lockedPackages } from "@/lib/release/locked-packages";
import { runNpm } from "@/lib/release/run-npm";

/**
 * `npm run release`: everything that must hold before a version is given out, then what is given
 * out beside it.
 */
try {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as {
    version: string;
  };
  const changed = changedFiles(projectRoot);
  if (changed.length > 0)
    throw new OperatorError(
      `A release is what is committed, and this is not:\n${changed.join("\n")}\nCommit or remove it first.`,
    );

  const packages = lockedPackages();
  const problems = dependencyProblems(packages);
  if (problems.length > 0)
    throw new OperatorError(`These packages may not be released:\n${problems.join("\n")}`);
  say(`${packages.length} packages, each fixed by its hash, all from one registry`);

  const audit = auditPackages();
  if (!audit.asked)
    say(
      `NOT ASKED about known holes, for the registry did not answer: ${audit.reason}. Run "npm audit" where it does.`,
    );
  else if (audit.grave > 0)
    throw new OperatorError(`${audit.grave} packages have a grave hole that is known. See "npm audit".`);
  else say(`No grave hole is known; ${audit.others} lesser ones`);

  const checks = runNpm(["run", "--silent", "check"]);
  say(checks.output.trim());
  if (checks.code !== 0) throw new OperatorError(`The checks do not pass. ${checks.errors}`);

  const folder = path.join(projectRoot, "release");
  mkdirSync(folder, { recursive: true });
  const bill = billOfMaterials();
  const write = (name: string, content: string) => {
    writeFileSync(path.join(folder, `canang-${version}.${name}`), content);
    say(`release/canang-${version}.${name}`);
  };
  write("cdx.json", `${JSON.stringify(bill, null, 2)}\n`);
  write("licences.txt", licenceList(packages));
} catch (error) {
  exitWith(error, "release");
}

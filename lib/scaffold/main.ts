import { exitWith } from "@/lib/platform/program/exit-with";
import { projectRoot } from "@/lib/platform/project-root";
import { say } from "@/lib/programs/cli/say";
import { writeSkeleton } from "./write-skeleton";

/** `npm run new -- feature|screen|gateway NAME`: the files that docs/how-to begins with. */
try {
  const [kind, name] = process.argv.slice(2);
  const { files, next } = writeSkeleton(projectRoot, kind, name);
  say(
    `Written:\n${Object.keys(files)
      .map((file) => `  ${file}`)
      .join("\n")}`,
  );
  say(`\nNext:\n${next.map((step, index) => `  ${index + 1}. ${step}`).join("\n")}`);
} catch (error) {
  exitWith(error, "new");
}

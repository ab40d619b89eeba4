import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

/** Every file of the product's own source, without tests and without what is generated. */
export function walkSources(): { file: string; text: string }[] {
  return ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/generated\/|^lib\/testing\//.test(file))
      .filter((file) => statSync(path.join(projectRoot, file)).isFile())
      .map((file) => ({ file, text: readFileSync(path.join(projectRoot, file), "utf8") })),
  );
}

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";
import { cruise } from "./cruise";
import { drawFolders } from "./draw-folders";
import { folderImports } from "./folder-imports";

/** `npm run draw`: draws which folder of `lib` uses which into docs/architecture.md. */
const file = path.join(projectRoot, "docs/architecture.md");
const { modules } = await cruise(["lib"]);
const drawing = drawFolders(folderImports(modules));
const text = readFileSync(file, "utf8");
writeFileSync(file, text.replace(/```mermaid\n[\s\S]*?\n```/, `\`\`\`mermaid\n${drawing}\n\`\`\``));

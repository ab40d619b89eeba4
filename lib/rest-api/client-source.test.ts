import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { clientSource } from "@/lib/rest-api/client-source";
import { codeSamples } from "@/lib/rest-api/code-samples";
import { openApiDocument } from "@/lib/rest-api/openapi-document";
import { OPERATIONS } from "@/lib/rest-api/operations";

/** What the compiler says against these files. */
function complaints(files: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-client-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const program = createProgram(
      Object.keys(files).map((name) => path.join(folder, name)),
      {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ScriptTarget.ES2023,
        lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
        module: ModuleKind.ESNext,
        moduleResolution: ModuleResolutionKind.Bundler,
        typeRoots: [path.join(projectRoot, "node_modules/@types")],
        types: ["node"],
      },
    );
    return getPreEmitDiagnostics(program).map(
      ({ file, messageText }) =>
        `${path.basename(file?.fileName ?? "")}: ${flattenDiagnosticMessageText(messageText, " ")}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the TypeScript client made from the OpenAPI document", () => {
  it("compiles strictly, and so does every example of the page that uses it", () => {
    const samples = OPERATIONS.map((operation) => [
      `${operation.id}.ts`,
      `${codeSamples(operation, "https://sms.example.com").typescript}\nexport {};\n`,
    ]);
    const client = clientSource(openApiDocument("https://sms.example.com"));
    expect(complaints({ "canang-client.ts": client, ...Object.fromEntries(samples) })).toEqual([]);
  });

  it("does not take what an operation does not take", () => {
    const client = clientSource(openApiDocument("https://sms.example.com"));
    const wrong =
      'import { Canang } from "./canang-client";\nvoid new Canang({ url: "", key: "" }).createList({ body: { nam: "x" } });\n';
    expect(complaints({ "canang-client.ts": client, "wrong.ts": wrong }).join()).toMatch(
      /wrong\.ts: .*'nam' does not exist/,
    );
  });
});

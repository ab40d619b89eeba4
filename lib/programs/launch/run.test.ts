import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { walkSources } from "@/lib/checks/walk-sources";
import { projectRoot } from "@/lib/platform/project-root";
import { PROGRAMS } from "@/lib/programs/cli/programs";

let project = "";

/** A project beside this one: its own programs, our packages, database client and launcher. */
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "canang-launch-"));
  mkdirSync(path.join(project, "lib"));
  for (const place of [
    "node_modules",
    "prisma",
    "prisma.config.ts",
    "lib/platform",
    "lib/programs",
    "lib/testing",
  ])
    symlinkSync(path.join(projectRoot, place), path.join(project, place));
  // What stands in them counts from where they are.
  for (const file of ["tsconfig.json", "tsconfig.programs.json"])
    copyFileSync(path.join(projectRoot, file), path.join(project, file));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, source: string): void {
  writeFileSync(path.join(project, "lib", file), source);
}

function run(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const launch = path.join(projectRoot, "lib/programs/launch/run.mjs");
  const { CANANG_ROOT: _, LOG_LEVEL: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launch, "lib/greet.ts", ...args], {
    cwd: project,
    env,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

const compiled = () => path.join(project, ".programs/lib/greet/greet.js");

describe("a program", () => {
  it("runs as plain JavaScript with its own arguments, and is compiled anew only when a source of it changed", () => {
    write("word.ts", 'export const word: string = "Hello";\n');
    write(
      "greet.ts",
      'import "server-only";\nimport { word } from "@/lib/word";\nprocess.stdout.write([word, ...process.argv.slice(2)].join(" "));\n',
    );
    expect(run("Aminah", "--json")).toEqual({ code: 0, stdout: "Hello Aminah --json", stderr: "" });
    expect(readFileSync(compiled(), "utf8")).not.toContain(": string");
    const { ino } = statSync(compiled());
    write("another.ts", "export const another = 1;\n");
    expect(run().stdout).toBe("Hello");
    expect(statSync(compiled()).ino).toBe(ino);
    write("word.ts", 'export const word: string = "Selamat";\n');
    expect(run().stdout).toBe("Selamat");
  });

  it("names the line of its source when it fails", () => {
    write(
      "greet.ts",
      '// One.\n\ninterface Two {\n  three: 3;\n}\n\nthrow new Error("broken" as string & Partial<Two>);\n',
    );
    expect(run()).toMatchObject({ code: 1, stderr: expect.stringMatching(/lib\/greet\.ts:7:\d+/) });
  });

  it("has its lines named in the log too where Node keeps no maps", () => {
    write(
      "greet.ts",
      `import { log } from "@/lib/platform/log";

interface Two {
  three: 3;
}

process.setSourceMapsEnabled(false);
const fail = (two?: Two) => new Error(\`broken \${two?.three}\`);
log().error({ err: fail() }, "it failed");
`,
    );
    const { err } = JSON.parse(run().stdout) as { err: { stack: string } };
    expect(err.stack).toMatch(/at fail \(\/.*\/lib\/greet\.ts:8:\d+\)/);
    expect(err.stack).not.toContain(".programs/lib/greet");
  });

  it("has no compiler beside it, not even when it was compiled a moment ago", () => {
    write(
      "greet.ts",
      'import { readFileSync } from "node:fs";\nprocess.stdout.write(JSON.stringify(readFileSync("/proc/thread-self/children", "utf8")));\n',
    );
    expect(run()).toEqual({ code: 0, stdout: '""', stderr: "" });
  });

  it("says in one sentence what is wrong with its source, or that it must be built first", () => {
    write("greet.ts", 'import "./nowhere";\n');
    expect(run()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/lib\/greet\.ts:1:7: .*\.\/nowhere/),
    });
    write("greet.ts", "export {};\n");
    writeFileSync(path.join(project, ".programs"), "");
    const { code, stderr } = run();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lib\/greet\.ts could not be compiled: .*npm run build\n$/);
  });
});

it("the build compiles every program that the product starts", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const tools = /^lib\/(checks|testing|release|scaffold)\//;
  const started = [
    ...["start", "web", "worker", "simulator", "whatsapp-simulator", "migrate", "cli"].map(
      (name) => scripts[name] ?? "",
    ),
    ...walkSources().flatMap(({ file, text }) => (tools.test(file) ? [] : [text])),
  ].flatMap((text) => [...text.matchAll(/(?:run\.mjs |")(lib\/[\w/-]+\.ts)\b/g)].map(([, file]) => file));
  expect([...new Set(started)].sort()).toEqual([...PROGRAMS].sort());
});

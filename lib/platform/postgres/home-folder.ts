import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import type { RunAs } from "@/lib/platform/postgres/unprivileged-user";

/**
 * Where what the unprivileged user must reach is kept when DATA_DIR lies below a folder that only
 * root may enter.
 */
const SHARED_FOLDER = "/var/lib/canang";

/** Where the cluster lives, and who runs it. */
export interface HomeFolder {
  folder: string;
  runAs: RunAs | undefined;
  /** Where a copy of the binaries may be put. */
  copies: string;
}

/**
 * DATA_DIR/postgres; or /var/lib/canang/<id>, with the id remembered in DATA_DIR/postgres-home,
 * when the user that Postgres runs as cannot get into DATA_DIR (a project below /root, a folder of
 * `mktemp -d`).
 */
export function homeFolder(dataDir: string, preferred: RunAs | undefined): HomeFolder {
  const remembered = path.join(dataDir, "postgres-home");
  if (existsSync(remembered))
    return openFolder(readFileSync(remembered, "utf8").trim(), preferred, SHARED_FOLDER);
  const inside = openFolder(
    path.join(dataDir, "postgres"),
    preferred,
    preferred === undefined ? dataDir : SHARED_FOLDER,
  );
  if (canWrite(inside)) return inside;
  if (existsSync(path.join(inside.folder, "data"))) {
    throw new OperatorError(
      `Postgres cannot reach its data in ${inside.folder} any more. Let every user pass through the folders above it (chmod a+x).`,
    );
  }
  rmSync(inside.folder, { recursive: true, force: true });
  const outside = openFolder(
    path.join(SHARED_FOLDER, randomBytes(8).toString("hex")),
    preferred,
    SHARED_FOLDER,
  );
  if (!canWrite(outside))
    throw new OperatorError(
      `Postgres can write neither to ${dataDir} nor to ${SHARED_FOLDER}. Set DATA_DIR to another folder.`,
    );
  writeFileSync(remembered, `${outside.folder}\n`);
  return outside;
}

/** Removes everything: the cluster, and DATA_DIR itself. For tests. */
export function removeHome(dataDir: string): void {
  const remembered = path.join(dataDir, "postgres-home");
  const outside = existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : undefined;
  if (outside?.startsWith(`${SHARED_FOLDER}/`)) rmSync(outside, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function openFolder(folder: string, preferred: RunAs | undefined, copies: string): HomeFolder {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (preferred !== undefined) chownSync(folder, preferred.uid, preferred.gid);
    chmodSync(folder, 0o700);
  }
  const owner = statSync(folder);
  const runAs = preferred === undefined || owner.uid === 0 ? preferred : { uid: owner.uid, gid: owner.gid };
  return { folder, runAs, copies };
}

/**
 * Asked of the system itself, as the user in question: modes, access lists and mounts all count.
 */
function canWrite({ folder, runAs }: HomeFolder): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder], {
      ...runAs,
      cwd: "/",
      stdio: "ignore",
    }).status === 0
  );
}

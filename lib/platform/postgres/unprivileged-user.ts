import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { OperatorError } from "@/lib/platform/operator-error";

/** Postgres refuses to run as root: these are the ids it runs with instead. */
export interface RunAs {
  uid: number;
  gid: number;
}

/**
 * undefined where we are not root: Postgres then runs as ourselves. As root an existing
 * unprivileged user, or a new system user `canang`.
 */
export function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp("canang") ?? lookUp("postgres") ?? lookUp("nobody");
  if (found !== undefined) return found;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "canang"], {
    stdio: "ignore",
  });
  const made = lookUp("canang");
  if (made === undefined)
    throw new OperatorError(
      "Postgres cannot run as root and no other user exists: add a user named canang, or set DATABASE_URL.",
    );
  return made;
}

function lookUp(name: string): RunAs | undefined {
  let users = "";
  try {
    users = readFileSync("/etc/passwd", "utf8");
  } catch {
    return undefined;
  }
  const fields = users
    .split("\n")
    .map((line) => line.split(":"))
    .find(([user]) => user === name);
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  return uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

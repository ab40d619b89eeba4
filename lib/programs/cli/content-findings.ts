import { sql } from "@/lib/platform/db/sql";
import { RESERVED_SLUGS } from "@/lib/workspaces/reserved-slugs.rules";
import type { Finding } from "./finding";

/** Whether there is somebody to work for, and a worker that works. */
export async function contentFindings(): Promise<Finding[]> {
  const facts = await sql.first<{ workspaces: number; workers: number; last: number | null }>(
    `SELECT (SELECT count(*) FROM workspace) AS workspaces,
            (SELECT count(*)
              FROM worker
              WHERE stopped_at IS NULL AND seen_at > now() - interval '1 minute') AS workers,
            (SELECT extract(epoch FROM now() - max(seen_at))::float8 FROM worker) AS last`,
  );
  const { workspaces, workers, last } = facts ?? { workspaces: 0, workers: 0, last: null };
  const noWorkspace = "There is no workspace yet: open the app in the browser, or use workspace:create.";
  const seen =
    last === null
      ? "No worker has ever been seen"
      : `No worker has been seen for ${Math.max(1, Math.round(last / 60))} minute(s)`;
  return [
    ...(await unreachableFindings()),
    {
      about: "workspaces",
      ok: workspaces > 0,
      sentence: workspaces > 0 ? `${workspaces} workspace(s).` : noWorkspace,
    },
    {
      about: "worker",
      ok: workers > 0,
      sentence:
        workers > 0
          ? `${workers} worker(s) at work.`
          : `${seen}: nothing is sent. Start one with npm run worker.`,
    },
  ];
}

/** Made before their word was taken by a page of the product. */
async function unreachableFindings(): Promise<Finding[]> {
  const found = await sql.query<{ slug: string }>(
    "SELECT slug FROM workspace WHERE slug = ANY ($1) ORDER BY slug",
    [[...RESERVED_SLUGS]],
  );
  return found.map(({ slug }) => ({
    about: "workspaces",
    ok: false,
    sentence: `The workspace "${slug}" cannot be opened: the product uses the address /${slug} itself. Change its slug in the table workspace.`,
  }));
}

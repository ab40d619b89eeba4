import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { getMessages } from "next-intl/server";
import { projectRoot } from "@/lib/platform/project-root";
import { pickTexts } from "./pick-texts";

type Texts = Awaited<ReturnType<typeof getMessages>>;

/** What the build found that each place says (lib/programs/launch/browser-texts.mjs). */
let listed: Record<string, readonly string[] | undefined> | undefined;

/** Once for each language and place: they are the same for everyone. */
const picked = new WeakMap<Texts, Map<string, object>>();

/**
 * The texts that a browser needs for a layout or page, named by its path under app, beside those of
 * the layouts around it. All of them while they are being written.
 */
export async function browserTexts(place: string): Promise<object> {
  const all = await getMessages();
  const known = picked.get(all) ?? new Map<string, object>();
  picked.set(all, known);
  const keys = list()[place];
  const texts = known.get(place) ?? (keys ? pickTexts({ ...all }, keys) : all);
  known.set(place, texts);
  return texts;
}

function list() {
  if (listed !== undefined) return listed;
  const file = path.join(projectRoot, process.env.NEXT_DIST_DIR || ".next", "browser-texts.json");
  const built = process.env.NODE_ENV === "production" && existsSync(file);
  listed = built ? (JSON.parse(readFileSync(file, "utf8")) as NonNullable<typeof listed>) : {};
  return listed;
}

import { z } from "zod";
import { text } from "@/lib/core/text.input";

/** GET …/search: what was typed into the command menu. */
export const searchQuery = z.object({ q: text().trim().min(1).max(100) });

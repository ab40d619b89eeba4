import { z } from "zod";
import {
  ASSIGNMENTS,
  type InboxAssignment,
  type OfficeHoursSettings,
  officeHoursSchema,
} from "@/lib/inbox/inbox-hours.input";

const NINE_TO_SIX = { from: "09:00", to: "18:00" };

/** What the form begins with; until it is switched on, it means nothing. */
const UNSET: OfficeHoursSettings = {
  on: false,
  week: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, null, null],
  holidays: [],
  away: "",
};

const kept = (settings: unknown, name: string): unknown =>
  typeof settings === "object" && settings !== null ? (settings as Record<string, unknown>)[name] : undefined;

/** The office hours of a workspace's settings. */
export const officeHoursOf = (settings: unknown): OfficeHoursSettings =>
  officeHoursSchema.catch(UNSET).parse(kept(settings, "officeHours") ?? UNSET);

export const assignmentOf = (settings: unknown): InboxAssignment =>
  z.enum(ASSIGNMENTS).catch("off").parse(kept(settings, "inboxAssignment"));

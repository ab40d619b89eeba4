import type { Formats } from "next-intl";

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const MOMENT = { ...DAY, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** The forms in which a date stands anywhere: "30 Nov 2026" and "30 Nov 2026, 04:05". */
export const FORMATS = {
  dateTime: {
    day: DAY,
    /** Of the year that one is in. */
    dayOfYear: { day: "numeric", month: "short" },
    moment: MOMENT,
    /** Where the order of two things is what one looks for. */
    second: { ...MOMENT, second: "2-digit" },
    zoned: { ...MOMENT, timeZoneName: "short" },
    clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  },
} as const satisfies Formats;

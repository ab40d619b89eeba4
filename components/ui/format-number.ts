const LOCALE = "en";
const grouped = new Intl.NumberFormat(LOCALE);
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });

/** 4812 → "4,812". */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** 1204000 → "1.2M": only where there is no room; the whole number must be near. */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A share in percent: "98.4 %". Never rounds up to all nor down to none. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return "–";
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 0.1) return "< 0.1 %";
  if (part < whole && percent > 99.9) return "> 99.9 %";
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(percent)} %`;
}

/** 1048576 → "1 MB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(bytes / 1024 ** power)} ${units[power]}`;
}

/** How numbers are written in a language. */
export interface NumberFormat {
  /** 4812 → "4,812". */
  formatNumber(value: number): string;
  /** 1204000 → "1.2M": only where there is no room; the whole number must be near. */
  formatCompact(value: number): string;
  /** A share in percent: "98.4 %". Never rounds up to all nor down to none. */
  formatShare(part: number, whole: number): string;
  /** 1048576 → "1 MB". */
  formatBytes(bytes: number): string;
}

const known = new Map<string, NumberFormat>();

export function numberFormat(locale: string): NumberFormat {
  const format = known.get(locale) ?? create(locale);
  known.set(locale, format);
  return format;
}

function create(locale: string): NumberFormat {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const grouped = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  return {
    formatNumber: (value) => grouped.format(value),
    formatCompact: (value) => compact.format(value),
    formatShare: (part, all) => {
      if (all <= 0) return "–";
      const percent = (part / all) * 100;
      if (part > 0 && percent < 0.1) return `< ${tenths.format(0.1)} %`;
      if (part < all && percent > 99.9) return `> ${tenths.format(99.9)} %`;
      return `${tenths.format(percent)} %`;
    },
    formatBytes: (bytes) => {
      const units = ["B", "kB", "MB", "GB"];
      const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
      return `${(power === 0 ? whole : tenths).format(bytes / 1024 ** power)} ${units[power]}`;
    },
  };
}

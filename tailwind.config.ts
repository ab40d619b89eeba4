import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;
const tone = (name: string) => ({
  DEFAULT: token(name),
  soft: token(`${name}-soft`),
  line: token(`${name}-line`),
});
const status = (name: string) => ({ DEFAULT: token(`status-${name}`), ink: token(`status-${name}-ink`) });

/** The only colours there are. Their values, light and dark, stand in app/tokens.css. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: ["class", ".dark"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      canvas: token("canvas"),
      surface: token("surface"),
      raised: token("raised"),
      sunken: token("sunken"),
      hover: token("hover"),
      selected: token("selected"),
      bubble: token("bubble"),
      scrim: token("scrim"),
      ink: token("ink"),
      fg: token("ink"),
      muted: token("muted"),
      line: { DEFAULT: token("line"), strong: token("line-strong") },
      focus: token("focus"),
      accent: {
        DEFAULT: token("accent"),
        hover: token("accent-hover"),
        ink: token("accent-ink"),
        soft: token("accent-soft"),
        line: token("accent-line"),
      },
      "on-accent": token("on-accent"),
      "on-danger": token("on-danger"),
      inverse: token("inverse"),
      "on-inverse": token("on-inverse"),
      info: tone("info"),
      success: tone("success"),
      warning: tone("warning"),
      danger: { ...tone("danger"), strong: token("danger-strong"), hover: token("danger-hover") },
      status: {
        queued: status("queued"),
        sending: status("sending"),
        sent: status("sent"),
        delivered: status("delivered"),
        read: status("read"),
        held: status("held"),
        failed: status("failed"),
        expired: status("expired"),
        rejected: status("rejected"),
        unknown: status("unknown"),
        unresolved: status("unresolved"),
        suppressed: status("suppressed"),
        canceled: status("canceled"),
      },
      chart: {
        1: token("chart-1"),
        2: token("chart-2"),
        3: token("chart-3"),
        4: token("chart-4"),
        5: token("chart-5"),
      },
    },
    borderRadius: {
      none: "0",
      sm: "4px",
      DEFAULT: "6px",
      md: "6px",
      lg: "8px",
      xl: "12px",
      "2xl": "16px",
      full: "9999px",
    },
    extend: {
      fontFamily: {
        sans: [
          "var(--font-geist-sans)",
          "system-ui",
          "Noto Sans",
          "Noto Sans CJK SC",
          "Noto Sans Tamil",
          "sans-serif",
        ],
        mono: ["var(--font-geist-mono)", "ui-monospace", "SFMono-Regular", "monospace"],
      },
      boxShadow: { sm: token("shadow-sm"), md: token("shadow-md"), lg: token("shadow-lg") },
    },
  },
} satisfies Config;

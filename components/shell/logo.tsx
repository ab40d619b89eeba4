/** The canang: a small bronze gong, seen from the front. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className ?? "size-6 text-accent"}>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <circle
        cx="12"
        cy="12"
        r="7.25"
        fill="none"
        stroke="var(--on-accent)"
        strokeOpacity="0.55"
        strokeWidth="1.25"
      />
      <circle cx="12" cy="12" r="3.25" fill="var(--on-accent)" />
    </svg>
  );
}

import { cn } from "./cn";

/** A person by their initials. The name stands beside it; alone it needs `labelled`. */
export function Avatar({
  name,
  labelled = false,
  className,
}: {
  name: string;
  labelled?: boolean;
  className?: string;
}) {
  return (
    <span
      {...(labelled ? { role: "img", "aria-label": name } : { "aria-hidden": true })}
      className={cn(
        "grid size-7 shrink-0 select-none place-items-center overflow-hidden rounded-full bg-accent-soft text-xs font-semibold text-accent-ink",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return /\p{Script=Han}/u.test(first) ? first : `${first}${last}`.toUpperCase();
}

import { RelativeTime } from "@/components/ui/relative-time";

interface RawCallProps {
  what: string;
  ip: string | null;
  raw: string;
  at: string;
}

/**
 * A call as it came: what it was, from where, and its very words. On a narrow screen it says when
 * as well.
 */
export function RawCall({ what, ip, raw, at }: RawCallProps) {
  return (
    <div className="min-w-0">
      <p>
        {what}
        {ip ? <span className="text-muted tabular-nums"> · {ip}</span> : null}
      </p>
      {raw ? (
        <code className="block max-w-40 truncate text-xs text-muted sm:max-w-72 xl:max-w-96" title={raw}>
          {raw}
        </code>
      ) : null}
      <p className="text-xs text-muted sm:hidden">
        <RelativeTime at={at} />
      </p>
    </div>
  );
}

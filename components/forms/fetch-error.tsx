import { FetchFailure } from "@/components/forms/fetch-json";
import { ErrorState } from "@/components/ui/error-state";

interface FetchErrorProps {
  title: string;
  /** A query of react-query, or what one says of itself. */
  query: { error: Error | null; refetch: () => unknown };
  className?: string;
}

/**
 * What a part of a page shows when its data could not be read: why, with a reference for support,
 * and a way to try again.
 */
export function FetchError({ title, query, className }: FetchErrorProps) {
  const { error } = query;
  return (
    <ErrorState
      title={title}
      description={error?.message ?? ""}
      reference={error instanceof FetchFailure ? error.requestId : null}
      onRetry={() => void query.refetch()}
      {...(className ? { className } : {})}
    />
  );
}

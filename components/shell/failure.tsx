interface FailureProps {
  title: string;
  description: string;
  /** "Reference" in the person's language, beside the id under which the log knows the failure. */
  referenceLabel: string;
  reference: string | undefined;
  retryLabel: string;
  onRetry: () => void;
}

/**
 * What the pages of last resort say. Each page of the product brings them along in case it fails,
 * so they are made of bare elements: buttons and icons of their own would be loaded twice.
 */
export function Failure({
  title,
  description,
  referenceLabel,
  reference,
  retryLabel,
  onRetry,
}: FailureProps) {
  return (
    <div role="alert" className="flex max-w-md flex-col items-center gap-2 px-6 py-10 text-center">
      <p className="text-lg font-semibold">{title}</p>
      <p className="text-pretty text-muted">{description}</p>
      {reference ? (
        <p className="text-xs text-muted">
          {referenceLabel}: <code className="font-mono select-all">{reference}</code>
        </p>
      ) : null}
      <button
        type="button"
        onClick={onRetry}
        className="mt-2 h-9 rounded-md bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
      >
        {retryLabel}
      </button>
    </div>
  );
}

interface MarkedTextProps {
  text: string;
  /** In order; those that overlap an earlier one are left out. */
  marks: { from: number; to: number }[];
  label: string;
}

/** A text with pieces of it marked where they stand, by more than colour. */
export function MarkedText({ text, marks, label }: MarkedTextProps) {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from < at) continue;
    pieces.push(
      { text: text.slice(at, from), marked: false, at },
      { text: text.slice(from, to), marked: true, at: from },
    );
    at = to;
  }
  pieces.push({ text: text.slice(at), marked: false, at });
  return (
    <figure className="mt-2">
      <figcaption className="text-xs text-muted">{label}</figcaption>
      <p
        dir="auto"
        className="mt-1 max-h-40 overflow-y-auto rounded-md bg-surface p-2 break-words whitespace-pre-wrap"
      >
        {pieces.map((piece) =>
          piece.marked ? (
            <mark
              key={piece.at}
              className="rounded-xs bg-danger-soft px-0.5 font-medium text-danger underline decoration-2 underline-offset-2"
            >
              {piece.text}
            </mark>
          ) : (
            <span key={`words-${piece.at}`}>{piece.text}</span>
          ),
        )}
      </p>
    </figure>
  );
}

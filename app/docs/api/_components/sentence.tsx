/** A sentence in which what stands between backquotes is code. */
export function Sentence({ text, className }: { text: string; className?: string }) {
  const pieces = text
    .split("`")
    .map((piece, index) => ({ piece, code: index % 2 === 1, key: `${index}-${piece}` }));
  return (
    <p className={className}>
      {pieces.map(({ piece, code, key }) =>
        code ? (
          <code key={key} className="rounded-sm bg-sunken px-1 font-mono text-[0.9em] break-words">
            {piece}
          </code>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

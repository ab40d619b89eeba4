import { SafeText } from "@/components/ui/safe-text";
import type { Paper, PaperSection } from "@/lib/billing/paper.view";

/** A paper for a customer, on the screen as on the printer; nothing but it prints. */
export function PaperSheet({ paper }: { paper: Paper }) {
  return (
    <article className="flex max-w-4xl min-w-0 flex-col gap-6 rounded-lg border border-line bg-surface p-4 sm:p-8 print:max-w-none print:border-0 print:bg-transparent print:p-0 print:text-black">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-56">
          <p className="text-lg font-semibold break-words">
            <SafeText text={paper.from.name} />
          </p>
          <Lines lines={paper.from.lines} />
        </div>
        <div className="min-w-0 text-end">
          <h2 className="text-2xl font-semibold tracking-tight">{paper.title}</h2>
          <dl className="text-sm">
            {paper.facts.map(([name, value]) => (
              <div key={name} className="flex justify-end gap-2">
                <dt className="text-muted print:text-black">{name}</dt>
                <dd className="font-medium break-words tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
          {paper.mark ? (
            <p className="mt-1 inline-block rounded border-2 border-danger px-2 font-semibold text-danger">
              {paper.mark}
            </p>
          ) : null}
        </div>
      </header>
      <div>
        <p className="text-xs text-muted print:text-black">{paper.to.title}</p>
        <p className="font-semibold break-words">
          <SafeText text={paper.to.name} />
        </p>
        <Lines lines={paper.to.lines} />
      </div>
      {paper.sections.map((section) => (
        <Section key={section.id} section={section} label={paper.title} />
      ))}
      {paper.notes.map((note) => (
        <div key={note.title + note.text} className="text-sm">
          {note.title ? <p className="font-semibold">{note.title}</p> : null}
          <p className="break-words whitespace-pre-wrap text-muted print:text-black">
            <SafeText text={note.text} />
          </p>
        </div>
      ))}
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <p className="text-sm break-words text-muted print:text-black">
      {lines.map((line) => (
        <span key={line} className="block">
          <SafeText text={line} />
        </span>
      ))}
    </p>
  );
}

function Section({ section, label }: { section: PaperSection; label: string }) {
  const { columns, rows, empty, totals } = section;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <section
        className="scroll-thin overflow-x-auto print:overflow-visible"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone.
        tabIndex={0}
      >
        <table className="w-full border-collapse text-sm">
          <thead className="border-y border-line-strong text-xs">
            <tr>
              {columns.map((column) => (
                <th
                  key={column.label}
                  scope="col"
                  className={`px-1.5 py-2 font-semibold whitespace-nowrap first:ps-0 last:pe-0 ${column.end ? "text-end" : "text-start"}`}
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-b border-line-strong">
            {rows.map(({ id, cells }) => (
              <tr key={id} className="break-inside-avoid">
                {cells.map((cell, at) => (
                  <td
                    key={columns[at]?.label}
                    className={`px-1.5 py-2 align-top whitespace-nowrap tabular-nums first:ps-0 last:pe-0 ${columns[at]?.end ? "text-end" : "text-start"}`}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length} className="py-3 text-muted">
                  {empty}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </section>
      <dl className="w-full max-w-72 self-end text-sm">
        {totals.map(({ name, value, strong }) => (
          <div
            key={name}
            className={`flex justify-between gap-6 py-0.5 ${strong ? "text-base font-semibold" : ""}`}
          >
            <dt className={strong ? "" : "text-muted print:text-black"}>{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** As many customers as one import may bring. */
export const MOST_CUSTOMERS = 5_000;

export interface CustomerLine {
  /** Counted from 1, as a spreadsheet shows it. */
  row: number;
  username: string;
  name: string;
  notes: string;
  /** Why it cannot be added. */
  problem: "noUsername" | "spaces" | "long" | "twice" | null;
}

const HEADINGS: Record<"username" | "name" | "notes", RegExp> = {
  username: /^(user[ _-]?name|user|login|customer|account|pelanggan|nama pengguna|akaun|用户名?)$/i,
  name: /^(name|full[ _-]?name|company|nama|syarikat|名称|姓名)$/i,
  notes: /^(notes?|remarks?|comments?|nota|catatan|备注)$/i,
};

/**
 * Customers of a table: a line each, with a username and, if it stands there, a name and a note,
 * parted by tabs, semicolons or commas. The columns are those of a heading, else in this order.
 */
export function readCustomerRows(text: string): CustomerLine[] {
  const rows = tableOf(text);
  const heading = rows.find(({ cells }) => cells.some((cell) => cell !== ""));
  const columns = columnsOf(heading?.cells ?? []);
  const seen = new Set<string>();
  const lines: CustomerLine[] = [];
  for (const { row, cells } of rows) {
    if (cells.every((cell) => cell === "")) continue;
    if (columns.headed && row === heading?.row) continue;
    const at = (column: number) => (column < 0 ? "" : (cells[column] ?? ""));
    const username = at(columns.username);
    const problem = problemOf(username, seen);
    seen.add(username.toLowerCase());
    lines.push({
      ...{ row, username, problem },
      name: at(columns.name).slice(0, 120),
      notes: at(columns.notes).slice(0, 2_000),
    });
  }
  return lines;
}

function problemOf(username: string, seen: ReadonlySet<string>): CustomerLine["problem"] {
  if (username === "") return "noUsername";
  if (/\s/.test(username)) return "spaces";
  if (username.length > 100) return "long";
  return seen.has(username.toLowerCase()) ? "twice" : null;
}

function columnsOf(cells: readonly string[]) {
  const find = (heading: RegExp) => cells.findIndex((cell) => heading.test(cell));
  const username = find(HEADINGS.username);
  if (username < 0) return { headed: false, username: 0, name: 1, notes: 2 };
  return { headed: true, username, name: find(HEADINGS.name), notes: find(HEADINGS.notes) };
}

/** The rows of a table; a cell in quotes may hold the sign that parts them, and a line end. */
function tableOf(text: string): { row: number; cells: string[] }[] {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const first = plain.slice(0, plain.indexOf("\n") < 0 ? undefined : plain.indexOf("\n"));
  const sign = ["\t", ";", ","].find((each) => first.includes(each)) ?? ",";
  const rows: { row: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    cells.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] as string;
    if (quoted && letter === '"' && plain[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (!quoted && letter === sign) endCell();
    else if (!quoted && letter === "\n") {
      endCell();
      rows.push({ row: rows.length + 1, cells });
      cells = [];
    } else cell += letter;
  }
  endCell();
  rows.push({ row: rows.length + 1, cells });
  return rows;
}

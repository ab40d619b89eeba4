/**
 * The name under which a column without a heading is kept. Screens say it in the language of the
 * person who reads them.
 */
export function unnamedColumn(index: number): string {
  return `Column ${index + 1}`;
}

export function isUnnamed(name: string, index: number): boolean {
  return name === unnamedColumn(index);
}

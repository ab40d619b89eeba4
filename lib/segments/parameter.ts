/** Adds a value to the statement's and answers its place, such as `$7::text`. */
export type Parameter = (
  value: unknown,
  type: "text" | "text[]" | "uuid[]" | "numeric" | "timestamptz",
) => string;

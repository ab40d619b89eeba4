/** One field or parameter of an operation, as the page shows it. */
export interface FieldRow {
  name: string;
  type: string;
  required: boolean;
  note: string;
}

export interface OperationReference {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Roles whose keys may call it; null: anybody, without a key. */
  roles: string[] | null;
  parameters: FieldRow[];
  body: FieldRow[];
  status: number;
  answer: string;
  answerExample: string;
  errors: string[];
  samples: Record<"curl" | "php" | "csharp" | "typescript", string>;
}

export interface TagReference {
  /** For the address of the part. */
  anchor: string;
  name: string;
  description: string;
  operations: OperationReference[];
}

export interface ErrorReference {
  code: string;
  status: number;
  sentence: string;
}

/** All that the page about the API says of its operations. */
export interface ApiReference {
  url: string;
  callsPerMinute: number;
  tags: TagReference[];
  errors: ErrorReference[];
}

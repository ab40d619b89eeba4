import type pg from "pg";

/** pg's own connection, as far as COPY needs it. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sync?(): void;
}

/**
 * COPY … FROM STDIN through pg, without another library: pg hands a query object its own
 * connection.
 */
export async function copyIn(
  client: pg.PoolClient,
  statement: string,
  chunks: Iterable<Buffer>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failure: Error | null = null;
    const query = {
      submit: (wire: Wire) => wire.query(statement),
      handleCopyInResponse(wire: Wire) {
        for (const chunk of chunks) wire.sendCopyFromChunk(chunk);
        wire.endCopyFrom();
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
      handleError(error: Error) {
        failure = error;
      },
    };
    (client as unknown as { query(query: object): void }).query(query);
  });
}

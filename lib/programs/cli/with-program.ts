import { type OpenProgram, openProgram } from "@/lib/platform/program/open-program";

/** Opens environment and database for one command, and closes them whatever happens. */
export async function withProgram<T>(work: (program: OpenProgram) => Promise<T>): Promise<T> {
  const program = await openProgram();
  try {
    return await work(program);
  } finally {
    await program.close();
  }
}

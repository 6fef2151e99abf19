/** A failure that is explained in one sentence on the terminal, without a stack trace. */
export class Failure extends Error {}

/** Ends the process with that sentence; anything unexpected keeps its stack trace, because it is ours to mend. */
export function explainAndExit(error) {
  console.error(error instanceof Failure ? `\n${error.message}` : error);
  process.exit(1);
}

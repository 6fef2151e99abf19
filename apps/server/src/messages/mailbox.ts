/** Longest message that is read, in characters: a notification that returns a whole message fits; of more the beginning is read. */
export const LONGEST_MESSAGE = 1024 * 1024;

/**
 * The messages of a mailbox file (mbox, RFC 4155), one after the other, without keeping the file. A line `From ` after an empty line
 * begins a message; `>From ` in a text is what it was. A file that does not begin so is one message.
 */
export async function* messagesOf(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  let message = '';
  let started = false;
  let afterEmpty = true;
  for await (const line of linesOf(chunks)) {
    if (afterEmpty && line.startsWith('From ')) {
      if (started && message.trim() !== '') yield message;
      message = '';
    } else if (message.length < LONGEST_MESSAGE) {
      message += `${line.replace(/^>(>*From )/, '$1')}\n`;
    }
    started = true;
    afterEmpty = line === '';
  }
  if (message.trim() !== '') yield message;
}

async function* linesOf(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  // Headers are ASCII; what is not is kept byte by byte, so that no encoding can break a line.
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : chunk.toString('latin1'))).split('\n');
    rest = lines.pop() ?? '';
    // A line without end is no mail: it is cut, so that it cannot fill the memory.
    if (rest.length > LONGEST_MESSAGE) rest = rest.slice(0, LONGEST_MESSAGE);
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

import { Readable } from 'node:stream';
import { LONGEST_MESSAGE, messagesOf } from './mailbox';

const read = async (text: string, size = 7) => {
  const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  const messages: string[] = [];
  for await (const message of messagesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    messages.push(message);
  return messages;
};

describe('a mailbox file', () => {
  it('is read message by message, however it comes in', async () => {
    const text =
      'From a@b Mon Nov 23\r\nSubject: een\r\n\r\nHallo\r\n>From hier\r\n\r\nFrom c@d Mon Nov 23\r\nSubject: twee\r\n\r\n';
    for (const size of [1, 7, 1000]) {
      expect(await read(text, size)).toEqual(['Subject: een\n\nHallo\nFrom hier\n\n', 'Subject: twee\n\n']);
    }
  });

  it('does not begin a message at a line of text', async () => {
    expect(await read('From a@b x\nSubject: een\n\nTekst\nFrom Groningen\n')).toHaveLength(1);
  });

  it('may be a single message', async () => {
    expect(await read('Subject: een\n\nHallo')).toEqual(['Subject: een\n\nHallo\n']);
    expect(await read('')).toEqual([]);
  });

  it('does not fill the memory with one message', async () => {
    const [message] = await read(`From a@b x\n${'regel\n'.repeat(LONGEST_MESSAGE / 3)}`, 65_536);
    expect(message?.length).toBeLessThan(LONGEST_MESSAGE + 100);
  });
});

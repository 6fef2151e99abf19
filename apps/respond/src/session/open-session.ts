import { openAnswering, sendRequest } from '../http/answering-client';
import { askHistory, askNews } from '../http/together-client';
import { browserSurroundings } from '../save-queue/browser-surroundings';
import type { Gate } from '../save-queue/outcome';
import { SaveQueue } from '../save-queue/save-queue';
import { AnsweringSession } from './answering-session';
import { Together } from './together';

/** What opening a link gave: a visit, or why there is none. */
export type Opened =
  | { readonly kind: 'session'; readonly session: AnsweringSession; readonly together: Together }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'unreachable' };

/** Opens the link with this token, with what an earlier visit left on this device. Never rejects for what the server or the network does. */
export async function openSession(token: string): Promise<Opened> {
  const opening = await openAnswering(token);
  if (opening.kind !== 'answering') return opening;
  const around = await browserSurroundings(token, sendRequest);
  const { answering } = opening;
  const queue = new SaveQueue(answering, around);
  const together = new Together(token, answering, queue, {
    news: (tag) => askNews(token, tag),
    history: () => askHistory(token),
    after: around.after,
    visible: () => !document.hidden,
    random: Math.random,
  });
  return { kind: 'session', session: new AnsweringSession(answering, queue), together };
}

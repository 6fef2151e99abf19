import type { Answers } from '@ido/api';
import { changesBetween, type Changes } from './changes';
import { sameValue } from './same-value';

/**
 * The state that both sides started from: what was acknowledged last, with what this device sent since where the server turns out to
 * have it. The answer to that request may have got lost; without this, one's own answer would look like someone else's.
 */
export function ancestorOf(acknowledged: Answers, sent: Answers | null, stored: Answers): Answers {
  if (!sent) return acknowledged;
  const names = new Set([...Object.keys(acknowledged), ...Object.keys(sent)]);
  const entries = [...names].map((name): [string, unknown] => {
    const arrived = sameValue(sent[name], stored[name]);
    return [name, arrived ? sent[name] : acknowledged[name]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The questions that both changed since `ancestor`, to different answers: name → the answer of this device. */
export function atStake(ancestor: Answers, mine: Answers, stored: Answers): Changes {
  const theirs = changesBetween(ancestor, stored);
  const ours = changesBetween(ancestor, mine);
  return new Map([...ours].filter(([name, value]) => theirs.has(name) && !sameValue(value, stored[name])));
}

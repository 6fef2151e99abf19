import { useState } from 'react';
import type { Asked } from '../../http/together-client';
import { texts } from '../../texts/texts';

/** Asks the server one thing at a time, with what there is to say when it did not work. */
export function useAsking(): {
  readonly busy: boolean;
  /** Why it did not work; empty when nothing was asked or it did. */
  readonly trouble: string;
  /** Gives the value, or undefined when it did not work or something was being asked already. */
  readonly send: <T>(question: () => Promise<Asked<T>>) => Promise<T | undefined>;
} {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const send = async <T>(question: () => Promise<Asked<T>>): Promise<T | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    setTrouble('');
    const answer = await question();
    setBusy(false);
    if (answer.kind === 'done') return answer.value;
    setTrouble(answer.kind === 'refused' && answer.detail ? answer.detail : texts.together.failed);
    return undefined;
  };
  return { busy, trouble, send };
}

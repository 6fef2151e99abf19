import { CodingResult, routes, type CodedTexts } from '@ido/api';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../api/client';
import { replaceTexts, textsKey, type TextsAsked } from './queries';

/** Milliseconds before something is tried again. */
const AGAIN = 3000;
const MOST_AT_ONCE = 50;

/** What a coder chose for a text and the server has not acknowledged. */
export interface Unsaved {
  readonly response: string;
  readonly hash: string;
  readonly codes: readonly number[];
}

export interface SaveQueue {
  readonly unsaved: ReadonlyMap<string, Unsaved>;
  readonly state: 'saved' | 'saving' | 'failed';
  /** Texts that were coded along at the last saving. */
  readonly along: number;
  /** Texts that had changed meanwhile. */
  readonly changed: ReadonlySet<string>;
  choose(item: Unsaved, same?: boolean): void;
}

/** Keeps what a coder chooses in this browser until the server has it, so that nothing is lost by a reload or a bad connection. */
export function useSaveQueue(wave: string, question: string, user: string, asked: TextsAsked): SaveQueue {
  const client = useQueryClient();
  const place = `ido-coding ${user} ${wave} ${question}`;
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, Unsaved>>(() => stored(place));
  const [state, setState] = useState<SaveQueue['state']>('saved');
  const [along, setAlong] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const queue = useRef(unsaved);
  const same = useRef<string | null>(null);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = JSON.stringify(textsKey(wave, question, asked));

  const put = useCallback(
    (next: ReadonlyMap<string, Unsaved>) => {
      queue.current = next;
      if (next.size === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify([...next.values()]));
      setUnsaved(next);
    },
    [place],
  );
  const send = useCallback(async () => {
    if (busy.current || queue.current.size === 0) return;
    busy.current = true;
    setState('saving');
    const alone = same.current === null ? undefined : queue.current.get(same.current);
    const items = alone ? [alone] : [...queue.current.values()].slice(0, MOST_AT_ONCE);
    try {
      const json = { items, same: alone !== undefined };
      const result = await request(CodingResult, routes.codingsOf(wave, question), { method: 'PUT', json });
      if (alone) same.current = null;
      // What was chosen again while it was sent stays in the queue.
      put(new Map([...queue.current].filter(([, one]) => !items.includes(one))));
      client.setQueryData<InfiniteData<CodedTexts, string | null>>(JSON.parse(key) as unknown[], (data) =>
        replaceTexts(data, result.items),
      );
      // How far each question is, which the choice of a question tells.
      if (queue.current.size === 0) void client.invalidateQueries({ queryKey: ['codings', wave] });
      if (alone) setAlong(result.along);
      if (result.changed.length > 0) setChanged((before) => new Set([...before, ...result.changed]));
      busy.current = false;
      setState('saved');
    } catch {
      busy.current = false;
      setState('failed');
      timer.current = setTimeout(() => setAttempt((number) => number + 1), AGAIN);
    }
  }, [client, key, put, question, wave]);

  // What is left after a sending, or was chosen meanwhile, goes with the next one.
  useEffect(() => {
    void send();
  }, [send, unsaved, attempt]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const choose = useCallback(
    (item: Unsaved, along_ = false) => {
      if (along_) same.current = item.response;
      setAlong(0);
      put(new Map([...queue.current, [item.response, item]]));
    },
    [put],
  );
  return { unsaved, state, along, changed, choose };
}

function stored(place: string): ReadonlyMap<string, Unsaved> {
  try {
    const items = JSON.parse(localStorage.getItem(place) ?? '[]') as Unsaved[];
    return new Map(items.map((item) => [item.response, item]));
  } catch {
    return new Map();
  }
}

import type { Code, CodedText } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { TextField } from '../parts/text-field';
import { useUser } from '../session/session-context';
import { texts } from '../texts';
import { Coder } from './coder';
import { useChangeFrame, useTexts } from './queries';
import { TextDecisions } from './text-decisions';
import { useSaveQueue } from './use-save-queue';

interface CodingRoomProps {
  readonly wave: string;
  readonly question: string;
  readonly codes: readonly Code[];
}

/** The answers to a question beside each other: the list, and the one that is being coded. */
export function CodingRoom({ wave, question, codes }: CodingRoomProps) {
  const { coding } = texts;
  const user = useUser();
  const [address, setAddress] = useSearchParams();
  const asked = {
    search: address.get('zoek') ?? '',
    show: address.get('toon') ?? 'all',
    code: address.get('code') ?? '',
  };
  const found = useTexts(wave, question, asked);
  const queue = useSaveQueue(wave, question, user.id, asked);
  const [current, setCurrent] = useState<string | null>(null);
  const newCode = useRef<HTMLInputElement>(null);
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setAddress(next, { replace: true });
  };
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total ?? 0;
  const at = Math.max(
    0,
    items.findIndex(({ response }) => response === current),
  );
  const item = items[at];
  const chosenOf = (one: CodedText) => queue.unsaved.get(one.response)?.codes ?? one.mine;
  const move = (step: number) => {
    const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
    if (next) setCurrent(next.response);
    if (found.hasNextPage && at + step > items.length - 20 && !found.isFetching) void found.fetchNextPage();
  };
  const choose = (numbers: readonly number[], same?: boolean) => {
    if (item) queue.choose({ response: item.response, hash: item.hash, codes: numbers }, same);
  };
  return (
    <>
      <div className="ido-panel ido-filters">
        <SearchField label={coding.search} value={asked.search} onChange={(value) => narrow('zoek', value)} />
        <ChoiceField
          label={coding.show}
          value={asked.show}
          options={Object.entries(coding.shows).map(([value, label]) => ({ value, label }))}
          onChange={(value) => narrow('toon', value === 'all' ? '' : value)}
        />
        <ChoiceField
          label={coding.withCode}
          value={asked.code}
          options={[
            { value: '', label: coding.anyCode },
            ...codes.map(({ number, label }) => ({ value: String(number), label })),
          ]}
          onChange={(value) => narrow('code', value)}
        />
      </div>
      <p className="ido-quiet ido-screen-only ido-coding__keys">{coding.keys}</p>
      <p role="status" className="ido-coding__saved">
        {queue.state === 'failed' ? coding.unsaved : queue.state === 'saving' ? coding.saving : coding.saved}
        {queue.along > 0 && ` ${coding.along(dutchNumber(queue.along))}`}
      </p>
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Skeleton lines={6} />}
      {found.data && items.length === 0 && <p className="ido-panel ido-empty">{coding.noTexts}</p>}
      {item && (
        <div className="ido-coding">
          <Coder {...{ item, at, total, codes, newCode }} chosen={chosenOf(item)} onChoose={choose} onMove={move}>
            {queue.changed.has(item.response) && <Message type="warning">{coding.changed}</Message>}
            <NewCode {...{ wave, question, newCode }} onAdded={(number) => choose([...chosenOf(item), number])} />
            <TextDecisions key={item.response} {...{ wave, question, asked, item, codes }} chosen={chosenOf(item)} />
          </Coder>
          <nav className="ido-panel ido-coding__list" aria-label={coding.texts}>
            <ol>
              {items.map((one) => (
                <li key={one.response}>
                  <button
                    type="button"
                    aria-current={one === item ? 'true' : undefined}
                    onClick={() => setCurrent(one.response)}
                  >
                    <span className="ido-coding__text">{one.text}</span>
                    <span className="ido-quiet">{labelsOf(chosenOf(one), codes)}</span>
                  </button>
                </li>
              ))}
            </ol>
            <MoreRows
              shown={items.length}
              total={total}
              hasMore={found.hasNextPage}
              busy={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </nav>
        </div>
      )}
    </>
  );
}

function labelsOf(chosen: readonly number[], codes: readonly Code[]): string {
  if (chosen.length === 0) return texts.coding.notCoded;
  return chosen.map((number) => codes.find((code) => code.number === number)?.label ?? String(number)).join(', ');
}

interface NewCodeProps {
  readonly wave: string;
  readonly question: string;
  readonly newCode: React.RefObject<HTMLInputElement | null>;
  readonly onAdded: (number: number) => void;
}

/** A code that is typed on the spot is chosen at once. */
function NewCode({ wave, question, newCode, onAdded }: NewCodeProps) {
  const { coding } = texts;
  const change = useChangeFrame(wave, question);
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const label = String(new FormData(form).get('label') ?? '').trim();
    if (label === '') return;
    change.mutate(
      { action: 'add', label },
      {
        onSuccess: (frame) => {
          form.reset();
          const made = frame.codes.find((code) => code.label === label);
          if (made) onAdded(made.number);
          form.closest('section')?.focus();
        },
      },
    );
  };
  return (
    <form className="ido-coder__new" onSubmit={add}>
      <Failure error={change.error} />
      <TextField ref={newCode} name="label" label={coding.newCode} maxLength={120} autoComplete="off" />
      <Button type="submit" appearance="secondary-action-button" disabled={change.isPending}>
        {coding.add}
      </Button>
    </form>
  );
}

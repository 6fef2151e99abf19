import type { ConcordanceItem } from '@ido/api';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { texts } from '../texts';
import { rowKey } from './draft';

interface QuestionListProps {
  readonly items: readonly ConcordanceItem[];
  readonly selected: number;
  readonly onlyOpen: boolean;
  /** `focus`: whether to go to the question itself. */
  readonly onSelect: (item: ConcordanceItem, focus: boolean) => void;
}

/** All questions with their verdict. Arrows, Home and End go through the list, Enter goes to the question. */
export function QuestionList({ items, selected, onlyOpen, onSelect }: QuestionListProps) {
  const { concordance } = texts.series;
  const list = useRef<HTMLOListElement>(null);
  const current = items[selected];
  const shown = items.filter((item) => !onlyOpen || item.confirmedAt === null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  const go = (event: KeyboardEvent) => {
    const at = current ? shown.indexOf(current) : -1;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = shown[Math.min(Math.max(to, 0), shown.length - 1)];
    if (!next) return;
    onSelect(next, false);
    list.current?.querySelectorAll<HTMLButtonElement>('button')[shown.indexOf(next)]?.focus();
  };
  return (
    <nav className="ido-panel ido-concordance__list" aria-label={concordance.list}>
      <p className="ido-quiet">{concordance.listHelp}</p>
      {shown.length === 0 && <p>{concordance.nothingLeft}</p>}
      <ol ref={list} onKeyDown={go}>
        {shown.map((item) => (
          <li key={rowKey(item)}>
            <button
              type="button"
              aria-current={item === current ? 'true' : undefined}
              tabIndex={item === current || (shown[0] === item && !shown.includes(current!)) ? 0 : -1}
              onClick={() => onSelect(item, true)}
            >
              <span className="ido-concordance__title">{(item.to ?? item.from)?.title}</span>
              <span className="ido-concordance__verdict">
                <span className={`ido-verdict ido-verdict--${item.verdict}`}>{concordance.verdicts[item.verdict]}</span>{' '}
                {stateOf(item)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function stateOf({ confirmedAt, candidates }: ConcordanceItem): string {
  const { state } = texts.series.concordance;
  if (confirmedAt !== null) return `✓ ${state.confirmed}`;
  return candidates.length > 0 ? state.choose : state.open;
}

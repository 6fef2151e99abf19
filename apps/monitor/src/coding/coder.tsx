import type { Code, CodedText } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { texts } from '../texts';
import { keyedCodes } from './code-keys';

interface CoderProps {
  readonly item: CodedText;
  readonly at: number;
  readonly total: number;
  readonly codes: readonly Code[];
  readonly chosen: readonly number[];
  readonly onChoose: (codes: readonly number[], same?: boolean) => void;
  readonly onMove: (step: number) => void;
  readonly newCode: React.RefObject<HTMLInputElement | null>;
  readonly children: ReactNode;
}

/** One answer with its codes. While it has the focus, keys choose codes and go on; nowhere else on the page do they do anything. */
export function Coder({ item, at, total, codes, chosen, onChoose, onMove, newCode, children }: CoderProps) {
  const { coding } = texts;
  const box = useRef<HTMLElement>(null);
  const offered = keyedCodes(codes, chosen);
  const toggle = (number: number) =>
    onChoose(chosen.includes(number) ? chosen.filter((one) => one !== number) : [...chosen, number]);
  useEffect(() => box.current?.focus({ preventScroll: true }), [item.response]);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const inField =
      event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea, select');
    if (inField) return;
    const onButton = event.target instanceof Element && event.target.closest('button');
    const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const key = event.key.toLowerCase();
    const found = offered.find((one) => one.key === key);
    if (found) toggle(found.code.number);
    else if (event.key === 'Enter' && !onButton) onMove(1);
    else if (steps[event.key] !== undefined) onMove(steps[event.key]!);
    else if (key === '+') newCode.current?.focus();
    else if (key === '=' && item.same > 0 && chosen.length > 0) onChoose(chosen, true);
    else return;
    event.preventDefault();
  };
  return (
    <section ref={box} tabIndex={-1} className="ido-panel ido-coder" aria-labelledby="antwoord" onKeyDown={press}>
      <h3 id="antwoord" className="utrecht-heading-4">
        {coding.position(dutchNumber(at + 1), dutchNumber(total))}
      </h3>
      <blockquote className="ido-coder__text">{item.text}</blockquote>
      <fieldset className="ido-coder__codes">
        <legend>{coding.codes}</legend>
        {offered.length === 0 && <p>{coding.noCodes}</p>}
        {offered.map(({ code, key }) => (
          <label key={code.number} className="ido-coder__code" title={code.description || undefined}>
            <input type="checkbox" checked={chosen.includes(code.number)} onChange={() => toggle(code.number)} />
            {key && <kbd>{key}</kbd>} <span>{code.label}</span>
            {code.kind !== 'plain' && <span className="ido-quiet">{coding.kinds[code.kind].toLowerCase()}</span>}
          </label>
        ))}
      </fieldset>
      {item.same > 0 && chosen.length > 0 && (
        <div className="ido-actions">
          <Button appearance="secondary-action-button" onClick={() => onChoose(chosen, true)}>
            {coding.same(dutchNumber(item.same))}
          </Button>
        </div>
      )}
      {children}
    </section>
  );
}

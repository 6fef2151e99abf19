import type { Code, CodedText } from '@ido/api';
import { dutchList, dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useNameWarning } from '../findings/use-name-warning';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import { useDecideText, type TextsAsked } from './queries';

interface TextDecisionsProps {
  readonly wave: string;
  readonly question: string;
  readonly asked: TextsAsked;
  readonly item: CodedText;
  readonly codes: readonly Code[];
  readonly chosen: readonly number[];
}

/** What counts for a text, what others chose, and whether it may be quoted. */
export function TextDecisions({ wave, question, asked, item, codes, chosen }: TextDecisionsProps) {
  const { coding } = texts;
  const decide = useDecideText(wave, question, asked);
  const [quote, setQuote] = useState<string | null>(null);
  const { response, hash } = item;
  const labels = (numbers: readonly number[]) =>
    dutchList(numbers.map((number) => codes.find((code) => code.number === number)?.label ?? String(number)));
  const warning = useNameWarning();
  const keep = (text: string | null) => {
    const save = () => decide.mutate({ quote: { response, hash, text } }, { onSuccess: () => setQuote(null) });
    if (text === null) save();
    else warning.keep([text], save);
  };
  return (
    <div className="ido-coder__decisions">
      <p>
        <strong>{coding.states[item.state]}.</strong>{' '}
        {item.final !== null && item.final.length > 0 && coding.final(labels(item.final))}
      </p>
      {item.others.length > 0 ? (
        <ul>
          {item.others.map(({ coder, codes: theirs }, index) => (
            <li key={index}>{coding.coder(coder, labels(theirs))}</li>
          ))}
        </ul>
      ) : (
        item.otherCoders > 0 && <p className="ido-quiet">{coding.otherCoders(dutchNumber(item.otherCoders))}</p>
      )}
      <Failure error={decide.error} />
      <div className="ido-actions">
        {item.state === 'differs' && chosen.length > 0 && (
          <Button
            appearance="primary-action-button"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ settle: { response, hash, codes: [...chosen] } })}
          >
            {coding.settle}
          </Button>
        )}
        {item.state === 'settled' && (
          <Button
            appearance="secondary-action-button"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ settle: { response, hash, codes: null } })}
          >
            {coding.unsettle}
          </Button>
        )}
        {quote === null && (
          <Button
            appearance="secondary-action-button"
            onClick={() => setQuote(item.quotation ?? item.text.slice(0, 1000))}
          >
            {item.quotation === null ? coding.markQuote : coding.quote}
          </Button>
        )}
      </div>
      {item.quotation !== null && quote === null && <blockquote>‘{item.quotation}’</blockquote>}
      {quote !== null && (
        <div className="ido-form">
          <TextAreaField
            label={coding.quote}
            help={coding.quoteHelp}
            value={quote}
            rows={4}
            maxLength={1000}
            onChange={(value) => {
              setQuote(value);
              warning.forget();
            }}
          />
          {warning.names && <Message type="warning">{texts.findings.nameIn('citaat', warning.names.flat())}</Message>}
          <div className="ido-actions">
            <Button
              appearance="primary-action-button"
              disabled={decide.isPending || warning.busy || quote.trim() === ''}
              onClick={() => keep(quote)}
            >
              {warning.names ? texts.findings.keepSo : coding.keepQuote}
            </Button>
            {item.quotation !== null && (
              <Button appearance="secondary-action-button" onClick={() => keep(null)}>
                {coding.removeQuote}
              </Button>
            )}
            <Button appearance="secondary-action-button" onClick={() => setQuote(null)}>
              {texts.cancel}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

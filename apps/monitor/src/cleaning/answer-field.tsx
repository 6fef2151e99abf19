import type { ReviewedAnswer } from '@ido/api';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';

interface AnswerFieldProps {
  readonly answer: Pick<ReviewedAnswer, 'questionType' | 'options' | 'rows' | 'multiple' | 'number'>;
  /** As it stands in the answers; null: none. */
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

/** What a question can be answered with, to choose from or to fill in. */
export function AnswerField({ answer, value, onValue }: AnswerFieldProps) {
  const { cleaning: said } = texts;
  const { options, rows, multiple } = answer;
  const choices = [
    { value: '', label: said.noAnswer },
    ...options.map(({ label }, at) => ({ value: String(at), label })),
  ];
  const placeOf = (given: unknown) => {
    const at = options.findIndex((option) => option.value === given);
    return at < 0 ? '' : String(at);
  };
  const chosen = (place: string) => (place === '' ? null : (options[Number(place)]?.value ?? null));
  if (answer.questionType === 'ranking') return <p className="utrecht-paragraph">{said.ranking}</p>;
  if (rows.length > 0) {
    const given = (value ?? {}) as Record<string, unknown>;
    return rows.map(({ code, label }) => (
      <ChoiceField
        key={code}
        label={said.newAnswerFor(label)}
        value={placeOf(given[code])}
        options={choices}
        onChange={(place) => onValue(withRow(given, code, chosen(place)))}
      />
    ));
  }
  if (multiple) {
    const given = Array.isArray(value) ? (value as unknown[]) : [];
    return (
      <fieldset className="ido-fieldset">
        <legend>{said.newAnswer}</legend>
        {options.map((option) => (
          <CheckField
            key={option.label}
            label={option.label}
            checked={given.includes(option.value)}
            onChange={(checked) => {
              const next = options
                .map((one) => one.value)
                .filter((one) => (one === option.value ? checked : given.includes(one)));
              onValue(next.length === 0 ? null : next);
            }}
          />
        ))}
      </fieldset>
    );
  }
  if (options.length > 0) {
    return (
      <ChoiceField
        label={said.newAnswer}
        value={placeOf(value)}
        options={choices}
        onChange={(place) => onValue(chosen(place))}
      />
    );
  }
  return (
    <TextAreaField
      label={said.newAnswer}
      help={answer.number ? said.number : undefined}
      rows={answer.number ? 1 : 3}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(text) => onValue(text === '' ? null : text)}
    />
  );
}

/** What is sent: a number for a question that asks one. */
export function valueToSend({ number }: Pick<ReviewedAnswer, 'number'>, value: unknown): unknown {
  if (!number || typeof value !== 'string') return value;
  const read = Number(value.trim().replace(',', '.'));
  return Number.isNaN(read) ? value : read;
}

function withRow(given: Record<string, unknown>, code: string, value: unknown): unknown {
  const next = { ...given, [code]: value };
  const answered = Object.entries(next).filter(([, one]) => one !== null && one !== undefined);
  return answered.length === 0 ? null : Object.fromEntries(answered);
}

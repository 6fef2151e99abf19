import { Button } from '@utrecht/component-library-react';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { Field } from './field';
import { checkQuestion, type QuestionFields } from './published-form';
import { TablePreview } from './table-preview';

interface QuestionSectionProps {
  readonly number: number;
  readonly question: QuestionFields;
  readonly onChange: (question: QuestionFields) => void;
  /** Absent: it is the only one. */
  readonly onRemove?: () => void;
  /** What is wrong with a field, once somebody tried to store. */
  readonly errorOf: (field: string) => string | null;
}

/** One question of the report with its table, as it is read and checked while it is typed. */
export function QuestionSection({ number, question, onChange, onRemove, errorOf }: QuestionSectionProps) {
  const { published } = texts.series;
  const field = (name: 'title' | 'variable' | 'trendKey' | 'base' | 'rows') => ({
    name: `${question.id}.${name}`,
    value: question[name],
    onChange: (value: string) => onChange({ ...question, [name]: value }),
    error: errorOf(`${question.id}.${name}`),
  });
  return (
    <section className="ido-panel ido-form ido-published" aria-labelledby={`vraag-${question.id}`}>
      <h2 id={`vraag-${question.id}`} className="utrecht-heading-3">
        {published.question(number)}
      </h2>
      <div className="ido-published__fields">
        <Field label={published.questionTitle} maxLength={1000} {...field('title')} />
        <Field label={published.variable} help={published.variableHelp} maxLength={100} {...field('variable')} />
        <Field label={published.trendKey} help={published.trendKeyHelp} maxLength={200} {...field('trendKey')} />
        <ChoiceField
          label={published.kind}
          value={question.type}
          options={(['single', 'multiple'] as const).map((value) => ({ value, label: published.kinds[value] }))}
          onChange={(value) => onChange({ ...question, type: value === 'multiple' ? 'multiple' : 'single' })}
        />
        <Field label={published.base} maxLength={12} {...field('base')} />
      </div>
      <div className="ido-published__table">
        <Field
          label={published.rows}
          help={published.rowsHelp}
          lines={8}
          placeholder={published.rowsExample}
          {...field('rows')}
        />
        <TablePreview checked={checkQuestion(question)} number={number} />
      </div>
      {onRemove && (
        <div className="ido-actions">
          <Button appearance="secondary-action-button" onClick={onRemove}>
            {published.removeQuestion(number)}
          </Button>
        </div>
      )}
    </section>
  );
}

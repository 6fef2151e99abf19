import { routes, type CleaningEffect, type NewCleaningEntry, type RuleEffect, type Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client';
import { AskedVersion } from '../asked/asked-questions';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { Message } from '../parts/message';
import { TextAreaField } from '../parts/text-area-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useAddEntry, useTryEntry } from './queries';
import { ReasonField } from './reason-dialog';

const SHORTEST = 3;
const KINDS = ['flag', 'clear', 'set'] as const;
type Kind = (typeof KINDS)[number];

interface RuleDialogProps {
  readonly wave: Wave;
  readonly onDone: (effect: CleaningEffect) => void;
  readonly onCancel: () => void;
}

interface RuleQuestion {
  readonly name: string;
  readonly title: string;
  readonly codes: ReadonlyArray<{ readonly code: string; readonly label: string }>;
}

/** Writes a rule: first it says what the rule does, then it is kept. */
export function RuleDialog({ wave, onDone, onCancel }: RuleDialogProps) {
  const { cleaning: said } = texts;
  const [kind, setKind] = useState<Kind>('flag');
  const [expression, setExpression] = useState('');
  const [question, setQuestion] = useState('');
  const [wrong, setWrong] = useState<{ expression?: boolean; title?: boolean; reason?: boolean }>({});
  const [seen, setSeen] = useState<{ rule: NewCleaningEntry; effect: CleaningEffect } | null>(null);
  const questions = useQuestions(wave);
  const look = useTryEntry(wave.key);
  const add = useAddEntry(wave.key);
  const chosen = questions.find(({ name }) => name === question) ?? questions[0];

  const send = (form: FormData) => {
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const effect = effectOf(kind, chosen, field('title'), field('value'));
    const rule: NewCleaningEntry = { kind: 'rule', expression: expression.trim(), effect, reason: field('reason') };
    const missing = {
      expression: rule.expression === '',
      title: effect.kind === 'flag' && effect.title.length < SHORTEST,
      reason: rule.reason.length < SHORTEST,
    };
    setWrong(missing);
    if (missing.expression || missing.title || missing.reason) return;
    // What was looked at is what is kept: anything else is looked at first.
    if (seen && JSON.stringify(seen.rule) === JSON.stringify(rule)) add.mutate(rule, { onSuccess: onDone });
    else look.mutate(rule, { onSuccess: (found) => setSeen({ rule, effect: found }) });
  };
  return (
    <FormDialog
      title={said.ruleTitle}
      submit={seen ? said.keepRule : said.see}
      busy={look.isPending || add.isPending}
      onSubmit={send}
      onCancel={onCancel}
    >
      <TextAreaField
        label={said.expression}
        help={said.expressionHelp}
        rows={3}
        maxLength={2000}
        value={expression}
        onChange={(text) => {
          setExpression(text);
          setSeen(null);
        }}
        error={wrong.expression ? said.expressionMissing : undefined}
      />
      <details>
        <summary>{said.questionNames}</summary>
        <ul className="ido-plain-list">
          {questions.map(({ name, title }) => (
            <li key={name}>
              <code>{`{${name}}`}</code> {title}
            </li>
          ))}
        </ul>
      </details>
      <ChoiceField
        label={said.effect}
        value={kind}
        options={KINDS.map((value) => ({ value, label: said.effects[value] }))}
        onChange={(value) => {
          setKind(KINDS.find((one) => one === value) ?? 'flag');
          setSeen(null);
        }}
      />
      {kind === 'flag' ? (
        <TextField
          name="title"
          label={said.flagTitle}
          maxLength={200}
          error={wrong.title ? said.flagTitleMissing : undefined}
        />
      ) : (
        <ChoiceField
          label={said.ruleQuestion}
          value={chosen?.name ?? ''}
          options={questions.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={setQuestion}
        />
      )}
      {kind === 'set' && chosen && <RuleValue key={chosen.name} question={chosen} />}
      <ReasonField missing={wrong.reason ?? false} />
      <Failure error={look.error ?? add.error} />
      {seen && <Message type="info">{effectWords(seen.effect)}</Message>}
    </FormDialog>
  );
}

function RuleValue({ question }: { question: RuleQuestion }) {
  const { cleaning: said } = texts;
  const [code, setCode] = useState(question.codes[0]?.code ?? '');
  if (question.codes.length === 0) return <TextField name="value" label={said.ruleValue} maxLength={2000} />;
  return (
    <>
      <ChoiceField
        label={said.ruleValue}
        value={code}
        options={question.codes.map((one) => ({ value: one.code, label: one.label }))}
        onChange={setCode}
      />
      <input type="hidden" name="value" value={code} />
    </>
  );
}

/** The questions of the wave's questionnaire; of one with a single answer its codes too. */
function useQuestions({ questionnaire: { key, version } }: Wave): readonly RuleQuestion[] {
  const { data } = useQuery({
    queryKey: ['asked', key, version],
    queryFn: ({ signal }) => request(AskedVersion, routes.questionnaireVersion(key, version), { signal }),
    staleTime: Infinity,
  });
  const questions = new Map<string, RuleQuestion>();
  for (const { question, title, questionType, item, categories } of data?.variables ?? []) {
    const codes = item === undefined && questionType !== 'checkbox' ? categories : [];
    if (!questions.has(question)) questions.set(question, { name: question, title, codes });
  }
  return [...questions.values()];
}

function effectOf(kind: Kind, question: RuleQuestion | undefined, title: string, value: string): RuleEffect {
  const name = question?.name ?? '';
  if (kind === 'flag') return { kind, title };
  if (kind === 'clear') return { kind, question: name };
  const number = Number(value.replace(',', '.'));
  // Codes are kept as they are; of what is typed a number is taken for one.
  const typed = question?.codes.length === 0 && value !== '' && !Number.isNaN(number) ? number : value;
  return { kind, question: name, value: typed };
}

function effectWords({ responses, impossible }: CleaningEffect): string {
  const { cleaning: said } = texts;
  return responses === null ? said.effectLarge : said.effectOf(dutchNumber(responses), impossible ?? 0);
}

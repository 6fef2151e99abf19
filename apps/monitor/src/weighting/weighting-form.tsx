import type { WeightingDefinition, Weightings } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { EmptyClasses } from './empty-classes';
import { FitPanel } from './fit-panel';
import { decimal } from './decimal';
import { usePreview, useSaveWeighting } from './queries';
import { schemeKey } from './scheme-key';

const SHORTEST = 3;

interface WeightingFormProps {
  readonly wave: string;
  readonly facts: Weightings['facts'];
  readonly onNews: (sentence: string) => void;
}

/** Makes a weighting: chosen, looked at, and only then kept. */
export function WeightingForm({ wave, facts, onNews }: WeightingFormProps) {
  const { weighting: said } = texts;
  const [method, setMethod] = useState<WeightingDefinition['method']>('class');
  const [chosen, setChosen] = useState<readonly string[]>(() => facts.slice(0, 1).map(({ name }) => name));
  const [merged, setMerged] = useState<WeightingDefinition['merged']>([]);
  const [wrong, setWrong] = useState<{ bound?: boolean; facts?: boolean }>({});
  const [bound, setBound] = useState('');
  const preview = usePreview(wave);
  const changed = () => preview.reset();
  const look = (merges = merged) => {
    const most = bound.trim() === '' ? null : Number(bound.replace(',', '.'));
    const missing = { bound: most !== null && !(most > 1), facts: method === 'raking' && chosen.length < 2 };
    setWrong(missing);
    if (missing.bound || missing.facts || chosen.length === 0) return;
    preview.mutate({
      method,
      variables: [...chosen],
      merged: merges.filter(({ variable }) => chosen.includes(variable)),
      mostTimesMean: most,
    });
  };
  const merge = (merges: WeightingDefinition['merged']) => {
    const next = [...merged, ...merges];
    setMerged(next);
    look(next);
  };
  const outcome = preview.data;
  return (
    <section className="ido-panel" aria-labelledby="weging-maken">
      <h2 id="weging-maken" className="utrecht-heading-3">
        {said.make}
      </h2>
      <form
        className="ido-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <ChoiceField
          label={said.method}
          value={method}
          options={(['class', 'raking'] as const).map((value) => ({ value, label: said.methods[value] }))}
          onChange={(value) => {
            setMethod(value === 'raking' ? 'raking' : 'class');
            setChosen(value === 'raking' ? facts.slice(0, 2).map(({ name }) => name) : chosen.slice(0, 1));
            changed();
          }}
        />
        {method === 'class' ? (
          <ChoiceField
            label={said.fact}
            value={chosen[0] ?? ''}
            options={facts.map(({ name, title }) => ({ value: name, label: title }))}
            onChange={(name) => {
              setChosen([name]);
              changed();
            }}
          />
        ) : (
          <fieldset className="ido-fieldset">
            <legend>{said.facts}</legend>
            {facts.map(({ name, title }) => (
              <CheckField
                key={name}
                label={title}
                checked={chosen.includes(name)}
                onChange={(checked) => {
                  const next = facts.map((fact) => fact.name);
                  setChosen(next.filter((one) => (one === name ? checked : chosen.includes(one))));
                  changed();
                }}
              />
            ))}
          </fieldset>
        )}
        {wrong.facts && <Message type="error">{said.chooseTwo}</Message>}
        <TextField
          label={said.trim}
          inputMode="decimal"
          error={wrong.bound ? said.badBound : undefined}
          onValue={(value) => {
            setBound(value);
            changed();
          }}
        />
        <Merges
          merged={merged}
          facts={facts}
          onUndo={(code) => {
            setMerged(merged.filter((one) => one.code !== code));
            changed();
          }}
        />
        <div>
          <Button type="submit" appearance="primary-action-button" disabled={preview.isPending}>
            {preview.isPending ? said.seeing : said.see}
          </Button>
        </div>
      </form>
      <Failure error={preview.error} />
      {outcome?.kind === 'empty-classes' && (
        <EmptyClasses
          key={`${outcome.variable} ${outcome.classes.map(({ code }) => code).join()}`}
          outcome={outcome}
          onMerge={merge}
        />
      )}
      {outcome?.kind === 'not-converged' && (
        <Message type="warning">
          {said.problems.notConverged(
            outcome.title,
            outcome.label,
            decimal(outcome.reached, 1),
            decimal(outcome.total, 1),
          )}
        </Message>
      )}
      {outcome?.kind === 'bound-too-low' && <Message type="warning">{said.problems.boundTooLow}</Message>}
      {outcome?.kind === 'no-respondents' && <Message type="info">{said.problems.noRespondents}</Message>}
      {outcome?.kind === 'fitted' && preview.variables && (
        <>
          <FitPanel fit={outcome} bound={preview.variables.mostTimesMean} />
          <SaveForm wave={wave} definition={preview.variables} onNews={onNews} />
        </>
      )}
    </section>
  );
}

interface MergesProps {
  readonly merged: WeightingDefinition['merged'];
  readonly facts: Weightings['facts'];
  readonly onUndo: (code: string) => void;
}

function Merges({ merged, facts, onUndo }: MergesProps) {
  const { weighting: said } = texts;
  if (merged.length === 0) return null;
  const label = (variable: string, code: string) =>
    facts.find(({ name }) => name === variable)?.classes.find((one) => one.code === code)?.label ?? code;
  return (
    <div>
      <p>{said.merges}</p>
      <ul>
        {merged.map(({ variable, code, into }) => (
          <li key={`${variable} ${code}`}>
            {said.mergeOf(label(variable, code), label(variable, into))}{' '}
            <Button appearance="subtle-button" onClick={() => onUndo(code)}>
              {said.undoMerge(label(variable, code))}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaveForm({
  wave,
  definition,
  onNews,
}: Pick<WeightingFormProps, 'wave' | 'onNews'> & { definition: WeightingDefinition }) {
  const { weighting: said } = texts;
  const [missing, setMissing] = useState(false);
  const save = useSaveWeighting(wave);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get('title') ?? '').trim();
    const key = schemeKey(title);
    setMissing(title.length < SHORTEST || key === '');
    if (title.length < SHORTEST || key === '') return;
    save.mutate({ key, title, definition }, { onSuccess: () => onNews(said.saved) });
  };
  return (
    <form className="ido-form" onSubmit={send} noValidate>
      <Failure error={save.error} />
      <TextField
        name="title"
        label={said.name}
        help={said.nameHelp}
        maxLength={60}
        autoComplete="off"
        error={missing ? said.nameMissing : undefined}
      />
      <div>
        <Button type="submit" appearance="primary-action-button" disabled={save.isPending}>
          {said.save}
        </Button>
      </div>
    </form>
  );
}

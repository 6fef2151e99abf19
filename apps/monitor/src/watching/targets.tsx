import type { Progress, Target, Wave } from '@ido/api';
import { shareAsPercentage } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useSetTargets } from './queries';

type Shown = Progress['targets'][number];

/** Targets with where each stands; those that are behind first. */
export function Targets({ wave, progress }: { wave: Wave; progress: Progress }) {
  const said = texts.watching;
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  if (progress.population === null) return null;
  const behind = progress.targets.filter(({ state }) => state === 'behind' || state === 'missed');
  const rest = progress.targets.filter((target) => !behind.includes(target));
  return (
    <section className="ido-panel" aria-labelledby="doelen">
      <h2 id="doelen" className="utrecht-heading-3">
        {said.targets}
      </h2>
      <p className="ido-quiet">{said.targetsLead}</p>
      {progress.targets.length === 0 && <p>{said.noTargets}</p>}
      {behind.length > 0 && (
        <Message type="warning">
          <List targets={behind} />
        </Message>
      )}
      {rest.length > 0 && <List targets={rest} />}
      {saved && <Message type="ok">{said.targetsSaved}</Message>}
      {wave.role === 'researcher' && (
        <Button appearance="secondary-action-button" onClick={() => setOpen(true)}>
          {said.setTargets}
        </Button>
      )}
      {open && (
        <TargetsDialog
          wave={wave.key}
          progress={progress}
          onClose={(done) => {
            setOpen(false);
            setSaved(done);
          }}
        />
      )}
    </section>
  );
}

function List({ targets }: { targets: readonly Shown[] }) {
  const said = texts.watching;
  return (
    <ul className="ido-targets">
      {targets.map(({ variable, code, state, sentence, share }) => (
        <li key={`${variable}/${code}`}>
          <span className={`ido-status ido-status--${state}`}>{said.targetStates[state]}</span>
          <span>{sentence}</span>
          <span className="ido-quiet">{said.target(shareAsPercentage(share))}</span>
        </li>
      ))}
    </ul>
  );
}

interface TargetsDialogProps {
  readonly wave: string;
  readonly progress: Progress;
  readonly onClose: (saved: boolean) => void;
}

/** A class that can have a target; `name` is its name in the form. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly variable: Target['variable'];
  readonly code: string;
}

function TargetsDialog({ wave, progress, onClose }: TargetsDialogProps) {
  const said = texts.watching;
  const set = useSetTargets(wave);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const fields = fieldsOf(progress);
  const submit = (form: FormData) => {
    const given = fields.map((field) => ({ field, text: String(form.get(field.name) ?? '').trim() }));
    const mistakes = given.filter(({ text }) => text !== '' && !/^([1-9]\d?|100)$/u.test(text));
    setWrong(new Set(mistakes.map(({ field }) => field.name)));
    if (mistakes.length > 0) return;
    const targets = given.flatMap(({ field: { variable, code }, text }) =>
      text === '' ? [] : [{ variable, code, share: Number(text) / 100 }],
    );
    set.mutate({ targets }, { onSuccess: () => onClose(true) });
  };
  return (
    <FormDialog title={said.setTargets} busy={set.isPending} onSubmit={submit} onCancel={() => onClose(false)}>
      <p>{said.targetHelp}</p>
      <div className="ido-target-fields">
        {fields.map(({ name, label, variable, code }) => {
          const now = progress.targets.find((target) => target.variable === variable && target.code === code);
          return (
            <TextField
              key={name}
              name={name}
              label={said.targetIn(label)}
              inputMode="numeric"
              defaultValue={now ? String(Math.round(now.share * 100)) : ''}
              error={wrong.has(name) ? said.targetWrong : undefined}
            />
          );
        })}
      </div>
      <Failure error={set.error} />
    </FormDialog>
  );
}

/** The whole wave, then every class that is known by name. */
function fieldsOf({ classes }: Progress): Field[] {
  const whole: Field = { name: 'total/', label: texts.watching.wholeWave, variable: 'total', code: '' };
  const known = classes.flatMap(({ variable, rows }) =>
    rows
      .filter(({ code }) => code !== '')
      .map(({ code, label }): Field => ({ name: `${variable}/${code}`, label, variable, code })),
  );
  return [whole, ...known];
}

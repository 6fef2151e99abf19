import type { CleaningOverview, FlagSettings } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { minutesWords } from './flag-words';
import { useSetFlags } from './queries';

const HUNDRED = 100;
const KINDS = ['none', 'minutes', 'share-of-median'] as const;
type Kind = (typeof KINDS)[number];

interface FlagSettingsFormProps {
  readonly wave: string;
  readonly overview: CleaningOverview;
  readonly onNews: (sentence: string) => void;
}

/** When a response stands out. */
export function FlagSettingsForm({ wave, overview, onNews }: FlagSettingsFormProps) {
  const { cleaning: said } = texts;
  const { flagSettings, medianMinutes, fastLimit } = overview;
  const [kind, setKind] = useState<Kind>(flagSettings.tooFast?.kind ?? 'none');
  const [wrong, setWrong] = useState(false);
  const set = useSetFlags(wave);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const settings = settingsOf(kind, new FormData(event.currentTarget));
    setWrong(settings === null);
    if (settings) set.mutate(settings, { onSuccess: () => onNews(said.settingsDone) });
  };
  const { tooFast, straightLineFrom } = flagSettings;
  return (
    <section aria-labelledby="opvallen">
      <h2 id="opvallen" className="utrecht-heading-3">
        {said.settingsTitle}
      </h2>
      <p className="utrecht-paragraph">{said.settingsExplains}</p>
      <p className="utrecht-paragraph">
        {medianMinutes === null
          ? said.fastUnknown
          : fastLimit !== null && said.fastNow(minutesWords(medianMinutes), minutesWords(fastLimit))}
      </p>
      <form className="ido-form" onSubmit={send} noValidate>
        <ChoiceField
          label={said.fastKind}
          value={kind}
          options={KINDS.map((value) => ({ value, label: said.fastKinds[value] }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'none')}
        />
        {kind === 'minutes' && (
          <TextField
            name="fast"
            label={said.fastMinutes}
            inputMode="decimal"
            defaultValue={tooFast?.kind === 'minutes' ? minutesWords(tooFast.minutes) : '3'}
          />
        )}
        {kind === 'share-of-median' && (
          <TextField
            name="fast"
            label={said.fastShare}
            inputMode="decimal"
            defaultValue={String(Math.round(HUNDRED * (tooFast?.kind === 'share-of-median' ? tooFast.share : 1 / 3)))}
          />
        )}
        <TextField
          name="straight"
          label={said.straight}
          help={said.straightHelp}
          inputMode="numeric"
          defaultValue={straightLineFrom === null ? '' : String(straightLineFrom)}
          error={wrong ? said.badNumber : undefined}
        />
        <Failure error={set.error} />
        <div>
          <Button type="submit" appearance="primary-action-button" disabled={set.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </section>
  );
}

function settingsOf(kind: Kind, form: FormData): FlagSettings | null {
  const fast = Number(String(form.get('fast') ?? '').replace(',', '.'));
  const straight = String(form.get('straight') ?? '').trim();
  const rows = Number(straight);
  if (Number.isNaN(fast) || Number.isNaN(rows)) return null;
  return {
    tooFast: kind === 'none' ? null : kind === 'minutes' ? { kind, minutes: fast } : { kind, share: fast / HUNDRED },
    straightLineFrom: straight === '' ? null : rows,
  };
}

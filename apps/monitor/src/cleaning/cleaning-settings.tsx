import type { CleaningOverview, Wave } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { texts } from '../texts';
import { FlagSettingsForm } from './flag-settings-form';
import { ReplayCheckPanel } from './replay-check-panel';
import { RuleDialog } from './rule-dialog';
import { WhichCountsForm } from './which-counts-form';

interface CleaningSettingsProps {
  readonly wave: Wave;
  readonly overview: CleaningOverview;
  readonly onNews: (sentence: string) => void;
}

/** Rules over all responses, which of several counts, when something stands out, and the proof that the log gives what is stored. */
export function CleaningSettings({ wave, overview, onNews }: CleaningSettingsProps) {
  const { cleaning: said } = texts;
  const [adding, setAdding] = useState(false);
  return (
    <div className="ido-stack">
      <section aria-labelledby="regels">
        <h2 id="regels" className="utrecht-heading-3">
          {said.addRule}
        </h2>
        <p className="utrecht-paragraph">{said.ruleExplains}</p>
        <Button appearance="primary-action-button" onClick={() => setAdding(true)}>
          {said.addRule}
        </Button>
        {adding && (
          <RuleDialog
            wave={wave}
            onCancel={() => setAdding(false)}
            onDone={({ responses }) => {
              setAdding(false);
              onNews(responses === null ? said.working : said.done);
            }}
          />
        )}
      </section>
      <WhichCountsForm wave={wave} overview={overview} onNews={onNews} />
      <FlagSettingsForm wave={wave.key} overview={overview} onNews={onNews} />
      <ReplayCheckPanel wave={wave.key} />
    </div>
  );
}

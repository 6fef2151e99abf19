import type { CleaningOverview } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';

const SHOWN = ['responses', 'counted', 'open', 'excluded', 'notCounting', 'correctedAnswers'] as const;

/** How the review stands, in large numbers. */
export function CleaningNumbers({ overview }: { overview: CleaningOverview }) {
  const { cleaning: said } = texts;
  return (
    <section className="ido-panel" aria-labelledby="stand-van-zaken">
      <h2 id="stand-van-zaken" className="utrecht-heading-3">
        {said.standTitle}
      </h2>
      <dl className="ido-numbers">
        {SHOWN.map((name) => (
          <div key={name}>
            <dt>{said.numbers[name]}</dt>
            <dd>
              <strong>{dutchNumber(overview[name])}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {overview.examined < overview.responses && (
        <p className="ido-quiet">{said.examined(dutchNumber(overview.examined))}</p>
      )}
    </section>
  );
}

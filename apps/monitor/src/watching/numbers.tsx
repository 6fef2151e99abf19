import type { Progress } from '@ido/api';
import { dutchNumber, responseSentence, shareAsPercentage } from '@ido/report';
import { texts } from '../texts';

const STEPS = ['invited', 'delivered', 'opened', 'started', 'completed'] as const;

/** The large numbers: how many came how far, and what part that is. */
export function Numbers({ progress, unit, live }: { progress: Progress; unit: string; live: boolean }) {
  const said = texts.watching;
  const { counts, population } = progress;
  // Where nobody was invited through this system, those steps are not known.
  const steps = counts.invited === 0 ? STEPS.slice(3) : STEPS;
  const partOf = (step: (typeof STEPS)[number]) => {
    if (step === 'completed' && population !== null && population > 0) {
      return said.ofPopulation(shareAsPercentage(Math.min(1, counts.completed / population)), unit);
    }
    if (step === 'invited' || counts.invited === 0 || counts[step] > counts.invited) return null;
    return said.ofInvited(shareAsPercentage(counts[step] / counts.invited));
  };
  return (
    <section className="ido-panel" aria-labelledby="stand-van-zaken">
      <h2 id="stand-van-zaken" className="utrecht-heading-3">
        {said.numbersTitle}
      </h2>
      <p>
        <strong>{responseSentence(counts.completed, population, unit)}</strong>{' '}
        <span className="ido-quiet">{live ? said.live : said.notLive}</span>
      </p>
      <dl className="ido-numbers">
        {steps.map((step) => (
          <div key={step}>
            <dt>{said.numbers[step]}</dt>
            <dd>
              <strong>{dutchNumber(counts[step])}</strong>
              <span className="ido-quiet">{partOf(step)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

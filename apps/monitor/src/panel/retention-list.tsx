import type { Panel } from '@ido/api';
import { dutchNumber, shareAsPercentage } from '@ido/report';
import { texts } from '../texts';

/** From each wave to the following one: how many took part again, over who was asked again. */
export function RetentionList({ panel }: { panel: Panel }) {
  const { panel: words } = texts.series;
  const titles = new Map(panel.waves.map(({ key, title }) => [key, title]));
  return (
    <section className="ido-panel" aria-labelledby="opnieuw">
      <h2 id="opnieuw" className="utrecht-heading-3">
        {words.retention}
      </h2>
      {panel.retention.length === 0 && <p>{words.noRetention}</p>}
      <ul className="ido-retention">
        {panel.retention.map(({ from, to, before, asked, again, share, fresh }) => (
          <li key={to}>
            <h3 className="utrecht-heading-4">{words.retentionOf(titles.get(from) ?? from, titles.get(to) ?? to)}</h3>
            <p>
              <strong className="ido-retention__share">{share === null ? '–' : shareAsPercentage(share)}</strong>{' '}
              {words.retentionSentence(dutchNumber(again), dutchNumber(asked))}
            </p>
            <p className="ido-quiet">
              {[
                ...(before > asked ? [words.left(dutchNumber(before - asked))] : []),
                words.fresh(dutchNumber(fresh)),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

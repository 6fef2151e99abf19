import type { Population, Wave } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { PopulationChanges } from './population-changes';
import { PopulationCounts } from './population-counts';
import { PopulationForm } from './population-form';
import { PopulationMembers } from './population-members';
import { usePopulation } from './queries';

/** Who a wave is about: how many, in which classes, chosen how, and what changed since it opened. */
export default function PopulationPage() {
  const { population: said } = texts;
  return (
    <WaveRoom title={said.title} tab={said.titleOf}>
      {(wave) => <PopulationOfWave wave={wave} />}
    </WaveRoom>
  );
}

function PopulationOfWave({ wave }: { wave: Wave }) {
  const population = usePopulation(wave.key);
  if (population.data) return <LoadedPopulation wave={wave} population={population.data} />;
  if (population.error) return <Message type="error">{describeError(population.error).text}</Message>;
  return (
    <div className="ido-panel" aria-busy="true">
      <Skeleton lines={8} />
    </div>
  );
}

function LoadedPopulation({ wave, population }: { wave: Wave; population: Population }) {
  const { population: said } = texts;
  const [choosing, setChoosing] = useState(false);
  const [saved, setSaved] = useState(false);
  const researcher = wave.role === 'researcher';
  const final = wave.status === 'published';
  return (
    <>
      <Paragraph lead>{said.lead}</Paragraph>
      {saved && !choosing && <Message type="ok">{said.saved}</Message>}
      <section className="ido-panel" aria-labelledby="aantal">
        <h2 id="aantal" className="utrecht-heading-2">
          {population.total === 0 ? said.none : said.total(dutchNumber(population.total))}
        </h2>
        <p>{stateOf(wave, population)}</p>
        {population.total > 0 && <PopulationCounts population={population} />}
        {researcher && (
          <div className="ido-actions">
            {!final && !choosing && (
              <Button appearance="primary-action-button" onClick={() => setChoosing(true)}>
                {population.frozenAt === null ? said.choose : said.change}
              </Button>
            )}
            <Link className="utrecht-link utrecht-link--html-a" to={`/onderzoeken/${wave.study.key}/grootteklassen`}>
              {said.limits}
            </Link>
          </div>
        )}
      </section>
      {choosing && (
        <PopulationForm
          wave={wave.key}
          population={population}
          onCancel={() => setChoosing(false)}
          onSaved={() => {
            setChoosing(false);
            setSaved(true);
          }}
        />
      )}
      {population.frozenAt !== null && <PopulationChanges wave={wave.key} changes={population.changes} />}
      {researcher && population.total > 0 && <PopulationMembers wave={wave.key} population={population} />}
    </>
  );
}

function stateOf({ status }: Wave, { frozenAt }: Population): string {
  if (status === 'published') return texts.population.published;
  return frozenAt === null ? texts.population.draft : texts.population.frozen(dutchDate(frozenAt));
}

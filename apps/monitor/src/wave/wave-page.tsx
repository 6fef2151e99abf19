import type { Breakdown, Wave } from '@ido/api';
import { dutchNumber, responseSentence } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { isStatus } from '../api/problem-error';
import { useScrollToFigure } from '../figure/use-scroll-to-figure';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton, Skeleton } from '../parts/skeleton';
import { describeError } from '../parts/describe-error';
import { PublishedNote } from '../published/published-wave';
import { EarlierState } from '../releases/earlier-state';
import { isRefusedState, RefusedState } from '../releases/refused-state';
import { texts } from '../texts';
import { useWeightings } from '../weighting/queries';
import { Downloads } from './downloads';
import { Figures } from './figures';
import { FilterPanel } from './filter-panel';
import { useBreakdown, useFreshFigures, useQuestionNumbers, useWave } from './queries';
import { roleSections, rolesOf } from './role-sections';
import { Rooms } from './rooms';
import { unitOf } from './unit';
import { addressOf, NOTHING_SELECTED } from './selection';
import { useSelection } from './use-selection';
import { WaveState } from './wave-state';

/** A wave: how far it is, and what the answers say. */
export function WavePage() {
  const { wave: key = '' } = useParams();
  const wave = useWave(key);
  useFreshFigures(key, wave.data?.completed);
  if (wave.data) return <LoadedWave wave={wave.data} lost={wave.error} />;
  if (wave.error) return <ErrorState error={wave.error} retry={() => void wave.refetch()} />;
  return <PageSkeleton />;
}

function LoadedWave({ wave, lost }: { wave: Wave; lost: unknown }) {
  const unit = unitOf(wave.audience);
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${wave.study.key}`, label: wave.study.title },
        ]}
      />
      <PageTitle>{wave.title}</PageTitle>
      <SyntheticNote note={wave.syntheticNote} />
      {wave.withoutMicrodata ? <PublishedNote wave={wave} /> : <Rooms wave={wave} />}
      {lost ? <Message type="warning">{texts.problems.stale}</Message> : null}
      <WaveState wave={wave} unit={unit} />
      <WaveNews sentence={responseSentence(wave.completed, wave.population, unit)} />
      {wave.figuresShown === false ? (
        <Message type="info">{texts.wave.figuresLater}</Message>
      ) : (
        <WaveFigures wave={wave} unit={unit} />
      )}
      <Downloads wave={wave} />
    </>
  );
}

/** Says a new number of completed responses, once, for who cannot see it change. */
function WaveNews({ sentence }: { sentence: string }) {
  const [first] = useState(sentence);
  return (
    <p className="ido-hidden" role="status">
      {sentence === first ? '' : texts.wave.updated(sentence)}
    </p>
  );
}

function WaveFigures({ wave, unit }: { wave: Wave; unit: string }) {
  const [selection, change] = useSelection();
  const breakdown = useBreakdown(wave.key, selection);
  const weightings = useWeightings(wave.key, wave.role === 'researcher' && !wave.withoutMicrodata);
  const numbers = useQuestionNumbers(breakdown.data?.questionnaire);
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 64rem)').matches);
  const data = breakdown.data;
  useScrollToFigure(data !== undefined);
  const filtered = Object.keys(selection.filters).length > 0;
  const matches =
    data && filtered && data.responses !== null
      ? texts.filters.matches(dutchNumber(data.responses), dutchNumber(wave.completed))
      : '';
  return (
    <div className={wave.withoutMicrodata ? undefined : 'ido-figures'}>
      {!wave.withoutMicrodata && (
        <details className="ido-side" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <h2 className="utrecht-heading-4">{texts.filters.title}</h2>
          </summary>
          <FilterPanel
            selection={selection}
            dimensions={data?.dimensions ?? []}
            roles={rolesOf(data?.variables ?? [])}
            matches={matches}
            weightings={weightings.data?.schemes}
            onChange={change}
          />
        </details>
      )}
      <section className="ido-cards" aria-labelledby="cijfers" aria-busy={breakdown.isFetching}>
        <h2 id="cijfers" className="utrecht-heading-2">
          {texts.figure.figures}
        </h2>
        <FiguresNote breakdown={data} />
        {selection.asOf !== null && data && <EarlierState onNow={() => change({ ...selection, asOf: null })} />}
        {isRefusedState(breakdown.error, selection.asOf) ? (
          <RefusedState error={breakdown.error} now={`?${addressOf({ ...selection, asOf: null })}`} />
        ) : (
          breakdown.error && <RefusedFigures error={breakdown.error} onClear={() => change(NOTHING_SELECTED)} />
        )}
        {data ? (
          <Figures
            breakdown={data}
            sections={roleSections(data.variables, selection.role)}
            source={`${wave.study.title}, ${wave.title}`}
            {...{ unit, selection, numbers: numbers.data ?? new Map<string, number>() }}
            onSelection={(next) => change(next, { replace: true })}
          />
        ) : (
          !breakdown.error && <CardSkeletons />
        )}
      </section>
    </div>
  );
}

/** What was done to the answers before they were counted, in a sentence; nothing when they count as they were sent in. */
function FiguresNote({ breakdown }: { breakdown: Breakdown | undefined }) {
  if (!breakdown) return null;
  const { cleaning, weighting } = breakdown;
  const withoutWeight = weighting?.withoutWeight ?? 0;
  return (
    <>
      {cleaning && (
        <p className="ido-quiet">
          {texts.cleaning.noteOf(cleaning.excluded, cleaning.notCounting, cleaning.correctedAnswers)}.
        </p>
      )}
      {weighting && (
        <p className="ido-quiet">
          {texts.weighting.note(weighting.title)}
          {withoutWeight > 0 && ` ${texts.weighting.withoutWeight(withoutWeight)}`}
        </p>
      )}
    </>
  );
}

/** The figures of this selection cannot be had; an address with a filter that no longer exists is the usual reason. */
function RefusedFigures({ error, onClear }: { error: unknown; onClear: () => void }) {
  const invalid = isStatus(error, 400);
  return (
    <>
      <Message type="error">{invalid ? texts.wave.badSelection : describeError(error).text}</Message>
      {invalid && (
        <div>
          <Button appearance="secondary-action-button" onClick={onClear}>
            {texts.filters.clear}
          </Button>
        </div>
      )}
    </>
  );
}

function CardSkeletons() {
  return [0, 1, 2].map((index) => (
    <div key={index} className="ido-card">
      <Skeleton lines={2} height={24} />
      <Skeleton lines={6} height={26} />
    </div>
  ));
}

import type { Wave } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useMemo } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ProblemError } from '../api/problem-error';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { PageSkeleton, Skeleton } from '../parts/skeleton';
import { EarlierState } from '../releases/earlier-state';
import { isRefusedState, RefusedState } from '../releases/refused-state';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { useWeightings } from '../weighting/queries';
import { addressOfChoice, choiceOf, type TableChoice } from './choice';
import { ChoiceForm } from './choice-form';
import { useSavedTable, useTable } from './queries';
import { SavedTables } from './saved-tables';
import { TableView } from './table-view';
import { TakeAlong } from './take-along';
import './tabulate.css';

/** Crossings of the answers of a wave. */
export default function TablesPage() {
  const { tabulate } = texts;
  return (
    <WaveRoom title={tabulate.title} tab={tabulate.titleOf}>
      {(wave) =>
        wave.figuresShown === false ? <Message type="info">{texts.wave.figuresLater}</Message> : <Tables wave={wave} />
      }
    </WaveRoom>
  );
}

function Tables({ wave }: { wave: Wave }) {
  const [search, setSearch] = useSearchParams();
  const id = search.get('bewaard');
  const saved = useSavedTable(wave.key, id);
  const choice = useMemo(() => choiceOf(search), [search]);
  const table = useTable(wave.key, choice);
  const weightings = useWeightings(wave.key, wave.role === 'researcher' && !wave.withoutMicrodata);
  const { tabulate } = texts;
  if (id !== null && saved.data) return <Navigate to={`?${saved.data.query}`} replace />;
  if (id !== null) return saved.error ? <Failure error={saved.error} /> : <PageSkeleton />;
  const change = (next: TableChoice) => setSearch(addressOfChoice(next), { preventScrollReset: true });
  return (
    <>
      <Paragraph lead className="ido-screen-only">
        {tabulate.lead}
      </Paragraph>
      {choice.asOf !== null && table.data && <EarlierState onNow={() => change({ ...choice, asOf: null })} />}
      {table.data && (
        <ChoiceForm {...{ choice, change }} told={table.data} weightings={weightings.data?.schemes ?? []} />
      )}
      {isRefusedState(table.error, choice.asOf) ? (
        <RefusedState error={table.error} now={`?${addressOfChoice({ ...choice, asOf: null })}`} />
      ) : (
        table.error && <RefusedTable error={table.error} onClear={() => change(choiceOf(new URLSearchParams()))} />
      )}
      {!table.data && !table.error && <Skeleton lines={8} />}
      {table.data && !table.error && (
        <section className="ido-panel" aria-busy={table.isPlaceholderData} aria-labelledby="tabel">
          <h2 id="tabel" className="utrecht-heading-3">
            {tabulate.title}
          </h2>
          {table.data.table ? (
            <>
              <TableView table={table.data.table} told={table.data} choice={choice} />
              <TakeAlong {...{ wave, choice }} reference={table.data.reference} />
            </>
          ) : (
            <p>{tabulate.empty}</p>
          )}
        </section>
      )}
      <SavedTables wave={wave} />
    </>
  );
}

/** What is wrong with the address, part by part, and a way on. */
function RefusedTable({ error, onClear }: { error: unknown; onClear: () => void }) {
  const details = error instanceof ProblemError ? (error.problem.errors ?? []).map(({ detail }) => detail) : [];
  return (
    <>
      {details.length > 0 ? <Message type="error">{details.join(' ')}</Message> : <Failure error={error} />}
      <div className="ido-screen-only">
        <Button appearance="secondary-action-button" onClick={onClear}>
          {texts.filters.clear}
        </Button>
      </div>
    </>
  );
}

import type { PublicWave, VariableBreakdown } from '@ido/api';
import { dutchDate, responseSentence, type FigureContext } from '@ido/report';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { FigureCard } from '../figure/figure-card';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ChoiceField } from '../parts/choice-field';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { roleSections } from '../wave/role-sections';
import { withName } from '../wave/selection';
import { unitOf } from '../wave/unit';
import { usePublicWave } from './queries';

/** The figures of a wave as they were released, for anybody. What is chosen stands in the address. */
export default function PublicWavePage() {
  const { wave: key = '' } = useParams();
  const wave = usePublicWave(key);
  if (wave.error && !wave.data) return <ErrorState error={wave.error} retry={() => void wave.refetch()} />;
  if (!wave.data) return <PageSkeleton />;
  return <Released wave={wave.data} />;
}

function Released({ wave }: { wave: PublicWave }) {
  const { published: said } = texts;
  const [search, setSearch] = useSearchParams();
  const { crossings } = wave.figures;
  const crossing = crossings.find(({ by }) => by === search.get('per')) ?? crossings[0];
  const unit = unitOf(wave.audience);
  return (
    <>
      <Breadcrumb trail={[{ to: `/openbaar/${wave.study.key}`, label: wave.study.title }]} />
      <PageTitle>{wave.title}</PageTitle>
      <SyntheticNote note={wave.syntheticNote} />
      {wave.figures.responses !== null && (
        <p>{responseSentence(wave.figures.responses, wave.figures.population, unit)}</p>
      )}
      <p>{said.released(dutchDate(wave.release.at), wave.release.number)}</p>
      {wave.release.note && <p>{said.note(wave.release.note)}</p>}
      <ChoiceField
        label={said.crossBy}
        value={crossing?.by ?? ''}
        options={crossings.map(({ by, title }) => ({ value: by ?? '', label: title ?? said.noCrossing }))}
        onChange={(by) => setSearch(by === '' ? {} : { per: by }, { replace: true })}
      />
      <section className="ido-cards" aria-labelledby="cijfers">
        <h2 id="cijfers" className="utrecht-heading-2">
          {said.figures}
        </h2>
        {roleSections(crossing?.variables ?? [], null).map(({ role, variables }) => (
          <section key={role ?? ''} className="ido-role" aria-label={role ? texts.roles[role] : texts.roles.none}>
            {variables.map((variable) => (
              <ReleasedFigure key={variable.name} {...{ wave, variable, unit }} crossed={crossing?.title ?? null} />
            ))}
          </section>
        ))}
      </section>
    </>
  );
}

function ReleasedFigure({
  wave,
  variable,
  unit,
  crossed,
}: {
  wave: PublicWave;
  variable: VariableBreakdown;
  unit: string;
  crossed: string | null;
}) {
  const [search, setSearch] = useSearchParams();
  const context = useMemo<FigureContext>(
    () => ({
      number: null,
      population: wave.figures.population,
      responses: wave.figures.responses,
      unit,
      source: `${wave.study.title}, ${wave.title}`,
      selection: crossed === null ? '' : texts.published.crossedBy(crossed),
      note: variable.note,
      syntheticNote: wave.syntheticNote,
    }),
    [wave, variable, unit, crossed],
  );
  const shown = (key: string) => search.getAll(key).includes(variable.name);
  const show = (key: string) => (present: boolean) => {
    const next = new URLSearchParams(search);
    next.delete(key);
    for (const name of withName(search.getAll(key), variable.name, present)) next.append(key, name);
    setSearch(next, { replace: true });
  };
  return (
    <FigureCard
      table={variable}
      context={context}
      heading={variable.title}
      showTable={shown('tabel')}
      showMargin={shown('marge')}
      onShowTable={show('tabel')}
      onShowMargin={show('marge')}
    />
  );
}

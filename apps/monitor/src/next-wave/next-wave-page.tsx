import type { NextWavePlan, Wave } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useWave } from '../wave/queries';
import { unitOf } from '../wave/unit';
import { CarriedOver } from './carried-over';
import { NextWaveForm } from './next-wave-form';
import { useNextWavePlan } from './queries';
import { wallClock } from './wall-clock';
import './next-wave.css';

/** The next wave: what will be carried over, then the draft. */
export default function NextWavePage() {
  const { wave: key = '' } = useParams();
  const wave = useWave(key);
  const proposal = useNextWavePlan(key, '');
  const error = (wave.data ? null : wave.error) ?? (proposal.data ? null : proposal.error);
  if (error) return <ErrorState error={error} retry={() => void Promise.all([wave.refetch(), proposal.refetch()])} />;
  if (!wave.data || !proposal.data) return <PageSkeleton />;
  return <LoadedNextWave wave={wave.data} proposal={proposal.data} />;
}

function LoadedNextWave({ wave, proposal }: { wave: Wave; proposal: NextWavePlan }) {
  const [opensAt, setOpensAt] = useState(proposal.opensAt === null ? '' : wallClock(proposal.opensAt));
  const plan = useNextWavePlan(wave.key, opensAt);
  const navigate = useNavigate();
  const shown = plan.data ?? proposal;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${wave.study.key}`, label: wave.study.title },
          { to: `/metingen/${wave.key}`, label: wave.title },
        ]}
      />
      <PageTitle>{texts.series.next.titleOf(wave.title)}</PageTitle>
      <Paragraph lead>{texts.series.next.lead}</Paragraph>
      <NextWaveForm
        wave={wave.key}
        plan={shown}
        proposal={proposal}
        opensAt={opensAt}
        onOpensAt={setOpensAt}
        onMade={(made) => void navigate(`/metingen/${made.key}`)}
      />
      <CarriedOver plan={shown} unit={unitOf(wave.audience)} busy={plan.isFetching} />
    </>
  );
}

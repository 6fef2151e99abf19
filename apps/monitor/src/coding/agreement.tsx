import type { Agreement as Measured } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { DataTable } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useAgreement } from './queries';

/** How far each pair of coders agrees, over all codes and per code. */
export function Agreement({ wave, question }: { wave: string; question: string }) {
  const { coding } = texts;
  const agreement = useAgreement(wave, question);
  if (agreement.error) return <ErrorState error={agreement.error} retry={() => void agreement.refetch()} />;
  if (!agreement.data) return <Skeleton lines={5} />;
  if (agreement.data.pairs.length === 0) return <p className="ido-panel ido-empty">{coding.noPairs}</p>;
  return (
    <>
      <p>{coding.agreementLead}</p>
      {agreement.data.pairs.map(({ coders, texts: both, equal, overall, codes }, index) => (
        <section key={index} className="ido-panel">
          <h3 className="utrecht-heading-4">{coding.pair(...coders)}</h3>
          <p>{coding.pairSaid(dutchNumber(both), dutchNumber(equal), kappaText(overall))}</p>
          <DataTable
            caption={coding.pair(...coders)}
            rows={codes}
            rowKey={({ code }) => String(code)}
            columns={[
              { key: 'label', label: coding.code, header: true, cell: ({ label }) => label },
              { key: 'both', label: coding.both, numeric: true, cell: (row) => dutchNumber(row.both) },
              { key: 'first', label: coding.only(coders[0]), numeric: true, cell: (row) => dutchNumber(row.onlyFirst) },
              {
                key: 'second',
                label: coding.only(coders[1]),
                numeric: true,
                cell: (row) => dutchNumber(row.onlySecond),
              },
              { key: 'kappa', label: coding.kappa, numeric: true, cell: kappaText },
            ]}
          />
        </section>
      ))}
    </>
  );
}

function kappaText({ kappa }: Measured): string {
  if (kappa === null) return texts.coding.noKappa;
  return kappa.toLocaleString('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

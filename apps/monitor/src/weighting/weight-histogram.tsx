import type { WeightingFit } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { DataTable } from '../parts/data-table';
import { texts } from '../texts';
import { decimal } from './decimal';

const HEIGHT = 90;
const BAR = 36;
const GAP = 4;

/** Respondents by weight: bars, and the table with the same numbers. */
export function WeightHistogram({ bars }: { bars: WeightingFit['spread']['histogram'] }) {
  const { weighting: said } = texts;
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const range = ({ from, to }: { from: number; to: number }) => said.weightRange(decimal(from, 2), decimal(to, 2));
  return (
    <>
      <svg
        className="ido-histogram"
        viewBox={`0 0 ${bars.length * (BAR + GAP)} ${HEIGHT}`}
        width={bars.length * (BAR + GAP)}
        height={HEIGHT}
        aria-hidden="true"
      >
        {bars.map(({ from, n }, at) => {
          const height = (n / most) * (HEIGHT - 18);
          return (
            <g key={from} transform={`translate(${at * (BAR + GAP)} 0)`}>
              <rect x="0" y={HEIGHT - height} width={BAR} height={height} fill="currentColor" opacity="0.7" />
              <text x={BAR / 2} y={HEIGHT - height - 4} textAnchor="middle" fontSize="12" fill="currentColor">
                {dutchNumber(n)}
              </text>
            </g>
          );
        })}
      </svg>
      <DataTable
        caption={said.spread}
        rows={bars}
        rowKey={({ from }) => String(from)}
        columns={[
          { key: 'weight', label: said.weight, header: true, cell: range },
          { key: 'n', label: said.count, numeric: true, cell: ({ n }) => dutchNumber(n) },
        ]}
      />
    </>
  );
}

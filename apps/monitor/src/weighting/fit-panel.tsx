import type { WeightingFit } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { DataTable } from '../parts/data-table';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { classesOff } from './classes-off';
import { decimal } from './decimal';
import { WeightHistogram } from './weight-histogram';

interface FitPanelProps {
  readonly fit: WeightingFit;
  /** No weight above so many times the mean; null: as heavy as it takes. */
  readonly bound: number | null;
}

/** How a weighting fits: n beside the effective n, the spread of the weights, and every class before and after. */
export function FitPanel({ fit, bound }: FitPanelProps) {
  const { weighting: said } = texts;
  const { spread } = fit;
  const [furthest, ...others] = bound === null ? [] : classesOff(fit);
  const { p5, p25, p50, p75, p95 } = spread.quantiles;
  const numbers: ReadonlyArray<readonly [string, string]> = [
    [said.respondents, dutchNumber(fit.respondents)],
    [said.population, dutchNumber(fit.populationN)],
    [said.effectiveN, decimal(fit.effectiveN, 1)],
    [said.designEffect, decimal(fit.designEffect, 2)],
    [said.lightest, decimal(spread.min, 2)],
    [said.heaviest, decimal(spread.max, 2)],
    [said.passes, dutchNumber(fit.passes)],
    [said.trimmed, dutchNumber(fit.trimmed)],
  ];
  return (
    <div className="ido-stack">
      <h3 className="utrecht-heading-4">{said.fit}</h3>
      <dl className="ido-numbers">
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p className="ido-quiet">{said.effectiveHelp}</p>
      {furthest && bound !== null && (
        <Message type="warning">
          {said.off(
            bound.toLocaleString('nl-NL'),
            furthest.label,
            decimal(furthest.weighted, 1),
            dutchNumber(furthest.population),
            others.length,
          )}
        </Message>
      )}
      {fit.withoutWeight > 0 && <p>{said.withoutWeight(fit.withoutWeight)}</p>}
      {fit.unknownInPopulation > 0 && <p>{said.unknownInPopulation(fit.unknownInPopulation)}</p>}
      <h3 className="utrecht-heading-4">{said.spread}</h3>
      <p>{said.quantiles(decimal(p5, 2), decimal(p25, 2), decimal(p50, 2), decimal(p75, 2), decimal(p95, 2))}</p>
      <WeightHistogram bars={spread.histogram} />
      {fit.margins.map((margin) => (
        <div key={margin.variable}>
          <h3 className="utrecht-heading-4">{said.marginOf(margin.title)}</h3>
          <DataTable
            caption={said.marginOf(margin.title)}
            rows={margin.classes}
            rowKey={({ code }) => code}
            columns={[
              { key: 'class', label: said.class, header: true, cell: ({ label }) => label },
              {
                key: 'population',
                label: said.inPopulation,
                numeric: true,
                cell: (one) => dutchNumber(one.population),
              },
              { key: 'answered', label: said.answered, numeric: true, cell: (one) => dutchNumber(one.respondents) },
              { key: 'weighted', label: said.weighted, numeric: true, cell: (one) => decimal(one.weighted, 1) },
            ]}
          />
        </div>
      ))}
    </div>
  );
}

import type { ClassProgress, Progress } from '@ido/api';
import { dutchNumber, shareAsPercentage } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

type Classes = Progress['classes'][number];

/** By province and size class: who completed beside who there are, with what that means in a sentence. */
export function ClassTables({ classes }: { classes: readonly Classes[] }) {
  const said = texts.watching;
  if (classes.length === 0) return null;
  return (
    <section className="ido-panel" aria-labelledby="wie-doen-mee">
      <h2 id="wie-doen-mee" className="utrecht-heading-3">
        {said.classesTitle}
      </h2>
      <p className="ido-quiet">{said.classesLead}</p>
      {classes.map((one) => (
        <ClassTable key={one.variable} classes={one} />
      ))}
    </section>
  );
}

function ClassTable({ classes: { title, rows, representativeness } }: { classes: Classes }) {
  return (
    <section aria-label={title}>
      <h3 className="utrecht-heading-4">{title}</h3>
      <p>{representativeness.sentence}</p>
      {representativeness.test && <p className="ido-quiet">{testSentence(representativeness.test)}</p>}
      <DataTable caption={title} columns={columnsOf(title)} rows={rows} rowKey={({ code }) => code} />
    </section>
  );
}

function testSentence({ method, pValue }: NonNullable<Classes['representativeness']['test']>): string {
  const { test, methods, smallP } = texts.watching;
  return test(methods[method], pValue < 0.001 ? smallP : dutchNumber(pValue, 3));
}

function columnsOf(title: string): ReadonlyArray<Column<ClassProgress>> {
  const said = texts.watching;
  const percentage = (share: number | null) => (share === null ? '–' : shareAsPercentage(share));
  return [
    { key: 'label', label: title, header: true, cell: ({ label }) => label },
    {
      key: 'completed',
      label: said.responded,
      numeric: true,
      sortBy: ({ completed }) => completed,
      cell: ({ completed, population }) => said.of(dutchNumber(completed), dutchNumber(population)),
    },
    {
      key: 'rate',
      label: said.rate,
      numeric: true,
      sortBy: ({ rate }) => rate ?? -1,
      cell: ({ rate }) => percentage(rate),
    },
    {
      key: 'response',
      label: said.shareOfResponse,
      numeric: true,
      sortBy: ({ shareOfResponse }) => shareOfResponse ?? -1,
      cell: ({ shareOfResponse }) => percentage(shareOfResponse),
    },
    {
      key: 'population',
      label: said.shareOfPopulation,
      numeric: true,
      sortBy: ({ shareOfPopulation }) => shareOfPopulation ?? -1,
      cell: ({ shareOfPopulation }) => percentage(shareOfPopulation),
    },
  ];
}

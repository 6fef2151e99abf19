import type { ProvinceTile, TrendDashboard } from '@ido/api';
import { figureLabel, provinceFigure, provinceResponse, provinceSvg } from '@ido/report';
import { useDrawnWidth } from '../figure/use-drawn-width';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

interface ProvinceMapProps {
  readonly answer: TrendDashboard;
  readonly onChoose: (trend: string) => void;
  readonly chosen: readonly string[];
}

/** The twelve provinces as tiles with response and one figure, and the same as a table. */
export function ProvinceMap({ answer, onChoose, chosen }: ProvinceMapProps) {
  const words = texts.trends;
  const { box, width } = useDrawnWidth({ first: 420, least: 270 });
  const { tiles } = answer;
  const trend = answer.trends.find(({ key }) => key === tiles?.trend);
  const category = trend?.categories.find(({ code }) => code === tiles?.category);
  const title = words.tilesTitle(figureLabel(trend?.title ?? ''), figureLabel(category?.label ?? ''));
  if (!tiles || !trend) return null;
  const drawn = { width: Math.min(width, 520), id: 'provincies', title, chosen };
  // Every text in the markup is escaped by provinceSvg.
  const markup = { __html: provinceSvg(tiles.provinces, drawn) };
  const wave = answer.waves.find(({ key }) => key === tiles.wave)?.label ?? tiles.wave;
  const columns: Column<ProvinceTile>[] = [
    { key: 'province', label: words.province, header: true, cell: ({ code }) => code },
    { key: 'figure', label: figureLabel(category?.label ?? ''), numeric: true, cell: provinceFigure },
    { key: 'response', label: words.response, numeric: true, cell: provinceResponse },
  ];
  return (
    <section className="ido-panel ido-tiles" aria-labelledby="tegels">
      <h2 id="tegels" className="utrecht-heading-3">
        {words.tiles}
      </h2>
      <p>{words.tilesLead(wave)}</p>
      <ChoiceField
        label={words.tilesQuestion}
        value={trend.key}
        options={answer.trends.map((one) => ({ value: one.key, label: figureLabel(one.title) }))}
        onChange={onChoose}
      />
      <p className="ido-quiet">{title}</p>
      <div className="ido-tiles__both">
        <div ref={box} className="ido-chart" dangerouslySetInnerHTML={markup} />
        <DataTable caption={title} columns={columns} rows={tiles.provinces} rowKey={({ code }) => code} />
      </div>
    </section>
  );
}

import { dutchList, dutchNumber } from './dutch-number';
import type { FigureInput } from './figure-input';
import type { FigureSpec } from './figure-spec';

/** "n = 37 van 342 gemeenten"; without a population "n = 37 bezoekers". `base` null: withheld. */
export function baseSentence(base: number | null, population: number | null, unit: string): string {
  if (base === null) return 'n niet getoond (kleine aantallen)';
  if (population === null) return `n = ${dutchNumber(base)} ${unit}`;
  return `n = ${dutchNumber(base)} van ${dutchNumber(population)} ${unit}`;
}

/** "37 van 342 gemeenten, 11%"; null population: "37 bezoekers". The percentage is rounded half up; none for an empty population. */
export function responseSentence(completed: number, population: number | null, unit: string): string {
  if (population === null) return `${dutchNumber(completed)} ${unit}`;
  const sentence = `${dutchNumber(completed)} van ${dutchNumber(population)} ${unit}`;
  if (population === 0) return sentence;
  return `${sentence}, ${dutchNumber(Math.floor((completed / population) * 100 + 0.5 + 1e-9))}%`;
}

/**
 * Who the question was put to and who skipped it, where that is not everybody: "Gevraagd aan 19 van de 37. 2 gaven geen
 * antwoord." Empty when all who responded answered.
 */
export function routingSentence(table: FigureInput, responses: number | null): string {
  const parts: string[] = [];
  if (table.eligible !== null && responses !== null && table.eligible < responses) {
    parts.push(`Gevraagd aan ${dutchNumber(table.eligible)} van de ${dutchNumber(responses)}.`);
  }
  if (table.missing !== null && table.missing > 0) {
    parts.push(`${dutchNumber(table.missing)} ${table.missing === 1 ? 'gaf' : 'gaven'} geen antwoord.`);
  }
  return parts.join(' ');
}

/** The figure in words, for who cannot see it: "Staafdiagram. Ja: 54% (20); nee: …". */
export function figureSentence(spec: FigureSpec): string {
  const kind = { pie: 'Cirkeldiagram', bars: 'Staafdiagram', none: 'Zonder diagram' }[spec.kind];
  const panels = spec.panels.map((panel) => {
    const marks = panel.marks.map(
      (mark) => `${mark.label}: ${[mark.valueText, mark.countText].filter(Boolean).join(' ')}`,
    );
    const said = panel.message ?? dutchListOf(marks);
    return panel.label === null ? said : `${panel.label} (${panel.baseText}): ${said}`;
  });
  return `${kind}. ${spec.title}. ${spec.baseLine}. ${panels.join('. ')}`;
}

function dutchListOf(marks: readonly string[]): string {
  return marks.length > 3 ? marks.join('; ') : dutchList(marks);
}

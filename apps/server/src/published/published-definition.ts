import type { CreatePublishedTables, PublishedQuestion } from '@ido/api';

/** Words of a label that say what kind of answer it is; their codes are those of the questionnaires. */
const SPECIAL: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(ik )?weet (ik |het )?niet\b/i, 'weet-niet'],
  [/^anders\b/i, 'anders'],
];

/**
 * The questionnaire that a report's tables would have come from, as SurveyJS JSON: one question per table. It gives the wave a codebook, so that
 * concordance, breakdown and export treat it as any other.
 */
export function definitionOfTables({
  title,
  tables,
}: Pick<CreatePublishedTables, 'title' | 'tables'>): Record<string, unknown> {
  return {
    locale: 'nl',
    title,
    pages: [
      {
        name: 'gepubliceerd',
        elements: tables.map((table) => {
          const codes = codesOf(table);
          return {
            type: table.type === 'single' ? 'radiogroup' : 'checkbox',
            name: table.variable,
            title: table.title,
            ...(table.trendKey !== undefined && { trendKey: table.trendKey }),
            choices: table.categories.map(({ label }, at) => ({ value: codes[at], text: label })),
          };
        }),
      },
    ],
  };
}

/** The code of each category: as given, else made from its label; unlike every other of the question. */
export function codesOf({ categories }: Pick<PublishedQuestion, 'categories'>): string[] {
  const taken = new Set(categories.flatMap(({ code }) => (code === undefined ? [] : [code.toLowerCase()])));
  return categories.map(({ code, label }) => {
    if (code !== undefined) return code;
    const base = codeOfLabel(label);
    let made = base;
    for (let number = 2; taken.has(made); number += 1) made = `${base}-${number}`;
    taken.add(made);
    return made;
  });
}

function codeOfLabel(label: string): string {
  const special = SPECIAL.find(([pattern]) => pattern.test(label));
  if (special) return special[1];
  const slug = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'antwoord' : slug;
}

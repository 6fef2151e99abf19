import type { Codebook, Variable } from '@ido/questionnaire';
import { CATEGORY_KINDS, VARIABLE_TYPES } from './codebook-export';
import { codeText } from './category-matcher';
import { markup } from './markup';
import { isWeight } from './weight-variable';

export interface CodebookHtmlMeta {
  /** Title of the wave. */
  readonly title: string;
  readonly questionnaire: string;
  readonly version: number;
  readonly note: string | null;
}

const STYLE = `
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { line-height: 1.2; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 2px solid #1b1b1b; }
section { break-inside: avoid; margin-block: 1.5rem; }
h3 { margin: 0; font-size: 1.0625rem; }
.about { margin: 0.25rem 0; color: #4a4a4a; }
.note { padding: 0.5rem 0.75rem; border-left: 4px solid #a60; background: #fff6e5; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.25rem 0.5rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th[scope="col"] { font-size: 0.875rem; }
nav ol { columns: 20rem; }
@media print { nav { display: none; } body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; } }
`;

/** The codebook as one page of HTML without scripts or other files: to be read, searched and printed. */
export function codebookHtml(codebook: Codebook, meta: CodebookHtmlMeta): Uint8Array {
  const title = `Codeboek – ${meta.title}`;
  const pages = new Map<string, Variable[]>();
  for (const variable of codebook.variables) {
    const page = variable.page ?? 'Vragen';
    pages.set(page, [...(pages.get(page) ?? []), variable]);
  }
  const number = new Map(codebook.variables.map((variable, index) => [variable, index + 1]));
  const parts = [
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${markup(title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body><main>`,
    `<h1>${markup(title)}</h1>`,
    `<p>Vragenlijst ${markup(meta.questionnaire)}, versie ${meta.version}. ${codebook.variables.length} variabelen.</p>`,
    ...(meta.note ? [`<p class="note">${markup(meta.note)}</p>`] : []),
    '<nav aria-label="Inhoud"><ol>',
    ...codebook.variables.map(
      (variable) => `<li><a href="#v${number.get(variable)}">${markup(variable.name)}</a></li>`,
    ),
    '</ol></nav>',
    ...[...pages].flatMap(([page, variables]) => [
      `<h2>${markup(page)}</h2>`,
      ...variables.map((variable) => variableHtml(variable, number.get(variable)!)),
    ]),
    '</main></body></html>\n',
  ];
  return Buffer.from(parts.join('\n'));
}

function variableHtml(variable: Variable, number: number): string {
  const { categories } = variable;
  const facts = [
    VARIABLE_TYPES[variable.type],
    ...(isWeight(variable) ? [] : [variable.required ? 'verplicht' : 'niet verplicht']),
    ...(variable.routed ? ['afhankelijk van eerdere antwoorden'] : []),
    ...(variable.role ? [`rol: ${variable.role}`] : []),
    ...(variable.trendKey ? [`trendsleutel: ${variable.trendKey}`] : []),
  ];
  const rows = categories.map((category) => {
    const kind =
      CATEGORY_KINDS[category.kind] + (category.exclusive && variable.type === 'multiple' ? ', sluit andere uit' : '');
    return `<tr><th scope="row"><code>${markup(codeText(category))}</code></th><td>${markup(category.label)}</td><td>${kind}</td></tr>`;
  });
  const table =
    rows.length === 0
      ? ''
      : `<table><caption>Antwoorden van ${markup(variable.name)}</caption><thead><tr><th scope="col">Code</th>` +
        `<th scope="col">Antwoord</th><th scope="col">Soort</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return (
    `<section id="v${number}" aria-labelledby="t${number}"><h3 id="t${number}">${markup(variable.title)}</h3>` +
    `<p class="about"><code>${markup(variable.name)}</code> · ${markup(facts.join(' · '))}</p>${table}</section>`
  );
}

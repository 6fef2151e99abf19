import type { AnsweredPage } from './answer-lines';

/** What a copy of the answers says above them. */
export interface CopyHead {
  readonly language: string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly noAnswer: string;
}

/** A page (HTML, no scripts, nothing from elsewhere) with every question and its answer, to keep or to print. */
export function answersCopy(head: CopyHead, pages: readonly AnsweredPage[]): string {
  const facts = head.facts.map(([label, value]) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`).join('');
  const sections = pages.map((page) => {
    const items = page.questions.map((question) => {
      const number = question.number ? `${text(question.number)}. ` : '';
      const lines = question.lines.length > 0 ? question.lines : [head.noAnswer];
      return `<dt>${number}${text(question.title)}</dt>${lines.map((line) => `<dd>${text(line)}</dd>`).join('')}`;
    });
    return `<h2>${text(page.title)}</h2><dl>${items.join('')}</dl>`;
  });
  return `<!doctype html>
<html lang="${text(head.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(head.title)}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold;margin-top:1rem}dd{margin:.25rem 0 0 1rem}</style>
</head><body><h1>${text(head.title)}</h1><dl>${facts}</dl>
${sections.join('\n')}
</body></html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
